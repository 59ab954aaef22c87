import { plainDateTime } from '@aval/core/wire-dates';
import { z } from 'zod';
import type { DeliveryLogEntry, Webhook } from './ports.ts';
import { maskedSecret } from './webhook-settings.ts';

/** A webhook on the wire. */
export const webhookConfigSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  target: z.string(),
  targetType: z.literal('http'),
  types: z.array(z.string()),
  applicantType: z.string().optional(),
  sourceKeys: z.array(z.string()),
  secretKey: z.string(),
  signatureAlgorithm: z.string(),
  headers: z.array(z.object({ key: z.string(), value: z.string() })),
  notResendFailedWebhooks: z.boolean(),
  enabled: z.boolean(),
  clientId: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
});
export type WebhookConfigBody = z.input<typeof webhookConfigSchema>;

/** `shown`: the secret itself, told once to whoever made it; masked everywhere else. */
export function webhookConfigBody(
  webhook: Webhook,
  clientId: string,
  secret: 'shown' | 'masked',
): WebhookConfigBody {
  return {
    id: webhook.id,
    name: webhook.name,
    description: webhook.description,
    target: webhook.target,
    targetType: 'http',
    types: [...webhook.types],
    applicantType: webhook.applicantType,
    sourceKeys: [...webhook.sourceKeys],
    secretKey: secret === 'shown' ? webhook.secretKey : maskedSecret,
    signatureAlgorithm: webhook.signatureAlgorithm,
    headers: webhook.headers.map(({ key, value }) => ({ key, value })),
    notResendFailedWebhooks: webhook.notResendFailed,
    enabled: webhook.enabled,
    clientId,
    createdAt: plainDateTime(webhook.createdAt),
    createdBy: webhook.createdBy,
  };
}

export const deliverySchema = z.object({
  id: z.string(),
  eventId: z.string(),
  type: z.string(),
  applicantId: z.string(),
  status: z.enum(['pending', 'delivered', 'failed']),
  createdAt: z.string(),
  deliveredAt: z.string().optional(),
  nextAttemptAt: z.string().optional(),
  attempts: z.array(
    z.object({
      attempt: z.number().int(),
      at: z.string(),
      statusCode: z.number().int().optional(),
      error: z.string().optional(),
      response: z.string().optional(),
      durationMs: z.number().int(),
    }),
  ),
});

export function deliveryBody(entry: DeliveryLogEntry): z.input<typeof deliverySchema> {
  return {
    id: entry.id,
    eventId: entry.eventId,
    type: entry.type,
    applicantId: entry.applicantId,
    status: entry.status,
    createdAt: plainDateTime(entry.createdAt),
    deliveredAt: entry.deliveredAt === undefined ? undefined : plainDateTime(entry.deliveredAt),
    nextAttemptAt: entry.nextAttemptAt === undefined ? undefined : plainDateTime(entry.nextAttemptAt),
    attempts: entry.attempts.map((attempt) => ({
      attempt: attempt.number,
      at: plainDateTime(attempt.at),
      statusCode: attempt.statusCode,
      error: attempt.error,
      response: attempt.response?.toString('utf8'),
      durationMs: attempt.durationMs,
    })),
  };
}

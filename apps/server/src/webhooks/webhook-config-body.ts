import { plainDateTime } from '@aval/core/wire-dates';
import { z } from 'zod';
import {
  type DeliveryAttempt,
  type DeliveryLogEntry,
  deliveryStatuses,
  type Replay,
  type Webhook,
} from './ports.ts';
import { standardSecret } from './standard-signature.ts';
import type { TestedWebhook } from './test-webhook.ts';
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
  standardSecret: z.string().meta({ description: 'The same secret as Standard Webhooks libraries take it' }),
  previousSecretUntil: z
    .string()
    .optional()
    .meta({ description: 'While the secret before this one signs along' }),
  signatureAlgorithm: z.string(),
  headers: z.array(z.object({ key: z.string(), value: z.string() })),
  notResendFailedWebhooks: z.boolean(),
  enabled: z.boolean(),
  disabledReason: z.enum(['manual', 'failures']).optional(),
  disabledAt: z.string().optional(),
  failingSince: z.string().optional().meta({ description: 'First failed try since the last success' }),
  clientId: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
});
export type WebhookConfigBody = z.input<typeof webhookConfigSchema>;

/** `shown`: the secret itself, told once to whoever made it; masked everywhere else, and custom headers with it. */
export function webhookConfigBody(
  webhook: Webhook,
  clientId: string,
  secret: 'shown' | 'masked',
  now: Date,
): WebhookConfigBody {
  const previousUntil = webhook.previousSecret?.until;
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
    standardSecret: secret === 'shown' ? standardSecret(webhook.secretKey) : maskedSecret,
    previousSecretUntil:
      previousUntil !== undefined && previousUntil > now ? plainDateTime(previousUntil) : undefined,
    signatureAlgorithm: webhook.signatureAlgorithm,
    headers: webhook.headers.map(({ key, value }) => ({
      key,
      value: secret === 'shown' ? value : maskedSecret,
    })),
    notResendFailedWebhooks: webhook.notResendFailed,
    enabled: webhook.enabled,
    disabledReason: webhook.disabled?.reason,
    disabledAt: optionalDate(webhook.disabled?.at),
    failingSince: optionalDate(webhook.failingSince),
    clientId,
    createdAt: plainDateTime(webhook.createdAt),
    createdBy: webhook.createdBy,
  };
}

const attemptSchema = z.object({
  attempt: z.number().int(),
  at: z.string(),
  statusCode: z.number().int().optional(),
  error: z.string().optional(),
  response: z.string().optional(),
  durationMs: z.number().int(),
});

export const deliverySchema = z.object({
  id: z.string(),
  eventId: z.string(),
  type: z.string(),
  applicantId: z.string(),
  status: z.enum(deliveryStatuses),
  createdAt: z.string(),
  deliveredAt: z.string().optional(),
  nextAttemptAt: z.string().optional(),
  attempts: z.array(attemptSchema),
});

const requestSchema = z.object({ target: z.string(), headers: z.record(z.string(), z.string()) });

/** One delivery: the body as it goes out, and with each try what was sent beside it. */
export const deliveryDetailSchema = deliverySchema.extend({
  body: z.string().optional(),
  attempts: z.array(attemptSchema.extend({ request: requestSchema.optional() })),
});

export function deliveryBody(entry: DeliveryLogEntry): z.input<typeof deliverySchema> {
  return {
    id: entry.id,
    eventId: entry.eventId,
    type: entry.type,
    applicantId: entry.applicantId,
    status: entry.status,
    createdAt: plainDateTime(entry.createdAt),
    deliveredAt: optionalDate(entry.deliveredAt),
    nextAttemptAt: optionalDate(entry.nextAttemptAt),
    attempts: entry.attempts.map(attemptBody),
  };
}

export function deliveryDetailBody(
  entry: DeliveryLogEntry & { readonly body: Buffer | undefined },
): z.input<typeof deliveryDetailSchema> {
  return {
    ...deliveryBody(entry),
    body: entry.body?.toString('utf8'),
    attempts: entry.attempts.map((attempt) => ({
      ...attemptBody(attempt),
      request:
        attempt.request === undefined
          ? undefined
          : { target: attempt.request.target, headers: { ...attempt.request.headers } },
    })),
  };
}

function attemptBody(attempt: DeliveryAttempt) {
  return {
    attempt: attempt.number,
    at: plainDateTime(attempt.at),
    statusCode: attempt.statusCode,
    error: attempt.error,
    response: attempt.response?.toString('utf8'),
    durationMs: attempt.durationMs,
  };
}

export const replaySchema = z.object({
  id: z.string(),
  status: z.enum(['running', 'completed']),
  total: z.number().int().meta({ description: 'Deliveries chosen' }),
  done: z.number().int().meta({ description: 'Of them on their way again' }),
  createdAt: z.string(),
  createdBy: z.string(),
});

export function replayBody(replay: Replay): z.input<typeof replaySchema> {
  const { id, status, total, done, createdAt, createdBy } = replay;
  return { id, status, total, done, createdAt: plainDateTime(createdAt), createdBy };
}

export const testedSchema = z.object({
  delivered: z.boolean(),
  eventId: z.string(),
  statusCode: z.number().int().optional(),
  error: z.string().optional(),
  response: z.string().optional(),
  durationMs: z.number().int(),
  request: requestSchema.extend({ body: z.string() }),
});

export function testedBody(tested: TestedWebhook): z.input<typeof testedSchema> {
  const { eventId, answer, body, request, durationMs } = tested;
  const sent = { target: request.target, headers: { ...request.headers }, body: body.toString('utf8') };
  if ('error' in answer) return { delivered: false, eventId, error: answer.error, durationMs, request: sent };
  const { statusCode } = answer;
  const delivered = statusCode >= 200 && statusCode <= 299;
  const response = answer.response.toString('utf8');
  return { delivered, eventId, statusCode, response, durationMs, request: sent };
}

function optionalDate(at: Date | undefined): string | undefined {
  return at === undefined ? undefined : plainDateTime(at);
}

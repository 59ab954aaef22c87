import { reviewResultSchema, reviewStatusSchema } from '@aval/core/review';
import { millisecondDateTime, zonedDateTime } from '@aval/core/wire-dates';
import { z } from 'zod';
import type { WebhookEvent } from './ports.ts';
import { type SubscribableType, subscribableTypes } from './subscribable-types.ts';

/** Every body that is sent; the documentation of the events is made from it, too. What does not apply is absent, not null. */
export const webhookBodySchema = z.strictObject({
  applicantId: z.string(),
  applicantActionId: z.string().optional().meta({ description: 'Of events about an action' }),
  externalApplicantActionId: z.string().optional().meta({ description: 'Your own id of the action' }),
  inspectionId: z.string(),
  applicantType: z.enum(['individual', 'company']),
  correlationId: z.string().meta({ description: 'Of the request that caused the event' }),
  levelName: z.string(),
  previousLevelName: z.string().optional().meta({ description: 'Of changes of the level' }),
  sandboxMode: z.boolean(),
  externalUserId: z.string().optional().meta({ description: 'Absent once the applicant was erased' }),
  type: z.enum(subscribableTypes),
  reviewResult: reviewResultSchema.optional().meta({ description: 'Of completed reviews' }),
  reviewStatus: reviewStatusSchema,
  createdAt: z.string().meta({ description: 'UTC', example: '2026-02-03 04:05:06+0000' }),
  createdAtMs: z.string().meta({ description: 'UTC', example: '2026-02-03 04:05:06.789' }),
  clientId: z.string(),
  sourceKey: z.string().optional(),
  testMode: z.literal(true).optional().meta({ description: 'Of deliveries asked for as a test' }),
});
type WebhookBody = z.input<typeof webhookBodySchema>;

/**
 * The bytes that go out, UTF-8 JSON. They are stored and sent again unchanged, so every try carries the same body. Ids and labels
 * only: nothing the applicant told.
 */
export function webhookBody(event: WebhookEvent): Buffer {
  return bytesOf({
    applicantId: event.applicantId,
    applicantActionId: event.action?.id,
    externalApplicantActionId: event.action?.externalActionId,
    inspectionId: event.inspectionId,
    applicantType: event.applicantType,
    correlationId: event.correlationId,
    levelName: event.levelName,
    previousLevelName: event.previousLevelName,
    sandboxMode: event.sandbox,
    // Of somebody who was erased it is not known any more.
    externalUserId: event.externalUserId === '' ? undefined : event.externalUserId,
    type: event.type,
    reviewResult: event.reviewResult,
    reviewStatus: event.reviewStatus,
    createdAt: zonedDateTime(event.at),
    createdAtMs: millisecondDateTime(event.at),
    clientId: event.clientId,
    sourceKey: event.sourceKey,
  });
}

type TestEvent = Pick<
  WebhookEvent,
  'type' | 'at' | 'sandbox' | 'clientId' | 'correlationId' | 'applicantId' | 'inspectionId'
>;

/** An invented event: nobody has its ids. It has a result where such events have one. */
export function testBody({ type, at, sandbox, ...ids }: TestEvent): Buffer {
  const isAction = type.startsWith('applicantAction');
  return bytesOf({
    ...ids,
    type,
    applicantActionId: isAction ? ids.inspectionId : undefined,
    externalApplicantActionId: isAction ? 'test-action' : undefined,
    applicantType: 'individual',
    levelName: 'test-level',
    sandboxMode: sandbox,
    externalUserId: 'test-user',
    reviewResult: type.endsWith('Reviewed') ? { reviewAnswer: 'GREEN' } : undefined,
    reviewStatus: statuses[type] ?? 'init',
    createdAt: zonedDateTime(at),
    createdAtMs: millisecondDateTime(at),
    testMode: true,
  });
}

const statuses: Partial<Record<SubscribableType, WebhookEvent['reviewStatus']>> = {
  applicantPending: 'pending',
  applicantPrechecked: 'queued',
  applicantOnHold: 'onHold',
  applicantReviewed: 'completed',
  applicantActionPending: 'pending',
  applicantActionOnHold: 'onHold',
  applicantActionReviewed: 'completed',
};

function bytesOf(body: WebhookBody): Buffer {
  return Buffer.from(JSON.stringify(webhookBodySchema.parse(body)), 'utf8');
}

/** Context that binds a sealed body to its event. */
export function payloadContext(eventId: string): string {
  return `webhook-event/${eventId}`;
}

import { millisecondDateTime, zonedDateTime } from '@aval/core/wire-dates';
import type { WebhookEvent } from './ports.ts';

/**
 * The bytes that go out, UTF-8 JSON. They are stored and sent again unchanged, so every try carries the same body. What does
 * not apply is absent, not null. Ids and labels only: nothing the applicant told.
 */
export function webhookBody(event: WebhookEvent): Buffer {
  const body = {
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
  };
  return Buffer.from(JSON.stringify(body), 'utf8');
}

/** Context that binds a sealed body to its event. */
export function payloadContext(eventId: string): string {
  return `webhook-event/${eventId}`;
}

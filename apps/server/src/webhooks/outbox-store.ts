import { sql } from 'kysely';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import { seal } from '../platform/crypto/sealed-box.ts';
import { inOneStatement, type StatementPart } from '../platform/database/one-statement.ts';
import type { Queries } from '../platform/database/open-database.ts';
import { deliverWebhookTask } from './deliver-webhook.ts';
import type { WebhookEvent, WebhookOutbox } from './ports.ts';
import { payloadContext, webhookBody } from './webhook-body.ts';

/** Tries of a delivery job that breaks; refusals by the receiver are not among them, they have jobs of their own. */
const maximumJobAttempts = 25;

/** The outbox on the queries of a transaction. */
export function makeWebhookOutbox(queries: Queries, identifiers: Pick<Identifiers, 'uuid'>): WebhookOutbox {
  return { publish: (event) => inOneStatement(queries, publishParts(identifiers, event)) };
}

/** Writes event, deliveries and jobs for all webhooks that listen; when none does it is a look at an index. */
export function publishParts(identifiers: Pick<Identifiers, 'uuid'>, event: WebhookEvent): StatementPart[] {
  const { environmentId, type, at, applicantId } = event;
  const eventId = identifiers.uuid();
  const sealed = seal(event.dataKey, payloadContext(eventId), webhookBody(event));
  return [
    {
      name: 'listening',
      sql: sql`
        select "id" from "webhook"
        where "environment_id" = ${environmentId} and "enabled" and ${type} = any("types")
          and ("applicant_type" is null or "applicant_type" = ${event.applicantType})
          and (cardinality("source_keys") = 0 or ${event.sourceKey ?? null}::text = any("source_keys"))`,
    },
    {
      name: 'event',
      sql: sql`
        insert into "webhook_event" ("id", "environment_id", "applicant_id", "type", "payload_sealed", "created_at")
        select ${eventId}::uuid, ${environmentId}::uuid, ${applicantId}, ${type}, ${sealed}::bytea, ${at}::timestamptz
        where exists (select from "listening")
        returning "id"`,
    },
    {
      name: 'delivery',
      sql: sql`
        insert into "webhook_delivery"
          ("id", "environment_id", "webhook_id", "event_id", "status", "next_attempt_at", "created_at")
        select gen_random_uuid(), ${environmentId}::uuid, "listening"."id", "event"."id", 'pending',
          ${at}::timestamptz, ${at}::timestamptz
        from "listening", "event"
        returning "id"`,
    },
    {
      name: 'job',
      isEffect: true,
      sql: sql`
        select graphile_worker.add_job(
          ${deliverWebhookTask},
          payload => json_build_object('environmentId', ${environmentId}::text, 'deliveryId', "id", 'attempt', 1),
          max_attempts => ${maximumJobAttempts}::int
        ) from "delivery"`,
    },
  ];
}

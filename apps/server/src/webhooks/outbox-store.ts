import type { EnvironmentId } from '@aval/core/ids';
import { sql } from 'kysely';
import pg from 'pg';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import { seal } from '../platform/crypto/sealed-box.ts';
import { inOneStatement, type StatementPart } from '../platform/database/one-statement.ts';
import type { Queries } from '../platform/database/open-database.ts';
import type { WebhookEvent, WebhookOutbox } from './ports.ts';
import { deliverWebhookTask } from './try-delivery.ts';
import { payloadContext, webhookBody } from './webhook-body.ts';

/** Tries of a delivery job that breaks; refusals by the receiver are not among them, they have jobs of their own. */
const maximumJobAttempts = 25;

/** The outbox on the queries of a transaction. */
export function makeWebhookOutbox(queries: Queries, identifiers: Pick<Identifiers, 'uuid'>): WebhookOutbox {
  return { publish: (event) => inOneStatement(queries, publishParts(identifiers, [event])) };
}

/** Events are told of to webhooks that are on, and kept for those that the server itself turned off. */
const isListening = sql`("enabled" or "disabled_reason" = 'failures')`;

/**
 * Makes its statement fail (see {@link somebodyListens}) when a webhook of one of the environments listens: whoever expects
 * that nobody does leaves the events out, and loses none by a mistake.
 */
export function nobodyListensPart(environmentIds: readonly EnvironmentId[]): StatementPart {
  return {
    name: 'nobody_listens',
    isEffect: true,
    sql: sql`
      select 1 / (select 1 - least(1, count(*)) from "webhook"
        where "environment_id" = any(${[...new Set(environmentIds)]}::uuid[]) and ${isListening})`,
  };
}

/** SQLSTATE of a division by zero, which no other part of a statement does. */
const divisionByZero = '22012';

/** True of the error of a statement whose {@link nobodyListensPart} did not hold. */
export function somebodyListens(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === divisionByZero;
}

/** Writes events, deliveries and jobs for all webhooks that listen; when none does it is a look at an index. */
export function publishParts(
  identifiers: Pick<Identifiers, 'uuid'>,
  events: readonly WebhookEvent[],
): StatementPart[] {
  const ids = events.map(() => identifiers.uuid());
  const sealed = events.map((event, index) =>
    seal(event.dataKey, payloadContext(ids[index] ?? ''), webhookBody(event)),
  );
  return [
    {
      name: 'told',
      sql: sql`
        select * from unnest(
          ${ids}::uuid[], ${events.map(({ environmentId }) => environmentId)}::uuid[],
          ${events.map(({ applicantId }) => applicantId)}::text[], ${events.map(({ type }) => type)}::text[],
          ${events.map(({ applicantType }) => applicantType)}::text[],
          ${events.map(({ sourceKey }) => sourceKey ?? null)}::text[], ${sealed}::bytea[],
          ${events.map(({ at }) => at)}::timestamptz[]
        ) as "told" (
          "id", "environment_id", "applicant_id", "type", "applicant_type", "source_key", "payload_sealed", "at"
        )`,
    },
    {
      name: 'listening',
      sql: sql`
        select "webhook"."id" as "webhook_id", "told"."id" as "event_id", "told"."environment_id",
          "told"."applicant_id", "told"."at", "webhook"."enabled"
        from "told" join "webhook" on "webhook"."environment_id" = "told"."environment_id"
        where ${isListening} and "told"."type" = any("types")
          and ("webhook"."applicant_type" is null or "webhook"."applicant_type" = "told"."applicant_type")
          and (cardinality("source_keys") = 0 or "told"."source_key" = any("source_keys"))
        -- One that is being removed is waited for and then not there: its deliveries could not refer to it.
        for key share of "webhook"`,
    },
    {
      name: 'event',
      sql: sql`
        insert into "webhook_event" ("id", "environment_id", "applicant_id", "type", "payload_sealed", "created_at")
        select "id", "environment_id", "applicant_id", "type", "payload_sealed", "at" from "told"
        where "id" in (select "event_id" from "listening")`,
    },
    {
      name: 'delivery',
      sql: sql`
        insert into "webhook_delivery"
          ("id", "environment_id", "webhook_id", "event_id", "applicant_id", "status", "next_attempt_at", "created_at")
        select gen_random_uuid(), "environment_id", "webhook_id", "event_id", "applicant_id",
          case when "enabled" then 'pending' else 'held' end, case when "enabled" then "at" end, "at"
        from "listening"
        returning "id", "environment_id", "webhook_id", "status"`,
    },
    {
      name: 'job',
      isEffect: true,
      sql: sql`
        select graphile_worker.add_job(
          ${deliverWebhookTask},
          payload => json_build_object(
            'environmentId', "environment_id", 'webhookId', "webhook_id", 'deliveryId', "id", 'attempt', 1
          ),
          max_attempts => ${maximumJobAttempts}::int
        ) from "delivery" where "status" = 'pending'`,
    },
  ];
}

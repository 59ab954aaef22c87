import { environmentKindSchema, webhookIdSchema } from '@aval/core/ids';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Keyring } from '../platform/crypto/keyring.ts';
import { seal, sealJson } from '../platform/crypto/sealed-box.ts';
import type { Queries } from '../platform/database/open-database.ts';
import { openContent, requestContext, responseContext } from './delivery-seals.ts';
import { type DeliveryStore, deliveryStatuses, signatureAlgorithms } from './ports.ts';
import { openSecrets } from './stored-secrets.ts';

const trySchema = z.object({ deliveryId: z.uuid(), attempt: z.number().int() });
const takenSchema = trySchema.extend({ others: z.array(trySchema).optional() });
const statusSchema = z.enum(deliveryStatuses);
const algorithmSchema = z.enum(signatureAlgorithms);

export function makeDeliveryStore(queries: Queries, keyring: Keyring): DeliveryStore {
  return {
    webhookOf: async (environmentId, id) => {
      const row = await queries
        .selectFrom('webhook_delivery as d')
        .innerJoin('webhook as w', 'w.id', 'd.webhook_id')
        .select(['w.id', 'w.enabled'])
        .where('d.environment_id', '=', environmentId)
        .where('d.id', '=', id)
        .executeTakeFirst();
      return row === undefined
        ? undefined
        : { webhookId: webhookIdSchema.parse(row.id), enabled: row.enabled };
    },

    claim: async (environmentId, webhookId, { at, asked, limit, forMs }) => {
      const answer = await sql<{ id: string; attempts: number }>`
        with "due" as (
          select "d"."id" from "webhook_delivery" as "d"
          where "d"."environment_id" = ${environmentId} and "d"."webhook_id" = ${webhookId}
            and "d"."status" = 'pending' and ("d"."claimed_until" is null or "d"."claimed_until" < now())
            and (
              "d"."attempts" = "d"."round_start" or "d"."next_attempt_at" <= ${at}::timestamptz
              or ("d"."id", "d"."attempts") in (select * from unnest(
                ${asked.map(({ id }) => id)}::uuid[], ${asked.map(({ attempts }) => attempts)}::int[]
              ))
            )
            and ("d"."attempts" > "d"."round_start" or not exists (
              select from "webhook_delivery" as "earlier"
              where "earlier"."webhook_id" = "d"."webhook_id" and "earlier"."applicant_id" = "d"."applicant_id"
                and "earlier"."status" = 'pending' and "earlier"."attempts" = "earlier"."round_start"
                and "earlier"."number" < "d"."number"
            ))
          order by "d"."next_attempt_at", "d"."number"
          limit ${limit} for update of "d" skip locked
        )
        update "webhook_delivery" as "taken" set "claimed_until" = now() + ${forMs} * interval '1 ms'
        from "due" where "taken"."id" = "due"."id"
        returning "taken"."id", "taken"."attempts"
      `.execute(queries);
      return answer.rows;
    },

    takeJobs: async (environmentId, webhookId, task, limit) => {
      const taken = await sql<{ payload: unknown }>`
        with "waiting" as (
          select "job"."id" from graphile_worker._private_jobs as "job"
          where "job"."task_id" = (select "id" from graphile_worker._private_tasks where "identifier" = ${task})
            and "job"."is_available" and "job"."run_at" <= now() and "job"."key" is null
            and "job"."payload" ->> 'webhookId' = ${webhookId} and "job"."payload" ->> 'environmentId' = ${environmentId}
          order by "job"."id" limit ${limit} for update skip locked
        )
        delete from graphile_worker._private_jobs as "done" using "waiting" where "done"."id" = "waiting"."id"
        returning "done"."payload"
      `.execute(queries);
      return taken.rows.flatMap(({ payload }) => {
        const { deliveryId, attempt, others = [] } = takenSchema.parse(payload);
        return [{ deliveryId, attempt }, ...others];
      });
    },

    release: async (environmentId, ids) => {
      await queries
        .updateTable('webhook_delivery')
        .set({ claimed_until: null })
        .where('environment_id', '=', environmentId)
        .where('id', 'in', (eb) =>
          // What somebody else holds is being tried, or goes with its webhook.
          eb
            .selectFrom('webhook_delivery')
            .select('id')
            .where('environment_id', '=', environmentId)
            .where('id', '=', (inner) => inner.fn.any(inner.val([...ids])))
            .forUpdate()
            .skipLocked(),
        )
        .execute();
    },

    claimedElsewhere: async (environmentId, webhookId) => {
      const row = await queries
        .selectFrom('webhook_delivery')
        .select(['id', 'attempts', 'claimed_until'])
        .where('environment_id', '=', environmentId)
        .where('webhook_id', '=', webhookId)
        .where('status', '=', 'pending')
        .where('claimed_until', 'is not', null)
        .orderBy('claimed_until')
        .limit(1)
        .executeTakeFirst();
      if (row === undefined || row.claimed_until === null) return undefined;
      return { id: row.id, attempts: row.attempts, until: row.claimed_until };
    },

    find: async (environmentId, id, environmentKey) => {
      const row = await queries
        .selectFrom('webhook_delivery as d')
        .innerJoin('webhook as w', 'w.id', 'd.webhook_id')
        .innerJoin('webhook_event as e', 'e.id', 'd.event_id')
        .innerJoin('environment as world', 'world.id', 'd.environment_id')
        .leftJoin('applicant as a', 'a.id', 'e.applicant_id')
        .select([
          'd.id',
          'd.event_id',
          'd.status',
          'd.attempts',
          'd.round_start',
          'd.webhook_id',
          'world.kind',
        ])
        .select([
          'w.target',
          'w.signature_algorithm',
          'w.secrets_sealed',
          'w.not_resend_failed',
          'w.failing_since',
        ])
        .select(['e.type', 'e.applicant_id', 'e.payload_sealed', 'a.wrapped_key'])
        .where('d.environment_id', '=', environmentId)
        .where('d.id', '=', id)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { secretKey, previousSecret, headers } = openSecrets(
        environmentKey,
        row.webhook_id,
        row.secrets_sealed,
      );
      return {
        id: row.id,
        webhookId: webhookIdSchema.parse(row.webhook_id),
        eventId: row.event_id,
        type: row.type,
        environment: environmentKindSchema.parse(row.kind),
        status: statusSchema.parse(row.status),
        attempts: row.attempts,
        roundStart: row.round_start,
        target: row.target,
        signatureAlgorithm: algorithmSchema.parse(row.signature_algorithm),
        secretKey,
        previousSecret,
        headers,
        notResendFailed: row.not_resend_failed,
        isFailing: row.failing_since !== null,
        content: openContent(keyring, environmentKey, row),
      };
    },

    record: async (environmentId, delivery, attempt, outcome) => {
      const dataKey = delivery.content?.dataKey;
      const { number, request, response } = attempt;
      const answered = response !== undefined && response.length > 0 && dataKey !== undefined;
      const responseSealed = answered ? seal(dataKey, responseContext(delivery.id, number), response) : null;
      const requestSealed =
        request !== undefined && dataKey !== undefined
          ? sealJson(dataKey, requestContext(delivery.id, number), request)
          : null;
      const next = outcome.status === 'pending' ? outcome.nextAttemptAt : null;
      const delivered = outcome.status === 'delivered' ? attempt.at : null;
      // The webhook is locked before its delivery, against its removal: this transaction may write down how it fares. What was put
      // on hold while its try was under way stays so, unless it arrived.
      const written = await sql<{ status: string }>`
        with "kept" as (
          select "id" from "webhook"
          where "environment_id" = ${environmentId} and "id" = ${delivery.webhookId} for key share
        ), "moved" as (
          update "webhook_delivery" as "d" set
            "status" = case when "d"."status" = 'held' and ${outcome.status} <> 'delivered' then 'held'
              else ${outcome.status} end,
            "attempts" = ${number}, "next_attempt_at" = ${next}::timestamptz,
            "delivered_at" = ${delivered}::timestamptz, "claimed_until" = null
          from "kept"
          where "d"."environment_id" = ${environmentId} and "d"."id" = ${delivery.id}
            and "d"."webhook_id" = "kept"."id" and "d"."status" in ('pending', 'held')
            and "d"."attempts" = ${number - 1}
          returning "d"."id", "d"."status"
        ), "logged" as (
          insert into "webhook_attempt" (
            "delivery_id", "environment_id", "attempt", "at", "status_code", "error", "response_sealed",
            "request_sealed", "duration_ms"
          )
          select "id", ${environmentId}::uuid, ${number}::int, ${attempt.at}::timestamptz,
            ${attempt.statusCode ?? null}::int, ${attempt.error ?? null}::text, ${responseSealed}::bytea,
            ${requestSealed}::bytea, ${attempt.durationMs}::int
          from "moved"
        )
        select "status" from "moved"
      `.execute(queries);
      const [row] = written.rows;
      return row === undefined ? undefined : statusSchema.parse(row.status);
    },

    hold: async (environmentId, webhookId) => {
      await queries
        .updateTable('webhook_delivery')
        .set({ status: 'held', next_attempt_at: null, claimed_until: null })
        .where('environment_id', '=', environmentId)
        .where('id', 'in', (eb) =>
          // What is being written down at this moment holds its row and waits for the webhook's: its next job holds it.
          eb
            .selectFrom('webhook_delivery')
            .select('id')
            .where('environment_id', '=', environmentId)
            .where('webhook_id', '=', webhookId)
            .where('status', '=', 'pending')
            .forUpdate()
            .skipLocked(),
        )
        .execute();
    },

    reopen: async (environmentId, webhookId, id, at) => {
      const row = await queries
        .updateTable('webhook_delivery')
        .set((eb) => ({
          status: 'pending',
          round_start: eb.ref('attempts'),
          next_attempt_at: at,
          delivered_at: null,
        }))
        .where('environment_id', '=', environmentId)
        .where('webhook_id', '=', webhookId)
        .where('id', '=', id)
        .returning('attempts')
        .executeTakeFirst();
      return row === undefined ? undefined : row.attempts + 1;
    },
  };
}

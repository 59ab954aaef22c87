import { webhookIdSchema } from '@aval/core/ids';
import { sql } from 'kysely';
import { z } from 'zod';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import { open, openJson } from '../platform/crypto/sealed-box.ts';
import type { Queries } from '../platform/database/open-database.ts';
import { deliveryCondition } from './delivery-filter-store.ts';
import { openContent, requestContext, responseContext } from './delivery-seals.ts';
import {
  type DeliveryAttempt,
  type DeliveryLog,
  type DeliveryLogEntry,
  deliveryStatuses,
  type SentRequest,
} from './ports.ts';

const statusSchema = z.enum(deliveryStatuses);
const requestSchema = z.object({ target: z.string(), headers: z.record(z.string(), z.string()) });

export function makeDeliveryLog(queries: Queries, keyring: Keyring): DeliveryLog {
  const ofWebhook = (environmentId: string, webhookId: string) =>
    queries
      .selectFrom('webhook_delivery as d')
      .innerJoin('webhook_event as e', 'e.id', 'd.event_id')
      .where('d.environment_id', '=', environmentId)
      .where('d.webhook_id', '=', webhookId);
  const columns = [
    'd.id',
    'd.event_id',
    'd.status',
    'd.created_at',
    'd.delivered_at',
    'd.next_attempt_at',
    'e.type',
    'e.applicant_id',
    'e.payload_sealed',
    'a.wrapped_key',
  ] as const;
  const attemptsOf = (environmentId: string, ids: readonly string[]) =>
    queries
      .selectFrom('webhook_attempt')
      .selectAll()
      .where('environment_id', '=', environmentId)
      .where('delivery_id', '=', (eb) => eb.fn.any(eb.val([...ids])))
      .orderBy('attempt')
      .execute();

  return {
    list: async (environmentId, webhookId, filter, { limit, offset }, environmentKey) => {
      const chosen = ofWebhook(environmentId, webhookId).where(deliveryCondition(filter));
      const { total } = await chosen
        .select((eb) => eb.fn.countAll<string>().as('total'))
        .executeTakeFirstOrThrow();
      const rows = await chosen
        .leftJoin('applicant as a', 'a.id', 'e.applicant_id')
        .select(columns)
        .orderBy('d.created_at', 'desc')
        .orderBy('d.number', 'desc')
        .limit(limit)
        .offset(offset)
        .execute();
      const ids = rows.map(({ id }) => id);
      const attempts = await attemptsOf(environmentId, ids);
      const items = rows.map((row) => {
        const dataKey = openContent(keyring, environmentKey, row)?.dataKey;
        const own = attempts.filter(({ delivery_id }) => delivery_id === row.id);
        const told = own.map((attempt) => toAttempt({ ...attempt, request_sealed: null }, dataKey));
        return toEntry(row, told);
      });
      return { items, total: Number(total) };
    },

    one: async (environmentId, webhookId, id, environmentKey) => {
      const row = await ofWebhook(environmentId, webhookId)
        .leftJoin('applicant as a', 'a.id', 'e.applicant_id')
        .select(columns)
        .where('d.id', '=', id)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const content = openContent(keyring, environmentKey, row);
      const attempts = await attemptsOf(environmentId, [id]);
      const told = attempts.map((attempt) => toAttempt(attempt, content?.dataKey));
      return { ...toEntry(row, told), body: content?.body };
    },

    overdue: async (environmentId, before) => {
      const rows = await queries
        .selectFrom('webhook_delivery')
        .distinctOn('webhook_id')
        .select(['id', 'webhook_id', 'attempts'])
        .where('environment_id', '=', environmentId)
        .where('status', '=', 'pending')
        .where('next_attempt_at', '<', before)
        .orderBy('webhook_id')
        .orderBy('number')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        webhookId: webhookIdSchema.parse(row.webhook_id),
        attempts: row.attempts,
      }));
    },

    prune: async (environmentId, before, limit) => {
      const answer = await sql<{ gone: string }>`
        with "old" as (
          select "id" from "webhook_delivery"
          where "environment_id" = ${environmentId} and "created_at" < ${before}::timestamptz
            and "status" <> 'pending'
          limit ${limit} for update skip locked
        ), "gone" as (
          delete from "webhook_delivery" where "id" in (select "id" from "old") returning "id"
        )
        select count(*) as "gone" from "gone"
      `.execute(queries);
      await sql`
        delete from "webhook_event" as "e"
        where "e"."environment_id" = ${environmentId} and "e"."created_at" < ${before}::timestamptz
          and not exists (select from "webhook_delivery" as "d" where "d"."event_id" = "e"."id")
      `.execute(queries);
      await queries
        .deleteFrom('webhook_replay')
        .where('environment_id', '=', environmentId)
        .where('created_at', '<', before)
        .where('status', '=', 'completed')
        .execute();
      return Number(answer.rows[0]?.gone ?? 0);
    },
  };
}

type EntryRow = {
  readonly id: string;
  readonly event_id: string;
  readonly type: string;
  readonly applicant_id: string;
  readonly status: string;
  readonly created_at: Date;
  readonly delivered_at: Date | null;
  readonly next_attempt_at: Date | null;
};

function toEntry(row: EntryRow, attempts: readonly DeliveryAttempt[]): DeliveryLogEntry {
  return {
    id: row.id,
    eventId: row.event_id,
    type: row.type,
    applicantId: row.applicant_id,
    status: statusSchema.parse(row.status),
    createdAt: row.created_at,
    deliveredAt: row.delivered_at ?? undefined,
    nextAttemptAt: row.status === 'pending' ? (row.next_attempt_at ?? undefined) : undefined,
    attempts,
  };
}

type AttemptRow = {
  readonly delivery_id: string;
  readonly attempt: number;
  readonly at: Date;
  readonly status_code: number | null;
  readonly error: string | null;
  readonly response_sealed: Buffer | null;
  readonly request_sealed: Buffer | null;
  readonly duration_ms: number;
};

function toAttempt(row: AttemptRow, dataKey: SecretKey | undefined): DeliveryAttempt {
  return {
    number: row.attempt,
    at: row.at,
    statusCode: row.status_code ?? undefined,
    error: row.error ?? undefined,
    response: openResponse(row, dataKey),
    request: openRequest(row, dataKey),
    durationMs: row.duration_ms,
  };
}

/** What was kept of an answer; gone with the applicant. */
function openResponse(row: AttemptRow, dataKey: SecretKey | undefined): Buffer | undefined {
  if (row.response_sealed === null || dataKey === undefined) return undefined;
  const opened = open(dataKey, responseContext(row.delivery_id, row.attempt), row.response_sealed);
  if (!opened.ok) throw new Error(`the answer to delivery ${row.delivery_id} is ${opened.error}`);
  return opened.value;
}

function openRequest(row: AttemptRow, dataKey: SecretKey | undefined): SentRequest | undefined {
  if (row.request_sealed === null || dataKey === undefined) return undefined;
  const context = requestContext(row.delivery_id, row.attempt);
  const opened = openJson(dataKey, context, row.request_sealed, requestSchema);
  if (!opened.ok) throw new Error(`the request of delivery ${row.delivery_id} is ${opened.error}`);
  return opened.value;
}

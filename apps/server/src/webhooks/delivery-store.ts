import { environmentKindSchema } from '@aval/core/ids';
import { sql } from 'kysely';
import { z } from 'zod';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import { open, seal } from '../platform/crypto/sealed-box.ts';
import type { Queries } from '../platform/database/open-database.ts';
import {
  type DeliveryAttempt,
  type DeliveryLogEntry,
  type DeliveryStore,
  signatureAlgorithms,
} from './ports.ts';
import { openSecrets } from './stored-secrets.ts';
import { payloadContext } from './webhook-body.ts';

const statusSchema = z.enum(['pending', 'delivered', 'failed']);
const algorithmSchema = z.enum(signatureAlgorithms);

function responseContext(deliveryId: string, attempt: number): string {
  return `webhook-attempt.response/${deliveryId}/${attempt}`;
}

export function makeDeliveryStore(queries: Queries, keyring: Keyring): DeliveryStore {
  const applicantKey = (applicantId: string, wrapped: Buffer | null): SecretKey | undefined => {
    if (wrapped === null) return undefined;
    const key = keyring.unwrapDataKey(applicantId, wrapped);
    if (!key.ok) throw new Error(`the key of applicant ${applicantId} cannot be unwrapped`);
    return key.value;
  };

  return {
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
        .select(['w.target', 'w.signature_algorithm', 'w.secrets_sealed', 'w.not_resend_failed', 'w.enabled'])
        .select(['e.type', 'e.applicant_id', 'e.payload_sealed', 'a.wrapped_key'])
        .where('d.environment_id', '=', environmentId)
        .where('d.id', '=', id)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { secretKey, headers } = openSecrets(environmentKey, row.webhook_id, row.secrets_sealed);
      const dataKey = applicantKey(row.applicant_id, row.wrapped_key);
      return {
        id: row.id,
        eventId: row.event_id,
        type: row.type,
        environment: environmentKindSchema.parse(row.kind),
        status: statusSchema.parse(row.status),
        attempts: row.attempts,
        roundStart: row.round_start,
        target: row.target,
        signatureAlgorithm: algorithmSchema.parse(row.signature_algorithm),
        secretKey,
        headers,
        notResendFailed: row.not_resend_failed,
        enabled: row.enabled,
        content:
          dataKey === undefined
            ? contentOfErased(environmentKey, row.event_id, row.payload_sealed)
            : { dataKey, body: openBody(dataKey, row.event_id, row.payload_sealed) },
      };
    },

    record: async (environmentId, delivery, attempt, outcome) => {
      const dataKey = delivery.content?.dataKey;
      const keep = attempt.response !== undefined && attempt.response.length > 0 && dataKey !== undefined;
      const context = responseContext(delivery.id, attempt.number);
      const sealed = keep ? seal(dataKey, context, attempt.response ?? Buffer.alloc(0)) : null;
      const next = outcome.status === 'pending' ? outcome.nextAttemptAt : null;
      const delivered = outcome.status === 'delivered' ? attempt.at : null;
      const written = await sql`
        with "moved" as (
          update "webhook_delivery" set
            "status" = ${outcome.status}, "attempts" = ${attempt.number}, "next_attempt_at" = ${next}::timestamptz,
            "delivered_at" = ${delivered}::timestamptz
          where "environment_id" = ${environmentId} and "id" = ${delivery.id}
            and "status" = 'pending' and "attempts" = ${attempt.number - 1}
          returning "id"
        )
        insert into "webhook_attempt"
          ("delivery_id", "environment_id", "attempt", "at", "status_code", "error", "response_sealed", "duration_ms")
        select "id", ${environmentId}::uuid, ${attempt.number}::int, ${attempt.at}::timestamptz,
          ${attempt.statusCode ?? null}::int, ${attempt.error ?? null}::text, ${sealed}::bytea, ${attempt.durationMs}::int
        from "moved"
      `.execute(queries);
      return written.numAffectedRows === 1n;
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

    list: async (environmentId, webhookId, { limit, offset }) => {
      const ofWebhook = queries
        .selectFrom('webhook_delivery as d')
        .where('d.environment_id', '=', environmentId)
        .where('d.webhook_id', '=', webhookId);
      const { total } = await ofWebhook
        .select((eb) => eb.fn.countAll<string>().as('total'))
        .executeTakeFirstOrThrow();
      const rows = await ofWebhook
        .innerJoin('webhook_event as e', 'e.id', 'd.event_id')
        .leftJoin('applicant as a', 'a.id', 'e.applicant_id')
        .select(['d.id', 'd.event_id', 'd.status', 'd.created_at', 'd.delivered_at', 'd.next_attempt_at'])
        .select(['e.type', 'e.applicant_id', 'a.wrapped_key'])
        .orderBy('d.created_at', 'desc')
        .orderBy('d.id')
        .limit(limit)
        .offset(offset)
        .execute();
      const attempts = await queries
        .selectFrom('webhook_attempt')
        .selectAll()
        .where('environment_id', '=', environmentId)
        .where('delivery_id', '=', (eb) => eb.fn.any(eb.val(rows.map((row) => row.id))))
        .orderBy('attempt')
        .execute();
      const items = rows.map((row): DeliveryLogEntry => {
        const dataKey = applicantKey(row.applicant_id, row.wrapped_key);
        const own = attempts.filter((attempt) => attempt.delivery_id === row.id);
        return {
          id: row.id,
          eventId: row.event_id,
          type: row.type,
          applicantId: row.applicant_id,
          status: statusSchema.parse(row.status),
          createdAt: row.created_at,
          deliveredAt: row.delivered_at ?? undefined,
          nextAttemptAt: row.next_attempt_at ?? undefined,
          attempts: own.map((attempt) => toAttempt(attempt, dataKey)),
        };
      });
      return { items, total: Number(total) };
    },
  };
}

type AttemptRow = {
  readonly delivery_id: string;
  readonly attempt: number;
  readonly at: Date;
  readonly status_code: number | null;
  readonly error: string | null;
  readonly response_sealed: Buffer | null;
  readonly duration_ms: number;
};

function toAttempt(row: AttemptRow, dataKey: SecretKey | undefined): DeliveryAttempt {
  return {
    number: row.attempt,
    at: row.at,
    statusCode: row.status_code ?? undefined,
    error: row.error ?? undefined,
    response: openResponse(row, dataKey),
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

function openBody(dataKey: SecretKey, eventId: string, sealed: Buffer): Buffer {
  const opened = open(dataKey, payloadContext(eventId), sealed);
  if (!opened.ok) throw new Error(`the body of webhook event ${eventId} is ${opened.error}`);
  return opened.value;
}

/** Events that tell of the erasure itself are sealed with the environment's key; all others of the applicant are gone. */
function contentOfErased(environmentKey: SecretKey, eventId: string, sealed: Buffer) {
  const body = open(environmentKey, payloadContext(eventId), sealed);
  return body.ok ? { dataKey: environmentKey, body: body.value } : undefined;
}

import { applicantIdSchema, type EnvironmentId } from '@aval/core/ids';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Keyring } from '../platform/crypto/keyring.ts';
import { openJson, sealJson } from '../platform/crypto/sealed-box.ts';
import type { Queries } from '../platform/database/open-database.ts';
import type { MessageScope, MessageStore, StoredMessage } from './ports.ts';

const channelSchema = z.enum(['email', 'sms']);
const statusSchema = z.enum(['queued', 'captured', 'accepted', 'delivered', 'failed']);
const contentSchema = z.discriminatedUnion('channel', [
  z.object({ channel: z.literal('sms'), to: z.string(), text: z.string(), code: z.string().optional() }),
  z.object({
    channel: z.literal('email'),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    code: z.string().optional(),
    link: z.string().optional(),
  }),
]);

function contentContext(id: string): string {
  return `message.content/${id}`;
}

const columns = [
  'm.id',
  'm.applicant_id',
  'm.channel',
  'm.purpose',
  'm.status',
  'm.content_sealed',
  'm.attempts',
  'm.gateway',
  'm.gateway_id',
  'm.reason',
  'm.created_at',
  'm.expires_at',
  'a.wrapped_key',
] as const;

export function makeMessageStore(queries: Queries, keyring: Keyring): MessageStore {
  const ofEnvironment = (environmentId: EnvironmentId) =>
    queries
      .selectFrom('message as m')
      .innerJoin('applicant as a', 'a.id', 'm.applicant_id')
      .where('m.environment_id', '=', environmentId);

  return {
    lock: async (environmentId) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`message/${environmentId}`}, 0))`.execute(
        queries,
      );
    },

    nthNewest: async (environmentId, purpose, scope, nth, since) => {
      const base = queries
        .selectFrom('message')
        .select('created_at')
        .where('environment_id', '=', environmentId)
        .where('purpose', '=', purpose)
        .where('created_at', '>', since);
      const scoped = narrow(base, scope);
      const row = await scoped
        .orderBy('created_at', 'desc')
        .offset(nth - 1)
        .limit(1)
        .executeTakeFirst();
      return row?.created_at;
    },

    insert: async (environmentId, message) => {
      await queries
        .insertInto('message')
        .values({
          id: message.id,
          environment_id: environmentId,
          applicant_id: message.applicantId,
          channel: message.content.channel,
          purpose: message.purpose,
          address_hash: message.addressHash,
          status: message.status,
          content_sealed: sealJson(message.dataKey, contentContext(message.id), message.content),
          created_at: message.createdAt,
          expires_at: message.expiresAt,
        })
        .execute();
    },

    find: async (environmentId, id) => {
      const row = await ofEnvironment(environmentId)
        .select(columns)
        .where('m.id', '=', id)
        .executeTakeFirst();
      return row === undefined ? undefined : openMessage(keyring, row);
    },

    record: async (environmentId, id, attempt, progress) => {
      const isOver = progress.status !== 'queued';
      const accepted = progress.status === 'accepted' ? progress : undefined;
      const written = await queries
        .updateTable('message')
        .set({
          status: progress.status,
          attempts: attempt,
          reason: 'reason' in progress ? progress.reason : null,
          ...(isOver ? { content_sealed: null } : {}),
          ...(accepted === undefined
            ? {}
            : { gateway: accepted.gateway, gateway_id: accepted.gatewayId, sent_at: accepted.at }),
        })
        .where('environment_id', '=', environmentId)
        .where('id', '=', id)
        .where('status', '=', 'queued')
        .where('attempts', '=', attempt - 1)
        .executeTakeFirst();
      return written.numUpdatedRows === 1n;
    },

    settle: async (environmentId, id, { status, at }) => {
      await queries
        .updateTable('message')
        .set(status === 'delivered' ? { status, delivered_at: at } : { status, reason: 'not-delivered' })
        .where('environment_id', '=', environmentId)
        .where('id', '=', id)
        .where('status', '=', 'accepted')
        .execute();
    },

    list: async (environmentId, { limit, offset, applicantId }) => {
      const all = ofEnvironment(environmentId);
      const wanted = applicantId === undefined ? all : all.where('m.applicant_id', '=', applicantId);
      const { total } = await wanted
        .select((eb) => eb.fn.countAll<string>().as('total'))
        .executeTakeFirstOrThrow();
      const rows = await wanted
        .select(columns)
        .orderBy('m.created_at', 'desc')
        .orderBy('m.id')
        .limit(limit)
        .offset(offset)
        .execute();
      return { items: rows.map((row) => openMessage(keyring, row)), total: Number(total) };
    },
  };
}

function narrow<
  Query extends { where: (column: 'address_hash' | 'applicant_id', is: '=', value: string) => Query },
>(query: Query, scope: MessageScope): Query {
  if (scope === 'everybody') return query;
  return 'addressHash' in scope
    ? query.where('address_hash', '=', scope.addressHash)
    : query.where('applicant_id', '=', scope.applicantId);
}

type Row = {
  readonly id: string;
  readonly applicant_id: string;
  readonly channel: string;
  readonly purpose: string;
  readonly status: string;
  readonly content_sealed: Buffer | null;
  readonly attempts: number;
  readonly gateway: string | null;
  readonly gateway_id: string | null;
  readonly reason: string | null;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly wrapped_key: Buffer;
};

/** Throws when the row cannot be opened with this installation's key: that is corruption, not an answer. */
function openMessage(keyring: Keyring, row: Row): StoredMessage {
  return {
    id: row.id,
    applicantId: applicantIdSchema.parse(row.applicant_id),
    channel: channelSchema.parse(row.channel),
    purpose: row.purpose,
    status: statusSchema.parse(row.status),
    content: row.content_sealed === null ? undefined : openContent(keyring, row, row.content_sealed),
    attempts: row.attempts,
    gateway: row.gateway ?? undefined,
    gatewayId: row.gateway_id ?? undefined,
    reason: row.reason ?? undefined,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}

function openContent(keyring: Keyring, row: Row, sealed: Buffer) {
  const dataKey = keyring.unwrapDataKey(row.applicant_id, row.wrapped_key);
  if (!dataKey.ok) throw new Error(`the key of applicant ${row.applicant_id} cannot be unwrapped`);
  const content = openJson(dataKey.value, contentContext(row.id), sealed, contentSchema);
  if (!content.ok) throw new Error(`message ${row.id} is ${content.error}`);
  return content.value;
}

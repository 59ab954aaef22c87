import { applicantIdSchema } from '@aval/core/ids';
import { rejectTypeSchema } from '@aval/core/review';
import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import { openJson, sealJson } from '../platform/crypto/sealed-box.ts';
import type { Queries } from '../platform/database/open-database.ts';
import type { Database } from '../platform/database/schema.ts';
import { type ProviderSession, type ProviderSessionStore, providerStateSchema } from './ports.ts';

const verdictSchema = z.discriminatedUnion('reviewAnswer', [
  z.object({ reviewAnswer: z.literal('GREEN') }),
  z.object({
    reviewAnswer: z.literal('RED'),
    rejectLabels: z.array(z.string()),
    reviewRejectType: rejectTypeSchema,
  }),
]);
const statusSchema = z.enum(['sending', 'waiting', 'answered', 'failed']);
const stateContext = (id: string) => `provider-session.state/${id}`;
const verdictContext = (id: string) => `provider-session.verdict/${id}`;

export function makeProviderSessionStore(queries: Queries): ProviderSessionStore {
  const select = (environmentId: string) =>
    queries.selectFrom('provider_session').selectAll().where('environment_id', '=', environmentId);
  return {
    insert: async (environmentId, session, dataKey) => {
      const row = await queries
        .insertInto('provider_session')
        .values({
          id: session.id,
          environment_id: environmentId,
          applicant_id: session.applicantId,
          attempt_id: session.attemptId,
          provider: session.provider,
          mode: session.mode,
          status: 'sending',
          state_sealed: sealJson(dataKey, stateContext(session.id), session.state),
          created_at: session.createdAt,
        })
        .onConflict((conflict) => conflict.columns(['applicant_id', 'attempt_id']).doNothing())
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
    head: async (environmentId, sessionId, lock) => {
      const query = queries
        .selectFrom('provider_session')
        .select(['id', 'applicant_id', 'attempt_id', 'provider', 'status'])
        .where('environment_id', '=', environmentId)
        .where('id', '=', sessionId);
      const row = await (lock === 'lock' ? query.forUpdate() : query).executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        id: row.id,
        applicantId: applicantIdSchema.parse(row.applicant_id),
        attemptId: row.attempt_id,
        provider: row.provider,
        status: statusSchema.parse(row.status),
      };
    },
    find: async (environmentId, sessionId, dataKey) => {
      const row = await select(environmentId).where('id', '=', sessionId).executeTakeFirst();
      return row === undefined ? undefined : toSession(row, dataKey);
    },
    findOfAttempt: async (environmentId, applicantId, attemptId, dataKey) => {
      const row = await select(environmentId)
        .where('applicant_id', '=', applicantId)
        .where('attempt_id', '=', attemptId)
        .executeTakeFirst();
      return row === undefined ? undefined : toSession(row, dataKey);
    },
    save: async (environmentId, session, dataKey) => {
      const { id, status, state, verdict, failure, tries, answeredAt } = session;
      await queries
        .updateTable('provider_session')
        .set({
          status,
          state_sealed: sealJson(dataKey, stateContext(id), state),
          answer: verdict?.reviewAnswer ?? null,
          verdict_sealed: verdict === undefined ? null : sealJson(dataKey, verdictContext(id), verdict),
          failure: failure ?? null,
          tries,
          answered_at: answeredAt ?? null,
        })
        .where('environment_id', '=', environmentId)
        .where('id', '=', id)
        .execute();
    },
    disagreements: async (environmentId, { limit, offset }) => {
      const query = queries
        .selectFrom('provider_session')
        .innerJoin('review_attempt', (join) =>
          join
            .onRef('review_attempt.applicant_id', '=', 'provider_session.applicant_id')
            .onRef('review_attempt.attempt_id', '=', 'provider_session.attempt_id')
            .on('review_attempt.environment_id', '=', environmentId),
        )
        .where('provider_session.environment_id', '=', environmentId)
        .where('provider_session.mode', '=', 'shadow')
        .where('provider_session.status', '=', 'answered')
        .where('review_attempt.status', '=', 'completed')
        .where(sql<boolean>`"review_attempt"."result" ->> 'reviewAnswer' <> "provider_session"."answer"`);
      const counted = await query
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .executeTakeFirstOrThrow();
      const rows = await query
        .select([
          'provider_session.id',
          'provider_session.applicant_id',
          'provider_session.attempt_id',
          'provider_session.provider',
          'provider_session.answered_at',
          'review_attempt.level_name',
          'review_attempt.result',
        ])
        .orderBy('provider_session.answered_at', 'desc')
        .orderBy('provider_session.id')
        .limit(limit)
        .offset(offset)
        .execute();
      const items = rows.map((row) => ({
        applicantId: applicantIdSchema.parse(row.applicant_id),
        attemptId: row.attempt_id,
        levelName: row.level_name,
        ours: row.result,
        provider: row.provider,
        sessionId: row.id,
        answeredAt: z.date().parse(row.answered_at),
      }));
      return { items, total: Number(counted.count) };
    },
  };
}

function toSession(row: Selectable<Database['provider_session']>, dataKey: SecretKey): ProviderSession {
  const state =
    row.state_sealed === null
      ? { ok: true as const, value: {} }
      : openJson(dataKey, stateContext(row.id), row.state_sealed, providerStateSchema);
  if (!state.ok) throw new Error(`the state of provider session ${row.id} is ${state.error}`);
  const verdict =
    row.verdict_sealed === null
      ? { ok: true as const, value: undefined }
      : openJson(dataKey, verdictContext(row.id), row.verdict_sealed, verdictSchema);
  if (!verdict.ok) throw new Error(`the verdict of provider session ${row.id} is ${verdict.error}`);
  return {
    id: row.id,
    applicantId: applicantIdSchema.parse(row.applicant_id),
    attemptId: row.attempt_id,
    provider: row.provider,
    mode: z.enum(['provider', 'shadow']).parse(row.mode),
    status: statusSchema.parse(row.status),
    state: state.value,
    verdict: verdict.value,
    failure: row.failure ?? undefined,
    tries: row.tries,
    createdAt: row.created_at,
    answeredAt: row.answered_at ?? undefined,
  };
}

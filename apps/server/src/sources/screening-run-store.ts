import { applicantIdSchema } from '@aval/core/ids';
import { sql } from 'kysely';
import type { Queries } from '../platform/database/open-database.ts';
import type { ScreeningRun, ScreeningRunStore } from './ports.ts';

type Row = {
  readonly id: string;
  readonly cause: string;
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly after: string;
  readonly looked_up: number;
  readonly new_hits: number;
  readonly failed: number;
};

export function makeScreeningRunStore(queries: Queries): ScreeningRunStore {
  const select = (environmentId: string) =>
    queries.selectFrom('screening_run').selectAll().where('environment_id', '=', environmentId);
  return {
    list: async (environmentId, limit) => {
      const rows = await select(environmentId).orderBy('started_at', 'desc').limit(limit).execute();
      return rows.map(toRun);
    },
    find: async (environmentId, id) => {
      const row = await select(environmentId).where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : toRun(row);
    },
    lock: async (environmentId, id) => {
      const row = await select(environmentId).where('id', '=', id).forUpdate().executeTakeFirst();
      return row === undefined ? undefined : toRun(row);
    },
    begin: async (environmentId, run) => {
      await queries
        .updateTable('screening_run')
        .set({ finished_at: run.startedAt })
        .where('environment_id', '=', environmentId)
        .where('finished_at', 'is', null)
        .execute();
      await queries
        .insertInto('screening_run')
        .values({ id: run.id, environment_id: environmentId, cause: run.cause, ...columnsOf(run) })
        .execute();
    },
    save: async (environmentId, run) => {
      await queries
        .updateTable('screening_run')
        .set(columnsOf(run))
        .where('environment_id', '=', environmentId)
        .where('id', '=', run.id)
        .execute();
    },
    approved: async (environmentId, after, limit) => {
      const rows = await queries
        .selectFrom('applicant')
        .innerJoin('review', (join) =>
          join
            .onRef('review.applicant_id', '=', 'applicant.id')
            .on('review.environment_id', '=', environmentId),
        )
        .innerJoin('level', (join) =>
          join.onRef('level.id', '=', 'applicant.level_id').on('level.environment_id', '=', environmentId),
        )
        .select('applicant.id')
        .where('applicant.environment_id', '=', environmentId)
        .where('applicant.id', '>', after)
        .where('applicant.deactivated', '=', false)
        .where('review.status', '=', 'completed')
        .where(sql<boolean>`"review"."result" ->> 'reviewAnswer' = 'GREEN'`)
        .where(sql<boolean>`jsonb_array_length(coalesce("level"."definition" -> 'sources', '[]')) > 0`)
        .orderBy('applicant.id')
        .limit(limit)
        .execute();
      return rows.map((row) => applicantIdSchema.parse(row.id));
    },
  };
}

function columnsOf(run: ScreeningRun) {
  return {
    started_at: run.startedAt,
    finished_at: run.finishedAt ?? null,
    after: run.after,
    looked_up: run.lookedUp,
    new_hits: run.newHits,
    failed: run.failed,
  };
}

function toRun(row: Row): ScreeningRun {
  return {
    id: row.id,
    cause: row.cause,
    startedAt: row.started_at,
    finishedAt: row.finished_at ?? undefined,
    after: row.after,
    lookedUp: row.looked_up,
    newHits: row.new_hits,
    failed: row.failed,
  };
}

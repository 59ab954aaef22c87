import { applicantIdSchema } from '@aval/core/ids';
import { appealReason } from '@aval/core/review';
import type { Queries } from '../platform/database/open-database.ts';
import type { CaseStore } from './ports.ts';

export function makeCaseStore(queries: Queries): CaseStore {
  return {
    listHeld: async (environmentId, { kind, limit, offset }) => {
      const all = queries
        .selectFrom('review')
        .where('environment_id', '=', environmentId)
        .where('status', '=', 'onHold');
      const held =
        kind === undefined ? all : all.where('hold_reason', kind === 'appeal' ? '=' : '!=', appealReason);
      const [rows, count] = await Promise.all([
        held
          .select(['applicant_id', 'level_name', 'attempt_id', 'attempt_cnt', 'hold_reason', 'pending_at'])
          .orderBy('pending_at')
          .orderBy('applicant_id')
          .limit(limit)
          .offset(offset)
          .execute(),
        held.select(({ fn }) => fn.countAll().as('total')).executeTakeFirstOrThrow(),
      ]);
      return {
        total: Number(count.total),
        items: rows.map((row) => ({
          applicantId: applicantIdSchema.parse(row.applicant_id),
          levelName: row.level_name,
          attemptId: row.attempt_id,
          attemptCnt: row.attempt_cnt,
          reason: row.hold_reason ?? '',
          pendingAt: row.pending_at ?? undefined,
        })),
      };
    },
  };
}

import { checkSchema } from '@aval/core/check';
import { actionIdSchema } from '@aval/core/ids';
import { openJson, sealJson } from '../platform/crypto/sealed-box.ts';
import type { Queries } from '../platform/database/open-database.ts';
import type { ActionCheckStore } from './ports.ts';

function detailContext(actionId: string, checkId: string): string {
  return `action-check.detail/${actionId}/${checkId}`;
}

export function makeActionCheckStore(queries: Queries): ActionCheckStore {
  return {
    insert: async (environmentId, action, dataKey, checks) => {
      if (checks.length === 0) return;
      const rows = checks.map(({ id, attemptId, createdAt, check }) => ({
        id,
        environment_id: environmentId,
        applicant_id: action.applicantId,
        action_id: action.id,
        attempt_id: attemptId,
        check_type: check.checkType,
        answer: check.answer,
        detail_sealed: sealJson(dataKey, detailContext(action.id, id), check),
        created_at: createdAt,
      }));
      await queries.insertInto('action_check').values(rows).execute();
    },
    list: async (environmentId, actionIds, dataKey) => {
      if (actionIds.length === 0) return [];
      const rows = await queries
        .selectFrom('action_check')
        .selectAll()
        .where('environment_id', '=', environmentId)
        .where('action_id', 'in', actionIds)
        .orderBy('created_at')
        .execute();
      return rows.map((row) => {
        const check = openJson(dataKey, detailContext(row.action_id, row.id), row.detail_sealed, checkSchema);
        if (!check.ok) throw new Error(`check ${row.id} is ${check.error}`);
        return {
          id: row.id,
          actionId: actionIdSchema.parse(row.action_id),
          attemptId: row.attempt_id,
          createdAt: row.created_at,
          check: check.value,
        };
      });
    },
  };
}

import { checkSchema } from '@aval/core/check';
import { openJson, sealJson } from '../platform/crypto/sealed-box.ts';
import type { Queries } from '../platform/database/open-database.ts';
import type { CheckStore } from './ports.ts';

function detailContext(applicantId: string, checkId: string): string {
  return `check.detail/${applicantId}/${checkId}`;
}

export function makeCheckStore(queries: Queries): CheckStore {
  return {
    insert: async (environmentId, applicantId, dataKey, checks) => {
      if (checks.length === 0) return;
      const rows = checks.map(({ id, attemptId, createdAt, check }) => ({
        id,
        environment_id: environmentId,
        applicant_id: applicantId,
        attempt_id: attemptId,
        check_type: check.checkType,
        answer: check.answer,
        detail_sealed: sealJson(dataKey, detailContext(applicantId, id), check),
        created_at: createdAt,
      }));
      await queries.insertInto('check_result').values(rows).execute();
    },
    list: async (environmentId, applicantId, attemptId, dataKey) => {
      const rows = await queries
        .selectFrom('check_result')
        .selectAll()
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .where('attempt_id', '=', attemptId)
        .execute();
      return rows.map((row) => {
        const check = openJson(dataKey, detailContext(applicantId, row.id), row.detail_sealed, checkSchema);
        if (!check.ok) throw new Error(`check ${row.id} is ${check.error}`);
        return { id: row.id, attemptId: row.attempt_id, createdAt: row.created_at, check: check.value };
      });
    },
  };
}

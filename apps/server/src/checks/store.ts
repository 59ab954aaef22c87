import { checkSchema } from '@aval/core/check';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import { openJson, sealJson } from '../platform/crypto/sealed-box.ts';
import type { Queries } from '../platform/database/open-database.ts';
import type { CheckStore, StoredCheck } from './ports.ts';

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
      return rows.map((row) => toCheck(row, dataKey));
    },
    latest: async (environmentId, applicantId, checkType, dataKey) => {
      const rows = await queries
        .selectFrom('check_result')
        .selectAll()
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .where('check_type', '=', checkType)
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .execute();
      const newest = rows[0]?.attempt_id;
      return rows.filter((row) => row.attempt_id === newest).map((row) => toCheck(row, dataKey));
    },
  };
}

type Row = {
  readonly id: string;
  readonly applicant_id: string;
  readonly attempt_id: string;
  readonly detail_sealed: Buffer;
  readonly created_at: Date;
};

function toCheck(row: Row, dataKey: SecretKey): StoredCheck {
  const check = openJson(dataKey, detailContext(row.applicant_id, row.id), row.detail_sealed, checkSchema);
  if (!check.ok) throw new Error(`check ${row.id} is ${check.error}`);
  return { id: row.id, attemptId: row.attempt_id, createdAt: row.created_at, check: check.value };
}

import type { Queries } from '../platform/database/open-database.ts';
import type { ErasureStore } from './erasure-ports.ts';

export function makeErasureStore(queries: Queries): ErasureStore {
  return {
    insert: async (environmentId, { applicantId, blobKeys, requestedAt }) => {
      await queries
        .insertInto('erasure')
        .values({
          environment_id: environmentId,
          applicant_id: applicantId,
          blob_keys: [...blobKeys],
          requested_at: requestedAt,
        })
        .execute();
    },
    find: async (environmentId, applicantId) => {
      const row = await queries
        .selectFrom('erasure')
        .selectAll()
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        applicantId,
        blobKeys: row.blob_keys,
        requestedAt: row.requested_at,
        isFinished: row.finished_at !== null,
      };
    },
    finish: async (environmentId, applicantId, at) => {
      const row = await queries
        .updateTable('erasure')
        .set({ finished_at: at, blob_keys: [] })
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .where('finished_at', 'is', null)
        .returning('applicant_id')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

import { sql } from 'kysely';
import type { Queries } from '../platform/database/open-database.ts';
import { acrossTenants } from '../platform/database/require-tenant.ts';
import type { CheckpointStore } from './ports.ts';

const checkpointLock = 4_812_019_475;

export function makeCheckpointStore(queries: Queries): CheckpointStore {
  return {
    lockLast: async () => {
      await sql`select pg_advisory_xact_lock(${checkpointLock})`.execute(queries);
      const row = await queries
        .selectFrom('journal_checkpoint')
        .select(['number', 'hash'])
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? undefined : { number: row.number, hash: row.hash };
    },
    takeOpenHeads: async () => {
      const rows = await queries
        .updateTable('journal_head')
        .set((expression) => ({ checkpointed: expression.ref('sequence') }))
        .whereRef('sequence', '>', 'checkpointed')
        .returning(['subject_id', 'sequence', 'hash'])
        .modifyEnd(acrossTenants)
        .execute();
      return rows
        .map((row) => ({ subjectId: row.subject_id, sequence: row.sequence, hash: row.hash.toString('hex') }))
        .sort((a, b) => (a.subjectId < b.subjectId ? -1 : 1));
    },
    insert: async ({ number, at, previousHash, heads, hash, signature }) => {
      await queries
        .insertInto('journal_checkpoint')
        .values({ number, at, previous_hash: previousHash, heads: JSON.stringify(heads), hash, signature })
        .execute();
    },
  };
}

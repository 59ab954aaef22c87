import { sql } from 'kysely';
import { z } from 'zod';
import type { Queries } from '../platform/database/open-database.ts';
import { acrossTenants } from '../platform/database/require-tenant.ts';
import { type ChainHead, chainHeadSchema } from './checkpoint-content.ts';

export type Checkpoint = {
  readonly number: number;
  readonly at: Date;
  readonly previousHash: Buffer;
  readonly heads: readonly ChainHead[];
  readonly hash: Buffer;
  readonly signature: Buffer;
};

/** As read back; `heads` is undefined when what stands there was not written by this program. */
export type StoredCheckpoint = Omit<Checkpoint, 'heads'> & {
  readonly heads: readonly ChainHead[] | undefined;
};

/** Port: the installation's signed statements about all chains; they cover every tenant. */
export type CheckpointStore = {
  /** The newest checkpoint; until the transaction ends nobody else writes one. */
  readonly lockLast: () => Promise<{ readonly number: number; readonly hash: Buffer } | undefined>;
  /** Heads that moved since they were last covered; they count as covered from now on. */
  readonly takeOpenHeads: () => Promise<ChainHead[]>;
  readonly insert: (checkpoint: Checkpoint) => Promise<void>;
  /** From `after` on, in order, at most `limit`. */
  readonly list: (after: number, limit: number) => Promise<StoredCheckpoint[]>;
};

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
    list: async (after, limit) => {
      const rows = await queries
        .selectFrom('journal_checkpoint')
        .selectAll()
        .where('number', '>', after)
        .orderBy('number')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        number: row.number,
        at: row.at,
        previousHash: row.previous_hash,
        heads: z.array(chainHeadSchema).safeParse(row.heads).data,
        hash: row.hash,
        signature: row.signature,
      }));
    },
  };
}

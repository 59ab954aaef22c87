import { sql } from 'kysely';
import { z } from 'zod';
import type { Db, Queries } from '../platform/database/open-database.ts';
import { acrossTenants } from '../platform/database/require-tenant.ts';
import { chainHeadSchema } from './checkpoint-content.ts';
import type { JournalSnapshot, ReadJournal, StoredCheckpoint, StoredEntry, StoredHead } from './ports.ts';

const page = 1000;

/** The journal as it was at one moment, while others go on writing. */
export function makeReadJournal(db: Db): ReadJournal {
  return (work) =>
    db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((queries) => work(makeSnapshot(queries)));
}

function makeSnapshot(queries: Queries): JournalSnapshot {
  return {
    heads: () => heads(queries),
    entries: (subjectId) => entries(queries, subjectId),
    checkpoints: () => checkpoints(queries),
    subjectsWithoutHead: async () => {
      const rows = await queries
        .selectFrom('journal_entry')
        .select('subject_id')
        .distinct()
        .where(
          sql<boolean>`not exists (select from "journal_head" as head where head."subject_id" = "journal_entry"."subject_id")`,
        )
        .modifyEnd(acrossTenants)
        .execute();
      return rows.map((row) => row.subject_id);
    },
  };
}

async function* heads(queries: Queries): AsyncGenerator<StoredHead> {
  let after = '';
  for (;;) {
    const rows = await queries
      .selectFrom('journal_head')
      .selectAll()
      .where('subject_id', '>', after)
      .orderBy('subject_id')
      .limit(page)
      .modifyEnd(acrossTenants)
      .execute();
    for (const row of rows) {
      const { subject_id: subjectId, environment_id: environmentId, sequence, hash, checkpointed } = row;
      yield { subjectId, environmentId, sequence, hash, checkpointed };
      after = subjectId;
    }
    if (rows.length < page) return;
  }
}

async function* entries(queries: Queries, subjectId: string): AsyncGenerator<StoredEntry> {
  let after: number | undefined;
  for (;;) {
    const rows = await queries
      .selectFrom('journal_entry')
      .selectAll()
      .select(sql<boolean>`"at" = date_trunc('milliseconds', "at")`.as('is_whole_millisecond'))
      .where('subject_id', '=', subjectId)
      .$if(after !== undefined, (query) => query.where('sequence', '>', after ?? 0))
      .orderBy('sequence')
      .limit(page)
      .modifyEnd(acrossTenants)
      .execute();
    for (const row of rows) {
      yield {
        environmentId: row.environment_id,
        subjectId,
        sequence: row.sequence,
        at: row.at,
        isWholeMillisecond: row.is_whole_millisecond,
        type: row.type,
        actor: row.actor,
        payloadSealed: row.payload_sealed,
        hash: row.hash,
      };
    }
    after = rows.at(-1)?.sequence;
    if (rows.length < page) return;
  }
}

async function* checkpoints(queries: Queries): AsyncGenerator<StoredCheckpoint> {
  let after: number | undefined;
  for (;;) {
    const rows = await queries
      .selectFrom('journal_checkpoint')
      .selectAll()
      .$if(after !== undefined, (query) => query.where('number', '>', after ?? 0))
      .orderBy('number')
      .limit(page)
      .execute();
    for (const row of rows) {
      yield {
        number: row.number,
        at: row.at,
        previousHash: row.previous_hash,
        heads: z.array(chainHeadSchema).safeParse(row.heads).data,
        hash: row.hash,
        signature: row.signature,
      };
    }
    after = rows.at(-1)?.number;
    if (rows.length < page) return;
  }
}

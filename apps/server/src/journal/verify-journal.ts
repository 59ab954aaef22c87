import { verifyDetached } from '../platform/crypto/signing-key.ts';
import type { Db } from '../platform/database/open-database.ts';
import { acrossTenants } from '../platform/database/require-tenant.ts';
import { checkpointHash } from './checkpoint-content.ts';
import { makeCheckpointStore } from './checkpoint-store.ts';
import { chainHash, entryContent, genesisHash } from './entry-content.ts';

/** What is wrong with the journal, and where exactly. */
export type JournalFault = {
  readonly kind: 'changed' | 'missing' | 'inserted' | 'cut-off' | 'checkpoint-forged' | 'checkpoint-missing';
  /** Chain and place in it; for a checkpoint its number. */
  readonly subjectId: string;
  readonly sequence: number;
  readonly message: string;
};

export type JournalReport = {
  readonly chains: number;
  readonly entries: number;
  readonly checkpoints: number;
  readonly faults: readonly JournalFault[];
};

const page = 1000;

/**
 * Sums every chain anew and holds it against its head and against every signed checkpoint. Reads page by page; works on a running
 * system. `publicKey` is the one the operator wrote down, so that a replaced key in the database is noticed.
 */
export async function verifyJournal(db: Db, publicKey: Buffer): Promise<JournalReport> {
  const faults: JournalFault[] = [];
  const covered = await readCheckpoints(db, publicKey, faults);
  let chains = 0;
  let entries = 0;
  let after = '';
  for (;;) {
    const heads = await db
      .selectFrom('journal_head')
      .select(['subject_id', 'sequence', 'hash'])
      .where('subject_id', '>', after)
      .orderBy('subject_id')
      .limit(page)
      .modifyEnd(acrossTenants)
      .execute();
    for (const head of heads) {
      const seen = await verifyChain(db, head, covered.heads.get(head.subject_id) ?? new Map(), faults);
      covered.heads.delete(head.subject_id);
      chains += 1;
      entries += seen;
      after = head.subject_id;
    }
    if (heads.length < page) break;
  }
  for (const [subjectId, marks] of covered.heads) {
    const sequence = Math.max(...marks.keys());
    faults.push({
      kind: 'missing',
      subjectId,
      sequence,
      message: `the whole chain ${subjectId} is gone, though a checkpoint covers ${sequence} entries of it`,
    });
  }
  return { chains, entries, checkpoints: covered.count, faults };
}

type Marks = Map<number, string>;

/** Every place of every chain that a genuine checkpoint vouches for. */
async function readCheckpoints(
  db: Db,
  publicKey: Buffer,
  faults: JournalFault[],
): Promise<{ count: number; heads: Map<string, Marks> }> {
  const store = makeCheckpointStore(db);
  const heads = new Map<string, Marks>();
  let previous: Buffer = genesisHash;
  let number = 0;
  for (;;) {
    const checkpoints = await store.list(number, page);
    for (const checkpoint of checkpoints) {
      const subjectId = `checkpoint ${checkpoint.number}`;
      const at = { subjectId, sequence: checkpoint.number };
      if (checkpoint.number !== number + 1) {
        faults.push({ kind: 'checkpoint-missing', ...at, message: `checkpoint ${number + 1} is missing` });
        previous = checkpoint.previousHash;
      }
      const hash = checkpointHash(checkpoint.number, checkpoint.at, previous, checkpoint.heads);
      const isGenuine = hash.equals(checkpoint.hash) && verifyDetached(publicKey, hash, checkpoint.signature);
      if (!isGenuine)
        faults.push({
          kind: 'checkpoint-forged',
          ...at,
          message: `checkpoint ${checkpoint.number} was changed or not signed by this installation`,
        });
      for (const head of isGenuine ? checkpoint.heads : []) {
        const marks = heads.get(head.subjectId) ?? new Map<number, string>();
        heads.set(head.subjectId, marks.set(head.sequence, head.hash));
      }
      previous = checkpoint.hash;
      number = checkpoint.number;
    }
    if (checkpoints.length < page) return { count: number, heads };
  }
}

type Head = { readonly subject_id: string; readonly sequence: number; readonly hash: Buffer };

/** Follows one chain from its first entry to its head; reports the first break and goes on from what is stored. */
async function verifyChain(db: Db, head: Head, marks: Marks, faults: JournalFault[]): Promise<number> {
  const subjectId = head.subject_id;
  let previous: Buffer = genesisHash;
  let sequence = 0;
  let count = 0;
  const report = (kind: JournalFault['kind'], place: number, message: string) =>
    faults.push({ kind, subjectId, sequence: place, message: `${subjectId}: ${message}` });
  for (;;) {
    const rows = await db
      .selectFrom('journal_entry')
      .selectAll()
      .where('subject_id', '=', subjectId)
      .where('sequence', '>', sequence)
      .orderBy('sequence')
      .limit(page)
      .modifyEnd(acrossTenants)
      .execute();
    for (const row of rows) {
      if (row.sequence !== sequence + 1) report('missing', sequence + 1, `entry ${sequence + 1} is missing`);
      const content = entryContent({
        environmentId: row.environment_id,
        subjectId,
        at: row.at,
        type: row.type,
        actor: row.actor,
        payloadSealed: row.payload_sealed,
      });
      const isNext = row.sequence === sequence + 1;
      if (isNext && !chainHash(previous, row.sequence, content).equals(row.hash))
        report('changed', row.sequence, `entry ${row.sequence} was changed, moved or put in`);
      const marked = marks.get(row.sequence);
      if (marked !== undefined && marked !== row.hash.toString('hex'))
        report('changed', row.sequence, `entry ${row.sequence} is not the one a checkpoint was signed for`);
      previous = row.hash;
      sequence = row.sequence;
      count += 1;
    }
    if (rows.length < page) break;
  }
  const last = Math.max(head.sequence, ...marks.keys());
  if (sequence < last) report('cut-off', sequence + 1, `entries ${sequence + 1} to ${last} were cut off`);
  if (sequence > head.sequence)
    report('inserted', head.sequence + 1, `entry ${head.sequence + 1} was put in behind the end`);
  if (sequence === head.sequence && !previous.equals(head.hash))
    report('changed', sequence, `entry ${sequence} does not match the head of its chain`);
  return count;
}

import type { JournalFault, JournalReport } from './journal-report.ts';
import type { JournalSnapshot, ReadJournal } from './ports.ts';
import { type Marks, verifyChain } from './verify-chain.ts';
import { verifyCheckpoints } from './verify-checkpoints.ts';

/**
 * Sums every chain anew and holds it against its head and against every signed checkpoint. Reads one snapshot, so it may be
 * called while others write. `publicKey` (SPKI, DER) is the one the operator wrote down, so that a replaced key in the
 * database is noticed.
 *
 * What cannot be known from the database alone: entries at a chain's end, or whole chains, that somebody took away together with
 * their head before a checkpoint covered them; and the newest checkpoints, when the heads' `checkpointed` was set back with
 * them. Against the second, keep the count of checkpoints that an earlier report told, outside this machine.
 */
export function verifyJournal(readJournal: ReadJournal) {
  return (publicKey: Buffer): Promise<JournalReport> =>
    readJournal((snapshot) => verifySnapshot(snapshot, publicKey));
}

async function verifySnapshot(snapshot: JournalSnapshot, publicKey: Buffer): Promise<JournalReport> {
  const covered = await verifyCheckpoints(snapshot, publicKey);
  const faults: JournalFault[] = [...covered.faults];
  const uncovered: { readonly subjectId: string; readonly sequence: number }[] = [];
  let chains = 0;
  let entries = 0;
  for await (const head of snapshot.heads()) {
    const marks = covered.marks.get(head.subjectId) ?? new Map<number, string>();
    covered.marks.delete(head.subjectId);
    const chain = await verifyChain(snapshot, head, marks);
    faults.push(...chain.faults);
    entries += chain.entries;
    chains += 1;
    if (head.checkpointed > Math.max(0, ...marks.keys()))
      uncovered.push({ subjectId: head.subjectId, sequence: head.checkpointed });
  }
  for (const subjectId of await snapshot.subjectsWithoutHead()) {
    const marks = covered.marks.get(subjectId) ?? new Map<number, string>();
    covered.marks.delete(subjectId);
    const message = `${subjectId}: the head of the chain is gone, though it has entries`;
    faults.push({ kind: 'missing', subjectId, sequence: 0, message });
    const chain = await verifyChain(snapshot, { subjectId }, marks);
    faults.push(...chain.faults);
    entries += chain.entries;
    chains += 1;
  }
  faults.push(...goneChains(covered.marks));
  const [first] = uncovered;
  // A checkpoint that was found forged or missing explains heads without cover by itself.
  if (first !== undefined && covered.faults.length === 0) {
    const { subjectId, sequence } = first;
    const message = `the newest checkpoint is missing: ${uncovered.length} chains say that one covers them, as ${subjectId} up to entry ${sequence}`;
    faults.push({ kind: 'checkpoint-missing', subjectId, sequence, message });
  }
  return { chains, entries, checkpoints: covered.count, faults };
}

function goneChains(marks: ReadonlyMap<string, Marks>): JournalFault[] {
  return [...marks].map(([subjectId, places]) => {
    const sequence = Math.max(...places.keys());
    const message = `the whole chain ${subjectId} is gone, though a checkpoint covers ${sequence} entries of it`;
    return { kind: 'missing', subjectId, sequence, message };
  });
}

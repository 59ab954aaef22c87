import { chainHash, entryContent, genesisHash } from './entry-content.ts';
import type { JournalFault } from './journal-report.ts';
import type { JournalSnapshot } from './ports.ts';

/** Places of a chain that genuine checkpoints vouch for: the hash in hex by sequence. */
export type Marks = ReadonlyMap<number, string>;

/** A chain, with what its head says when there is one. */
export type ChainToVerify = {
  readonly subjectId: string;
  readonly environmentId?: string;
  readonly sequence?: number;
  readonly hash?: Buffer;
};

/** Sums one chain anew and compares it with its head and the checkpoints' marks. */
export async function verifyChain(
  snapshot: JournalSnapshot,
  head: ChainToVerify,
  marks: Marks,
): Promise<{ readonly entries: number; readonly faults: readonly JournalFault[] }> {
  const { subjectId } = head;
  const faults: JournalFault[] = [];
  const report = (kind: JournalFault['kind'], sequence: number, message: string) =>
    faults.push({ kind, subjectId, sequence, message: `${subjectId}: ${message}` });
  let previous: Buffer = genesisHash;
  let sequence = 0;
  let entries = 0;
  for await (const row of snapshot.entries(subjectId)) {
    entries += 1;
    const place = row.sequence;
    if (place < 1) {
      report('inserted', place, `entry ${place} was put in before the beginning`);
      continue;
    }
    if (place !== sequence + 1) report('missing', sequence + 1, `${range(sequence + 1, place - 1)} missing`);
    else if (!row.isWholeMillisecond || !chainHash(previous, place, entryContent(row)).equals(row.hash))
      report('changed', place, `entry ${place} was changed, moved or put in`);
    if (head.environmentId !== undefined && row.environmentId !== head.environmentId)
      report('changed', place, `entry ${place} is of another environment than the head of its chain`);
    const mark = marks.get(place);
    if (mark !== undefined && mark !== row.hash.toString('hex'))
      report('changed', place, `entry ${place} is not the one a checkpoint was signed for`);
    previous = row.hash;
    sequence = place;
  }
  const last = Math.max(head.sequence ?? 0, ...marks.keys());
  if (sequence < last) report('cut-off', sequence + 1, `${range(sequence + 1, last)} cut off`);
  if (head.sequence === undefined || head.hash === undefined) return { entries, faults };
  if (sequence > head.sequence)
    report('inserted', head.sequence + 1, `entry ${head.sequence + 1} was put in behind the end`);
  if (sequence === head.sequence && !previous.equals(head.hash))
    report('changed', sequence, `entry ${sequence} does not match the head of its chain`);
  return { entries, faults };
}

function range(first: number, last: number): string {
  return first === last ? `entry ${first} is` : `entries ${first} to ${last} are`;
}

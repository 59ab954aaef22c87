import { verifyDetached } from '../platform/crypto/signing-key.ts';
import { checkpointHash } from './checkpoint-content.ts';
import { genesisHash } from './entry-content.ts';
import type { JournalFault } from './journal-report.ts';
import type { JournalSnapshot, StoredCheckpoint } from './ports.ts';
import type { Marks } from './verify-chain.ts';

/** Reads the checkpoints in order: which are forged or missing, and what the genuine ones vouch for, by chain. */
export async function verifyCheckpoints(
  snapshot: JournalSnapshot,
  publicKey: Buffer,
): Promise<{
  readonly count: number;
  readonly marks: Map<string, Marks>;
  readonly faults: readonly JournalFault[];
}> {
  const faults: JournalFault[] = [];
  const marks = new Map<string, Map<number, string>>();
  const report = (kind: JournalFault['kind'], number: number, message: string) =>
    faults.push({ kind, subjectId: `checkpoint ${number}`, sequence: number, message });
  let count = 0;
  let last: Pick<StoredCheckpoint, 'number' | 'hash'> & { readonly isGenuine: boolean } = {
    number: 0,
    hash: genesisHash,
    isGenuine: true,
  };
  for await (const checkpoint of snapshot.checkpoints()) {
    count += 1;
    const { number, hash, previousHash, heads } = checkpoint;
    const isGenuine = number > 0 && isSigned(checkpoint, publicKey);
    const isNext = number === last.number + 1;
    if (!isGenuine)
      report(
        'checkpoint-forged',
        number,
        `checkpoint ${number} was changed or not signed by this installation`,
      );
    else if (isNext && last.isGenuine && !previousHash.equals(last.hash))
      report('checkpoint-forged', number, `checkpoint ${number} does not follow checkpoint ${last.number}`);
    if (number > last.number + 1) {
      const first = last.number + 1;
      const gone = first === number - 1 ? `${first} is` : `${first} to ${number - 1} are`;
      report('checkpoint-missing', first, `checkpoint ${gone} missing`);
    }
    for (const head of isGenuine ? (heads ?? []) : []) {
      const places = marks.get(head.subjectId) ?? new Map<number, string>();
      marks.set(head.subjectId, places.set(head.sequence, head.hash));
    }
    if (number > 0) last = { number, hash, isGenuine };
  }
  return { count, marks, faults };
}

function isSigned(checkpoint: StoredCheckpoint, publicKey: Buffer): boolean {
  const { number, at, previousHash, heads, hash, signature } = checkpoint;
  if (heads === undefined || !checkpointHash(number, at, previousHash, heads).equals(hash)) return false;
  return verifyDetached(publicKey, hash, signature);
}

import { hash } from 'node:crypto';

/** The fields of a stored entry that its hash covers, beside its place in the chain. */
export type EntryContent = {
  readonly environmentId: string;
  readonly subjectId: string;
  readonly at: Date;
  readonly type: string;
  readonly actor: string;
  readonly payloadSealed: Buffer;
};

/** The hash that the first entry of a chain follows. */
export const genesisHash = Buffer.alloc(32);

/** Bytes that stand for an entry: a JSON array, so no field can run into the next; the sealed payload by its digest. */
export function entryContent(entry: EntryContent): Buffer {
  const payloadDigest = hash('sha256', entry.payloadSealed, 'hex');
  return Buffer.from(
    JSON.stringify([
      1,
      entry.environmentId,
      entry.subjectId,
      entry.at.toISOString(),
      entry.type,
      entry.actor,
      payloadDigest,
    ]),
    'utf8',
  );
}

/** sha256(previous hash, sequence as four bytes big-endian, content): the same sum that the store makes in SQL. */
export function chainHash(previous: Buffer, sequence: number, content: Buffer): Buffer {
  const place = Buffer.alloc(4);
  place.writeInt32BE(sequence);
  return hash('sha256', Buffer.concat([previous, place, content]), 'buffer');
}

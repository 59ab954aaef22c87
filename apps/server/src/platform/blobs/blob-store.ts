import type { Result } from '@aval/core/result';
import type { SecretKey } from '../crypto/data-key.ts';

export type BlobSource = Uint8Array | AsyncIterable<Uint8Array>;

/**
 * Where pictures, documents and other files lie, encrypted under the subject's data key. A key is one to six
 * segments of `a-z 0-9 _ -` (at most 64 characters each) joined by `/`: ids, never names of people. Any other
 * key is a bug and throws. Storage errors (disk full, network) throw too.
 */
export type BlobStore = {
  /**
   * Stores the whole source or nothing, durably, in place of an older blob of the key. Returns the plaintext's
   * length in bytes. An error of the source is passed on.
   */
  readonly write: (key: string, source: BlobSource, dataKey: SecretKey) => Promise<number>;
  /** `tampered`: any changed, missing, added or moved byte, a blob of another key, another data key. */
  readonly read: (key: string, dataKey: SecretKey) => Promise<Result<Buffer, 'missing' | 'tampered'>>;
  /**
   * The content in pieces of at most 64 KiB, each checked before it is given out. That the end was not cut off
   * is only known at the end: the iteration throws `TamperedBlobError`, and what was read until then must be
   * thrown away. The caller iterates to the end or breaks off, both close the source.
   */
  readonly readStream: (key: string, dataKey: SecretKey) => Promise<Result<AsyncIterable<Buffer>, 'missing'>>;
  /** Removes the blob; one that is not there is removed already. */
  readonly remove: (key: string) => Promise<void>;
  readonly exists: (key: string) => Promise<boolean>;
};

/** Thrown while a stream is read; see {@link BlobStore.readStream}. */
export class TamperedBlobError extends Error {
  override readonly name = 'TamperedBlobError';

  constructor() {
    super('a stored blob was changed, cut off or moved, or its data key is another one');
  }
}

/** Throws for a key outside the alphabet: no dots, so no way out of the folder; no capitals, so no two keys
 * that a file system could take for one. */
export function assertBlobKey(key: string): void {
  if (key.length > 200 || !/^[a-z0-9_-]{1,64}(\/[a-z0-9_-]{1,64}){0,5}$/.test(key)) {
    throw new TypeError('not a blob key');
  }
}

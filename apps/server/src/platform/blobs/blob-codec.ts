import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deriveKey, type SecretKey } from '../crypto/data-key.ts';
import { type BlobSource, TamperedBlobError } from './blob-store.ts';

/**
 * The stored format, version 1: one version byte, a salt of 32 bytes, then frames of 64 KiB of plaintext, each
 * encrypted with AES-256-GCM and followed by its tag of 16 bytes; the last frame is shorter or full, and empty
 * only in an empty blob. This is the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizar, CRYPTO 2015):
 * the nonce holds the frame's number and whether it is the last, so frames cannot be dropped, moved or added.
 * The key of the frames is derived from the data key and the salt; the version and the blob's key in the store
 * are authenticated with every frame, so two blobs cannot be swapped.
 */
const VERSION = 1;
const SALT_BYTES = 32;
const HEADER_BYTES = 1 + SALT_BYTES;
const TAG_BYTES = 16;
const NONCE_BYTES = 12;
export const FRAME_BYTES = 65_536;

type Frame = { readonly bytes: Uint8Array; readonly index: number; readonly last: boolean };

/** Encrypts in one pass: the header, then one piece for each frame. */
export async function* sealBlob(
  blobKey: string,
  source: BlobSource,
  dataKey: SecretKey,
): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES);
  const frameKey = deriveKey(dataKey, 'aval/v1/blob', salt);
  const additional = additionalData(blobKey);
  yield Buffer.concat([Buffer.of(VERSION), salt]);
  for await (const frame of cut(source instanceof Uint8Array ? once(source) : source, FRAME_BYTES)) {
    const options = { authTagLength: TAG_BYTES };
    const cipher = createCipheriv('aes-256-gcm', frameKey, nonceOf(frame), options).setAAD(additional);
    const body = cipher.update(frame.bytes);
    cipher.final();
    yield Buffer.concat([body, cipher.getAuthTag()]);
  }
}

/** Decrypts in one pass; throws `TamperedBlobError` at the first frame that is not what was written. */
export async function* openBlob(
  blobKey: string,
  stored: AsyncIterable<Uint8Array>,
  dataKey: SecretKey,
): AsyncGenerator<Buffer> {
  const additional = additionalData(blobKey);
  const frames: { key: SecretKey | null } = { key: null };
  const body = withoutHeader(stored, (header) => {
    if (header[0] !== VERSION) throw new TamperedBlobError();
    frames.key = deriveKey(dataKey, 'aval/v1/blob', header.subarray(1));
  });
  for await (const frame of cut(body, FRAME_BYTES + TAG_BYTES)) {
    const end = frame.bytes.byteLength - TAG_BYTES;
    if (frames.key === null || end < 0) throw new TamperedBlobError();
    const options = { authTagLength: TAG_BYTES };
    const decipher = createDecipheriv('aes-256-gcm', frames.key, nonceOf(frame), options)
      .setAAD(additional)
      .setAuthTag(frame.bytes.subarray(end));
    const plaintext = decipher.update(frame.bytes.subarray(0, end));
    try {
      decipher.final();
    } catch {
      throw new TamperedBlobError();
    }
    yield plaintext;
  }
}

function nonceOf(frame: Frame): Buffer {
  // The key serves one blob, so the number alone makes the nonce unique; the first seven bytes stay zero.
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUInt32BE(frame.index, 7);
  nonce.writeUInt8(frame.last ? 1 : 0, 11);
  return nonce;
}

function additionalData(blobKey: string): Buffer {
  return Buffer.concat([Buffer.of(VERSION), Buffer.from(blobKey, 'utf8')]);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Cuts a stream into frames of `size` bytes; always ends with one marked last, which may be empty. */
async function* cut(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Frame> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  let index = 0;
  for await (const chunk of source) {
    let offset = 0;
    // A full frame waits until something follows it: only then is it known not to be the last.
    while (length + chunk.byteLength - offset > size) {
      const end = offset + size - length;
      pieces.push(chunk.subarray(offset, end));
      yield { bytes: join(pieces), index, last: false };
      index += 1;
      pieces = [];
      length = 0;
      offset = end;
    }
    if (offset < chunk.byteLength) {
      pieces.push(chunk.subarray(offset));
      length += chunk.byteLength - offset;
    }
  }
  yield { bytes: join(pieces), index, last: true };
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const [first] = pieces;
  return pieces.length === 1 && first !== undefined ? first : Buffer.concat(pieces);
}

async function* withoutHeader(
  stored: AsyncIterable<Uint8Array>,
  onHeader: (header: Buffer) => void,
): AsyncGenerator<Uint8Array> {
  let head: Buffer | null = Buffer.alloc(0);
  for await (const chunk of stored) {
    if (head === null) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.byteLength < HEADER_BYTES) continue;
    onHeader(head.subarray(0, HEADER_BYTES));
    const rest: Buffer = head.subarray(HEADER_BYTES);
    head = null;
    if (rest.byteLength > 0) yield rest;
  }
}

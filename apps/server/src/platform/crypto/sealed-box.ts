import { createCipheriv, createDecipheriv } from 'node:crypto';
import { failure, type Result, success } from '@aval/core/result';
import type { z } from 'zod';
import type { SecretKey } from './data-key.ts';
import { pooledRandom } from './pooled-random.ts';

/** Layout: version (1 byte), nonce (12), ciphertext (as long as the plaintext), tag (16). */
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES;
const versionByte = Buffer.of(VERSION);
/** One byte in UTF-8, as every character below 128. */
const versionCharacter = String.fromCharCode(VERSION);

/** What the box holds more than its plaintext, in bytes. */
export const SEAL_OVERHEAD_BYTES = HEADER_BYTES + TAG_BYTES;

/**
 * Encrypts with AES-256-GCM under a random 96-bit nonce. `context` says where the box belongs
 * ("applicant.profile/<id>"): it is not stored, and the box opens only with the same context, so a box moved to
 * another row is found.
 */
export function seal(key: SecretKey, context: string, plaintext: Uint8Array): Buffer {
  const nonce = pooledRandom(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(additionalData(context));
  const body = cipher.update(plaintext);
  cipher.final();
  return Buffer.concat([versionByte, nonce, body, cipher.getAuthTag()]);
}

/** Opens a box; `tampered` for any changed, missing or added byte, another context or another key. */
export function open(key: SecretKey, context: string, box: Uint8Array): Result<Buffer, 'tampered'> {
  if (box.byteLength < SEAL_OVERHEAD_BYTES || box[0] !== VERSION) return failure('tampered');
  const end = box.byteLength - TAG_BYTES;
  const nonce = box.subarray(1, HEADER_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(additionalData(context));
  decipher.setAuthTag(box.subarray(end));
  const plaintext = decipher.update(box.subarray(HEADER_BYTES, end));
  try {
    decipher.final();
  } catch {
    return failure('tampered');
  }
  return success(plaintext);
}

/** {@link seal} for a value that JSON can hold. */
export function sealJson(key: SecretKey, context: string, value: unknown): Buffer {
  return seal(key, context, Buffer.from(JSON.stringify(value), 'utf8'));
}

/** {@link open} and parse; `malformed`: the box is genuine but its content does not fit the schema. */
export function openJson<Schema extends z.ZodType>(
  key: SecretKey,
  context: string,
  box: Uint8Array,
  schema: Schema,
): Result<z.output<Schema>, 'tampered' | 'malformed'> {
  const plaintext = open(key, context, box);
  if (!plaintext.ok) return plaintext;
  let value: unknown;
  try {
    value = JSON.parse(plaintext.value.toString('utf8'));
  } catch {
    return failure('malformed');
  }
  const parsed = schema.safeParse(value);
  return parsed.success ? success(parsed.data) : failure('malformed');
}

/** The version byte is authenticated too: a box cannot be passed off as one of another format. */
function additionalData(context: string): Buffer {
  return Buffer.from(versionCharacter + context, 'utf8');
}

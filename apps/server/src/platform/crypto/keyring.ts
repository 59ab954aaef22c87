import { createHmac, createSecretKey } from 'node:crypto';
import { failure, type Result, success } from '@aval/core/result';
import { constantTimeEqual } from './constant-time-equal.ts';
import { deriveKey, SECRET_KEY_BYTES, type SecretKey } from './data-key.ts';
import type { MasterKey } from './master-key.ts';
import { pooledRandom } from './pooled-random.ts';
import { open, seal } from './sealed-box.ts';

const CACHE_LIMIT = 4096;

/** A subject's key: `plain` to work with, `wrapped` (61 bytes) to store. Without the row, the data is gone. */
export type NewDataKey = { readonly plain: SecretKey; readonly wrapped: Buffer };

export type Keyring = {
  /** Names the master key without telling it (16 hex digits): store it, and compare at each start. */
  readonly masterKeyId: string;
  readonly newDataKey: (subjectId: string) => NewDataKey;
  /** `tampered` also for a key that was wrapped for another subject or under another master key. */
  readonly unwrapDataKey: (subjectId: string, wrapped: Uint8Array) => Result<SecretKey, 'tampered'>;
  /** Drops the subject's key from memory; call it when the subject is erased. */
  readonly forget: (subjectId: string) => void;
  /** A key of the installation itself, for secrets that belong to no subject (connector passwords). */
  readonly installationKey: (purpose: string) => SecretKey;
  /** Keyed hash (64 hex digits) of a value to be found by equality: normalise the text before. */
  readonly searchHash: (purpose: string, normalisedText: string) => string;
  /** Keyed hash (64 hex digits) of a file's bytes, to find duplicates. */
  readonly fingerprint: (bytes: Uint8Array) => string;
  /** HMAC-SHA256, 32 bytes, for tokens that only this installation checks. */
  readonly sign: (purpose: string, message: string | Uint8Array) => Buffer;
  readonly verify: (purpose: string, message: string | Uint8Array, signature: Uint8Array) => boolean;
};

/**
 * Everything derived from the master key. Purposes are constants of the code, never input; each purpose gets a
 * key of its own by HKDF under a label with a version. At most 4096 unwrapped subject keys are kept in memory.
 */
export function makeKeyring(masterKey: MasterKey): Keyring {
  const derived = new Map<string, SecretKey>();
  const cache = new Map<string, { readonly plain: SecretKey; readonly wrapped: Buffer }>();

  const keyFor = (family: string, purpose = ''): SecretKey => {
    const label = `aval/v1/${family}/${purpose}`;
    const known = derived.get(label);
    if (known !== undefined) return known;
    const key = deriveKey(masterKey.secret, label);
    derived.set(label, key);
    return key;
  };
  const mac = (family: string, purpose: string, message: string | Uint8Array): Buffer =>
    createHmac('sha256', keyFor(family, purpose)).update(message).digest();
  const remember = (subjectId: string, plain: SecretKey, wrapped: Uint8Array): void => {
    cache.delete(subjectId);
    cache.set(subjectId, { plain, wrapped: Buffer.from(wrapped) });
    if (cache.size <= CACHE_LIMIT) return;
    for (const oldest of cache.keys()) {
      cache.delete(oldest);
      break;
    }
  };

  return {
    masterKeyId: mac('master-key-id', '', '').subarray(0, 8).toString('hex'),
    newDataKey: (subjectId) => {
      const bytes = pooledRandom(SECRET_KEY_BYTES);
      const plain = createSecretKey(bytes);
      const wrapped = seal(keyFor('wrap-data-key'), subjectId, bytes);
      bytes.fill(0);
      remember(subjectId, plain, wrapped);
      return { plain, wrapped };
    },
    unwrapDataKey: (subjectId, wrapped) => {
      const known = cache.get(subjectId);
      if (known?.wrapped.equals(wrapped)) {
        remember(subjectId, known.plain, known.wrapped);
        return success(known.plain);
      }
      const opened = open(keyFor('wrap-data-key'), subjectId, wrapped);
      if (!opened.ok || opened.value.byteLength !== SECRET_KEY_BYTES) return failure('tampered');
      const plain = createSecretKey(opened.value);
      opened.value.fill(0);
      remember(subjectId, plain, wrapped);
      return success(plain);
    },
    forget: (subjectId) => {
      cache.delete(subjectId);
    },
    installationKey: (purpose) => keyFor('installation', purpose),
    searchHash: (purpose, normalisedText) => mac('search', purpose, normalisedText).toString('hex'),
    fingerprint: (bytes) => mac('fingerprint', '', bytes).toString('hex'),
    sign: (purpose, message) => mac('sign', purpose, message),
    verify: (purpose, message, signature) => constantTimeEqual(mac('sign', purpose, message), signature),
  };
}

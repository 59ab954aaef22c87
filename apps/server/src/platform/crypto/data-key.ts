import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/**
 * A secret of 32 bytes for AES-256-GCM. Node's KeyObject shows its bytes neither in logs nor in JSON, which is
 * why keys travel in it and never as plain buffers.
 */
export type SecretKey = KeyObject;

export const SECRET_KEY_BYTES = 32;

/** HKDF-SHA256 (RFC 5869) with the purpose as "info": keys of different purposes tell nothing of each other. */
export function deriveKey(from: SecretKey, purpose: string, salt: Uint8Array = new Uint8Array(0)): SecretKey {
  return createSecretKey(Buffer.from(hkdfSync('sha256', from, salt, purpose, SECRET_KEY_BYTES)));
}

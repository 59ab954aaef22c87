import { createHash } from 'node:crypto';
import { signDetached, verifyDetached } from '../platform/crypto/signing-key.ts';

/** SHA-256 of a file's bytes, hex: `imageHash` on the wire. */
export function hashImage(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What is signed: the purpose beside the hash, so that no other signature of the installation can stand for it. */
function message(imageHash: string): Buffer {
  return Buffer.from(`aval action image ${imageHash}`, 'utf8');
}

/** `sigHash` on the wire: Ed25519 by the installation's key, base64 (88 characters). */
export function signImageHash(privateKey: Uint8Array, imageHash: string): string {
  return signDetached(privateKey, message(imageHash)).toString('base64');
}

/** True when this installation vouched that it received a file with this hash. */
export function verifyImageHash(publicKey: Uint8Array, imageHash: string, sigHash: string): boolean {
  return verifyDetached(publicKey, message(imageHash), Buffer.from(sigHash, 'base64'));
}

import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';

/** An Ed25519 pair (RFC 8032) in DER: `publicKey` as SPKI (44 bytes), `privateKey` as PKCS #8 (48 bytes). */
export type SigningKey = { readonly publicKey: Buffer; readonly privateKey: Buffer };

/** A new pair for the journal's checkpoints. The private key is to be sealed before it is stored. */
export function makeSigningKey(): SigningKey {
  return generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
}

/** A signature of 64 bytes. Throws when the key is not an Ed25519 key in PKCS #8. */
export function signDetached(privateKey: Uint8Array, message: Uint8Array): Buffer {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' });
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('not an Ed25519 key');
  return sign(null, message, key);
}

/** False also for a public key or a signature that is malformed or of another kind. */
export function verifyDetached(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' && verify(null, message, key, signature);
  } catch {
    return false;
  }
}

/** True for an Ed25519 public key in SPKI. */
export function isPublicKey(publicKey: Uint8Array): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}

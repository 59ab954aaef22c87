import { createHmac } from 'node:crypto';
import type { SignatureAlgorithm } from './ports.ts';

const digests = { HMAC_SHA1_HEX: 'sha1', HMAC_SHA256_HEX: 'sha256', HMAC_SHA512_HEX: 'sha512' } as const;

/** HMAC of exactly the bytes that are sent, in lower-case hex: the value of `X-Payload-Digest`. */
export function signPayload(
  algorithm: SignatureAlgorithm,
  secretKey: string,
  body: string | Uint8Array,
): string {
  return createHmac(digests[algorithm], secretKey).update(body).digest('hex');
}

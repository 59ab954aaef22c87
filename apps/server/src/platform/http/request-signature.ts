import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a request signature covers: the exact characters and bytes that came over the wire. */
export type SignedRequest = {
  /** Value of X-App-Access-Ts as text. */
  readonly timestamp: string;
  readonly method: string;
  /** Request target as sent: path and query with their original encoding. */
  readonly target: string;
  readonly body: Buffer;
};

/** Lower-case hex of HMAC-SHA256(secret, timestamp + METHOD + target + body). */
export function signRequest(secret: string, request: SignedRequest): string {
  return createHmac('sha256', secret)
    .update(request.timestamp + request.method.toUpperCase() + request.target)
    .update(request.body)
    .digest('hex');
}

/** Compares in constant time; `signature` must be 64 hex characters. */
export function isSignatureOf(signature: string, secret: string, request: SignedRequest): boolean {
  const expected = Buffer.from(signRequest(secret, request), 'hex');
  const given = Buffer.from(signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

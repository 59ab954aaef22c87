import { createHmac } from 'node:crypto';

const prefix = 'whsec_';

/**
 * One signature of the Standard Webhooks specification 1.0.0 (github.com/standard-webhooks): `v1,` and the base64 of
 * HMAC-SHA256 over `id.timestamp.body`.
 * @param timestamp whole seconds since 1970, as `webhook-timestamp` carries them
 */
export function standardSignature(
  secretKey: string,
  id: string,
  timestamp: number,
  body: string | Uint8Array,
): string {
  const signed = createHmac('sha256', keyBytes(secretKey)).update(`${id}.${timestamp}.`).update(body);
  return `v1,${signed.digest('base64')}`;
}

/** The secret in the form that Standard Webhooks libraries take: `whsec_` and base64. */
export function standardSecret(secretKey: string): string {
  return secretKey.startsWith(prefix)
    ? secretKey
    : prefix + Buffer.from(secretKey, 'utf8').toString('base64');
}

/** A secret that is in their form already means the bytes it holds, any other its own characters. */
function keyBytes(secretKey: string): Buffer {
  return Buffer.from(standardSecret(secretKey).slice(prefix.length), 'base64');
}

import type { CustomHeader, PreviousSecret, SignatureAlgorithm } from './ports.ts';
import { signPayload } from './sign-payload.ts';
import { standardSignature } from './standard-signature.ts';
import { maskedSecret } from './webhook-settings.ts';

type Signing = {
  readonly signatureAlgorithm: SignatureAlgorithm;
  readonly secretKey: string;
  readonly previousSecret: PreviousSecret | undefined;
  readonly headers: readonly CustomHeader[];
};

/**
 * Headers of one try. `X-Payload-Digest` is of the present secret; while the previous one lives, its digest goes beside it and
 * `webhook-signature` holds a signature of each. The timestamp is that of the try, the id that of the event.
 */
export function requestHeaders(
  webhook: Signing,
  eventId: string,
  at: Date,
  body: Uint8Array,
): Record<string, string> {
  const { signatureAlgorithm: algorithm, secretKey, previousSecret } = webhook;
  const previous =
    previousSecret !== undefined && previousSecret.until > at ? previousSecret.secretKey : undefined;
  const timestamp = Math.floor(at.getTime() / 1000);
  const secrets = previous === undefined ? [secretKey] : [secretKey, previous];
  return {
    'User-Agent': 'Aval-Webhooks/1',
    ...Object.fromEntries(webhook.headers.map(({ key, value }) => [key, value])),
    'Content-Type': 'application/json',
    'X-Payload-Digest': signPayload(algorithm, secretKey, body),
    'X-Payload-Digest-Alg': algorithm,
    ...(previous === undefined
      ? {}
      : { 'X-Payload-Digest-Previous': signPayload(algorithm, previous, body) }),
    'X-Event-Id': eventId,
    'webhook-id': eventId,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': secrets
      .map((secret) => standardSignature(secret, eventId, timestamp, body))
      .join(' '),
  };
}

/** For the log: custom headers tend to hold credentials of the receiver. */
export function maskHeaders(
  headers: Readonly<Record<string, string>>,
  custom: readonly CustomHeader[],
): Record<string, string> {
  const secret = new Set(custom.map(({ key }) => key));
  return Object.fromEntries(
    Object.entries(headers).map(([key, value]) => [key, secret.has(key) ? maskedSecret : value]),
  );
}

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { webhooks } from './generated/api.ts';

/** What a webhook tells: `type` says which event it is. */
export type WebhookEvent = webhooks[keyof webhooks]['post']['requestBody']['content']['application/json'];

export type ReceivedWebhook = {
  /** The secret of the webhook. Of two live ones either will do while a secret is being replaced. */
  readonly secret: string;
  readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The body exactly as it came, before any parser has touched it. */
  readonly body: Uint8Array | string;
};

export type VerifiedWebhook =
  | { readonly ok: true; readonly event: WebhookEvent /** The same at every try. */; readonly id: string }
  | { readonly ok: false; readonly reason: 'no-digest' | 'unknown-algorithm' | 'wrong-digest' | 'not-json' };

const hashes = new Map([
  ['HMAC_SHA1_HEX', 'sha1'],
  ['HMAC_SHA256_HEX', 'sha256'],
  ['HMAC_SHA512_HEX', 'sha512'],
]);

/**
 * Whether a webhook is genuine, and what it tells. The digest is compared in constant time and nothing is read before. Answer 401
 * to what is not genuine. Events may come more than once: remember the ids. For servers (`node:crypto`).
 */
export function verifyWebhook({ secret, headers, body }: ReceivedWebhook): VerifiedWebhook {
  const header = (name: string) => headerOf(headers, name);
  const digests = [header('x-payload-digest'), header('x-payload-digest-previous')].filter(
    (digest) => digest !== undefined,
  );
  if (digests.length === 0) return { ok: false, reason: 'no-digest' };
  const hash = hashes.get(header('x-payload-digest-alg') ?? 'HMAC_SHA256_HEX');
  if (hash === undefined) return { ok: false, reason: 'unknown-algorithm' };
  const expected = createHmac(hash, secret).update(body).digest();
  const isGenuine = digests.some((digest) => {
    const given = Buffer.from(digest, 'hex');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!isGenuine) return { ok: false, reason: 'wrong-digest' };
  try {
    const event: WebhookEvent = JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body));
    return { ok: true, event, id: header('webhook-id') ?? header('x-event-id') ?? '' };
  } catch {
    return { ok: false, reason: 'not-json' };
  }
}

function headerOf(headers: ReceivedWebhook['headers'], name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined;
  const found = Object.entries(headers).find(([each]) => each.toLowerCase() === name)?.[1];
  return typeof found === 'string' ? found : found?.[0];
}

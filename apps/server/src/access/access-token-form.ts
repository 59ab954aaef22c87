import { createHash } from 'node:crypto';
import type { EnvironmentKind } from '@aval/core/ids';
import type { Keyring } from '../platform/crypto/keyring.ts';

/**
 * An access token in the form that the web SDK of the wire format reads: `_act-sbx-jwt-<JWT>` or `_act-jwt-<JWT>`. The SDK
 * takes the host from the payload's `url` claim with `atob`, which knows no `-` and `_`: the payload therefore has to be plain
 * ASCII without `>`, `?` and `~`, so that base64url never needs those two characters. It holds no personal data.
 */
export function formAccessToken(
  keyring: Keyring,
  kind: EnvironmentKind,
  id: string,
  url: string,
  expiresAt: Date,
): string {
  if (!/^[\x20-\x7d]*$/.test(url) || /[>?]/.test(url))
    throw new Error('the public URL must be plain ASCII without > ? and ~');
  const marker = kind === 'sandbox' ? '_act-sbx' : '_act';
  const header = base64url({ alg: 'HS256', typ: 'JWT' });
  const payload = base64url({ jti: `${marker}-${id}`, url, exp: Math.floor(expiresAt.getTime() / 1000) });
  const signature = keyring.sign('access-token', `${header}.${payload}`).toString('base64url');
  return `${marker}-jwt-${header}.${payload}.${signature}`;
}

/** True for a token that this installation made, whether or not it still counts; compared in constant time. */
export function isOurAccessToken(keyring: Keyring, token: string): boolean {
  const [, header, payload, signature] =
    /^_act(?:-sbx)?-jwt-([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(token.slice(0, 4096)) ?? [];
  if (header === undefined || payload === undefined || signature === undefined) return false;
  return keyring.verify('access-token', `${header}.${payload}`, Buffer.from(signature, 'base64url'));
}

/** What is stored of a token: enough to know it again, useless to whoever reads the database. */
export function hashAccessToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** What is stored of the name that a device has for itself, random text of the page. */
export function hashDevice(name: string): string {
  return createHash('sha256').update(`access-token-device/${name}`).digest('hex');
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');
}

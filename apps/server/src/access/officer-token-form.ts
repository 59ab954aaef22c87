import { createHash } from 'node:crypto';
import type { EnvironmentKind } from '@aval/core/ids';
import type { Keyring } from '../platform/crypto/keyring.ts';
import { randomToken } from '../platform/crypto/random-token.ts';

/** 256 random bits in letters and digits, and the HMAC-SHA256 over all that stands before the dot. */
const shape = /^(_ofs(?:-sbx)?-[A-Za-z0-9]{43})\.([\w-]{43})$/;
const randomBytes = 32;

/** A new token of an officer's session: `_ofs-sbx-<random>.<signature>` in the sandbox, `_ofs-…` in production. It tells nothing. */
export function newOfficerToken(keyring: Keyring, kind: EnvironmentKind): string {
  const signed = `${kind === 'sandbox' ? '_ofs-sbx' : '_ofs'}-${randomToken(randomBytes)}`;
  return `${signed}.${keyring.sign('officer-token', signed).toString('base64url')}`;
}

/** True for a token that this installation made, whether or not it still counts; compared in constant time. */
export function isOurOfficerToken(keyring: Keyring, token: string): boolean {
  const [, signed, signature] = shape.exec(token) ?? [];
  if (signed === undefined || signature === undefined) return false;
  return keyring.verify('officer-token', signed, Buffer.from(signature, 'base64url'));
}

/** What is stored of a token: enough to know it again, useless to whoever reads the database. */
export function hashOfficerToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

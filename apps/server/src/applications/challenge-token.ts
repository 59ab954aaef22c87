import { createHash } from 'node:crypto';
import type { Keyring } from '../platform/crypto/keyring.ts';

const purpose = 'liveness-challenge';

/** A nonce signed for one step of one challenge: frames made for another one do not fit. */
export function formChallengeToken(
  keyring: Pick<Keyring, 'sign'>,
  challengeId: string,
  step: number,
  nonce: string,
): string {
  return `${nonce}.${keyring.sign(purpose, `${challengeId}/${step}/${nonce}`).toString('base64url')}`;
}

/** Whether the token was made here for this very step; compared in constant time. */
export function isChallengeToken(
  keyring: Pick<Keyring, 'verify'>,
  challengeId: string,
  step: number,
  token: string,
): boolean {
  const [nonce = '', signature = ''] = token.split('.');
  return keyring.verify(purpose, `${challengeId}/${step}/${nonce}`, Buffer.from(signature, 'base64url'));
}

/** What is stored of it. */
export function hashChallengeToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

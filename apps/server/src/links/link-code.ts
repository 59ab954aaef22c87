import { createHash } from 'node:crypto';
import { randomToken } from '../platform/crypto/random-token.ts';

/** 160 random bits: nobody finds a link by trying. */
export function newLinkCode(): string {
  return randomToken(20);
}

/** What is stored of a code. */
export function hashLinkCode(code: string): string {
  return createHash('sha256').update(`websdk-link/${code}`).digest('hex');
}

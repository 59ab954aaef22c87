import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Confirmation } from './ports.ts';

/** Milliseconds a code is valid. */
export const codeLifeMs = 10 * 60_000;
/** Milliseconds a link is valid: letters are held back by some servers for a while. */
export const linkLifeMs = 60 * 60_000;
/** Wrong codes that one sent code survives; with the next it is void. */
export const maximumTries = 5;

/** Seconds until another code may be asked for, after the first, the second … ; the last repeats. */
const resendWaits = [30, 60, 120, 300, 600] as const;
/** Milliseconds after which the waits begin anew. */
const forgetSendsAfterMs = 24 * 3_600_000;

/** How many codes were sent one after the other, this one included, and when the next may be asked for. */
export function nextSend(
  previous: Pick<Confirmation, 'sends' | 'sentAt'> | undefined,
  at: Date,
): { readonly sends: number; readonly resendAfter: Date } {
  const forgotten = previous === undefined || at.getTime() - previous.sentAt.getTime() > forgetSendsAfterMs;
  const sends = forgotten ? 1 : previous.sends + 1;
  const wait = resendWaits[Math.min(sends, resendWaits.length) - 1] ?? 600;
  return { sends, resendAfter: new Date(at.getTime() + wait * 1000) };
}

/** Keyed hash of a code; the confirmation and the applicant are part of it, so no other's code fits. */
export function hashCode(
  keyring: Pick<Keyring, 'searchHash'>,
  { id, applicantId }: Pick<Confirmation, 'id' | 'applicantId'>,
  code: string,
): string {
  return keyring.searchHash('confirmation.code', `${id}/${applicantId}/${code}`);
}

export function hashLink(keyring: Pick<Keyring, 'searchHash'>, token: string): string {
  return keyring.searchHash('confirmation.link', token);
}

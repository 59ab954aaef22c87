import { RequestFailure } from './request-failure.ts';

const repeatableMethods: readonly string[] = ['GET', 'HEAD', 'PUT', 'DELETE'];
const passingStatuses: readonly number[] = [429, 502, 503, 504];
const firstPauseMs = 250;
const longestPauseMs = 8_000;

/** Whether carrying the request out twice does what carrying it out once does. PATCH may not, and the API keeps keys of POST only. */
export function isRepeatable(method: string, headers: Headers): boolean {
  return repeatableMethods.includes(method) || (method === 'POST' && headers.has('Idempotency-Key'));
}

/**
 * Milliseconds after which another try makes sense; undefined when the answer is final.
 * @param tried tries that were made before the one with this outcome
 * @param random from 0 to 1: half of the pause is left to chance
 */
export function pauseBefore(
  tried: number,
  outcome: Response | RequestFailure,
  now: Date,
  random: () => number,
): number | undefined {
  const backoff = Math.min(firstPauseMs * 2 ** tried, longestPauseMs) * (0.5 + random() / 2);
  if (outcome instanceof RequestFailure) return outcome.kind === 'aborted' ? undefined : backoff;
  if (outcome.ok) return undefined;
  const asked = retryAfterMs(outcome.headers, now);
  if (asked !== undefined) return Math.max(asked, backoff);
  return passingStatuses.includes(outcome.status) ? backoff : undefined;
}

/** `Retry-After` in milliseconds from now, by RFC 9110: seconds or a date; undefined when there is none that can be read. */
export function retryAfterMs(headers: Headers, now: Date): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (value === undefined || value === '') return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}

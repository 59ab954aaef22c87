/** Pauses after each failed try in seconds, as documented to integrators. */
const actionPauses: readonly number[] = [30, 30, 60, 300];
const otherPauses: readonly number[] = [300, 3600, 18_000, 64_800];

/**
 * Pauses between the tries of an event in seconds. Somebody waits on the outcome of an applicant action, so those are repeated
 * sooner. `benchPauses` replaces both schedules.
 */
export function pausesFor(type: string, benchPauses?: readonly number[]): readonly number[] {
  return benchPauses ?? (type.startsWith('applicantAction') ? actionPauses : otherPauses);
}

/**
 * When to try again after the `failures`-th failed try in a row (from 1), or undefined when it was the last. A receiver may ask
 * for more patience with `Retry-After`, never for less, and for no more than the longest pause of the schedule.
 */
export function nextAttemptAt(
  pauses: readonly number[],
  failures: number,
  failedAt: Date,
  retryAfterSeconds = 0,
): Date | undefined {
  const seconds = pauses[failures - 1];
  if (seconds === undefined) return undefined;
  const asked = Math.min(retryAfterSeconds, Math.max(...pauses));
  return new Date(failedAt.getTime() + Math.max(seconds, asked) * 1000);
}

/** Seconds that a `Retry-After` header (RFC 9110, 10.2.3: seconds or a date) asks for; 0 when it asks for nothing. */
export function retryAfterSeconds(header: string | undefined, now: Date): number {
  if (header === undefined) return 0;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const at = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} [\d:]{8} GMT$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  return Number.isNaN(at) ? 0 : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}

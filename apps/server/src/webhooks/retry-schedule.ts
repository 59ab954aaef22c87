/** Pauses after each failed try in seconds, as documented to integrators. */
const actionPauses = [30, 30, 60, 300];
const otherPauses = [300, 3600, 18_000, 64_800];

/**
 * When to try again after the `failures`-th failed try in a row (from 1), or undefined when it was the last. Somebody waits
 * on the outcome of an applicant action, so those are repeated sooner.
 */
export function nextAttemptAt(type: string, failures: number, failedAt: Date): Date | undefined {
  const pauses = type.startsWith('applicantAction') ? actionPauses : otherPauses;
  const seconds = pauses[failures - 1];
  return seconds === undefined ? undefined : new Date(failedAt.getTime() + seconds * 1000);
}

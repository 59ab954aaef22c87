import type { Challenge } from './ports.ts';

/** Rules of liveness challenges. */
export const challengeRules = {
  /** Steps of one challenge, each another movement. */
  steps: 2,
  /** Milliseconds within which the frames of a step lie. */
  windowMs: 8000,
  /** Milliseconds more until they have to be here: the time of the upload. */
  graceMs: 20_000,
  /** Frames of one step: as many files as a form may hold, and as few as a judgement takes. */
  maximumFrames: 8,
  minimumFrames: 5,
  /** Challenges within the window of tries. */
  tries: 5,
  triesWindowMs: 60 * 60 * 1000,
} as const;

/** How many challenges the person may still begin within the hour. */
export function triesLeft(challenges: readonly Challenge[], now: Date): number {
  const since = now.getTime() - challengeRules.triesWindowMs;
  const recent = challenges.filter(
    ({ issuedAt, status }) => issuedAt.getTime() >= since && status !== 'passed',
  );
  return Math.max(0, challengeRules.tries - recent.length);
}

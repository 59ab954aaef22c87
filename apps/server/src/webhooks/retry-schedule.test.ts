import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextAttemptAt, pausesFor, retryAfterSeconds } from './retry-schedule.ts';

const failedAt = new Date('2026-02-03T04:05:06.000Z');

function pauses(type: string): (number | undefined)[] {
  return [1, 2, 3, 4, 5].map((failures) => {
    const next = nextAttemptAt(pausesFor(type), failures, failedAt);
    return next === undefined ? undefined : (next.getTime() - failedAt.getTime()) / 1000;
  });
}

describe('nextAttemptAt', () => {
  it('repeats four times: soon for actions, over a day for all else', () => {
    expect(pauses('applicantActionReviewed')).toEqual([30, 30, 60, 300, undefined]);
    expect(pauses('applicantActionPending')).toEqual([30, 30, 60, 300, undefined]);
    expect(pauses('applicantActionOnHold')).toEqual([30, 30, 60, 300, undefined]);
    expect(pauses('applicantReviewed')).toEqual([300, 3600, 18_000, 64_800, undefined]);
    expect(pauses('applicantActivated')).toEqual([300, 3600, 18_000, 64_800, undefined]);
  });

  it('is as patient as the receiver asks, within the longest pause, and never hastier than the schedule', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('applicantActionReviewed', 'applicantReviewed'),
        fc.integer({ min: 1, max: 4 }),
        fc.nat(1_000_000_000),
        (type, failures, asked) => {
          const schedule = pausesFor(type);
          const next = nextAttemptAt(schedule, failures, failedAt, asked);
          const seconds = ((next?.getTime() ?? Number.NaN) - failedAt.getTime()) / 1000;
          expect(seconds).toBeGreaterThanOrEqual(schedule[failures - 1] ?? Number.NaN);
          expect(seconds).toBeLessThanOrEqual(Math.max(...schedule));
          if (asked <= Math.max(...schedule)) expect(seconds).toBeGreaterThanOrEqual(asked);
        },
      ),
    );
  });
});

describe('retryAfterSeconds', () => {
  it('reads seconds and dates, and takes everything else for nothing', () => {
    expect(retryAfterSeconds('120', failedAt)).toBe(120);
    expect(retryAfterSeconds('Tue, 03 Feb 2026 04:06:06 GMT', failedAt)).toBe(60);
    expect(retryAfterSeconds('Tue, 03 Feb 2026 04:00:00 GMT', failedAt)).toBe(0);
    for (const odd of ['-5', 'soon', '1e9', '', '99999999999', '2026-02-03T05:00:00Z'])
      expect(retryAfterSeconds(odd, failedAt)).toBe(0);
    expect(retryAfterSeconds(undefined, failedAt)).toBe(0);
  });
});

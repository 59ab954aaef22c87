import { describe, expect, it } from 'vitest';
import { nextAttemptAt } from './retry-schedule.ts';

const failedAt = new Date('2026-02-03T04:05:06.000Z');

function pauses(type: string): (number | undefined)[] {
  return [1, 2, 3, 4, 5].map((failures) => {
    const next = nextAttemptAt(type, failures, failedAt);
    return next === undefined ? undefined : (next.getTime() - failedAt.getTime()) / 1000;
  });
}

describe('nextAttemptAt', () => {
  it('repeats four times: soon for actions, over a day for all else', () => {
    expect(pauses('applicantActionReviewed')).toEqual([30, 30, 60, 300, undefined]);
    expect(pauses('applicantActionPending')).toEqual([30, 30, 60, 300, undefined]);
    expect(pauses('applicantReviewed')).toEqual([300, 3600, 18_000, 64_800, undefined]);
    expect(pauses('applicantActivated')).toEqual([300, 3600, 18_000, 64_800, undefined]);
  });
});

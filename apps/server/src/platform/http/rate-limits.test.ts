import { describe, expect, test } from 'vitest';
import { makeRateLimits } from './rate-limits.ts';

describe('rate limits', () => {
  test('let through as many as the limit says, each caller and kind for itself', async () => {
    const limits = makeRateLimits({ reads: 2, writes: 1, refusals: 0 });
    expect(await limits.count('ann', 'read')).toMatchObject({ isOver: false, limit: 2, remaining: 1 });
    expect(await limits.count('ann', 'read')).toMatchObject({ isOver: false, limit: 2, remaining: 0 });
    const third = await limits.count('ann', 'read');
    expect(third).toMatchObject({ isOver: true, limit: 2, remaining: 0 });
    expect(third?.resetSeconds).toBeGreaterThan(0);
    expect(third?.resetSeconds).toBeLessThanOrEqual(5);
    expect(await limits.count('ann', 'write')).toMatchObject({ isOver: false, limit: 1 });
    expect(await limits.count('bob', 'read')).toMatchObject({ isOver: false });
  });

  test('do not exist where they are 0', async () => {
    const limits = makeRateLimits({ reads: 0, writes: 0, refusals: 0 });
    for (let turn = 0; turn < 100; turn += 1) {
      expect(await limits.count('ann', 'write')).toBeUndefined();
      await limits.countRefusal('127.0.0.1');
    }
    expect(await limits.blockedSeconds('127.0.0.1')).toBe(0);
  });

  test('stop listening to an address whose credentials keep being refused, and to no other', async () => {
    const limits = makeRateLimits({ reads: 0, writes: 0, refusals: 3 });
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await limits.blockedSeconds('192.0.2.1')).toBe(0);
      await limits.countRefusal('192.0.2.1');
    }
    expect(await limits.blockedSeconds('192.0.2.1')).toBeGreaterThan(0);
    expect(await limits.blockedSeconds('192.0.2.2')).toBe(0);
  });
});

import { describe, expect, test } from 'vitest';
import { pooledRandom } from './pooled-random.ts';

describe('pooled random bytes', () => {
  test('are as many as asked for and never the same twice, over many pools', () => {
    const seen = new Set<string>();
    for (let turn = 0; turn < 5000; turn += 1) {
      const bytes = pooledRandom(12);
      expect(bytes).toHaveLength(12);
      seen.add(bytes.toString('hex'));
    }
    expect(seen.size).toBe(5000);
  });

  test('are not changed by what is drawn later', () => {
    const first = pooledRandom(16);
    const copy = Buffer.from(first);
    for (let turn = 0; turn < 1000; turn += 1) pooledRandom(16);
    expect(first.equals(copy)).toBe(true);
  });

  test('look random: every bit is set about half of the time', () => {
    const counts = Array.from({ length: 64 }, () => 0);
    const draws = 4000;
    for (let turn = 0; turn < draws; turn += 1) {
      const bytes = pooledRandom(8);
      for (let bit = 0; bit < 64; bit += 1) {
        const isSet = ((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1;
        counts[bit] = (counts[bit] ?? 0) + isSet;
      }
    }
    // Six standard deviations: a sound source fails once in some ten million runs.
    const bound = 6 * Math.sqrt(draws / 4);
    for (const count of counts) expect(Math.abs(count - draws / 2)).toBeLessThan(bound);
  });
});

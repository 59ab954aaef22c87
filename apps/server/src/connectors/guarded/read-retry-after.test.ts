import { expect, it } from 'vitest';
import { readRetryAfter } from './read-retry-after.ts';

const now = new Date('2026-02-03T04:05:06.500Z');

it.each([
  ['120', 120],
  [' 0 ', 0],
  ['9999999999', 86_400],
  ['Tue, 03 Feb 2026 04:06:06 GMT', 60],
  ['Tue, 03 Feb 2026 04:05:00 GMT', 0],
  ['Fri, 03 Feb 2034 04:05:00 GMT', 86_400],
  ['soon', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['', undefined],
  [undefined, undefined],
  [['1', '2'], undefined],
])('%j', (header, seconds) => {
  expect(readRetryAfter(header, now)).toBe(seconds);
});

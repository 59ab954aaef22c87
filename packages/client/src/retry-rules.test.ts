import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RequestFailure } from './request-failure.ts';
import { isRepeatable, pauseBefore, retryAfterMs } from './retry-rules.ts';

const now = new Date('2026-02-03T04:05:06Z');
const answer = (status: number, headers: Record<string, string> = {}) =>
  new Response(null, { status, headers });

test.each([
  ['GET', {}, true],
  ['HEAD', {}, true],
  ['DELETE', {}, true],
  ['PUT', {}, true],
  ['POST', {}, false],
  ['POST', { 'idempotency-key': 'k' }, true],
  ['PATCH', {}, false],
  ['PATCH', { 'Idempotency-Key': 'k' }, false],
])('%s with %j may be repeated: %s', (method, headers, expected) => {
  expect(isRepeatable(method, new Headers(headers))).toBe(expected);
});

test.each([429, 502, 503, 504])('%i passes', (status) => {
  expect(pauseBefore(0, answer(status), now, () => 1)).toBe(250);
});

test.each([200, 400, 401, 404, 409, 422, 500])('%i is final', (status) => {
  expect(pauseBefore(0, answer(status), now, () => 1)).toBeUndefined();
});

test('whatever names a Retry-After is asked again then, and not earlier', () => {
  expect(pauseBefore(0, answer(409, { 'Retry-After': '10' }), now, () => 1)).toBe(10_000);
  expect(pauseBefore(2, answer(503, { 'Retry-After': '0' }), now, () => 1)).toBe(1_000);
});

test('no answer is asked again, unless the caller gave up', () => {
  expect(pauseBefore(0, new RequestFailure('unreachable', '', undefined), now, () => 1)).toBe(250);
  expect(pauseBefore(0, new RequestFailure('timeout', '', undefined), now, () => 1)).toBe(250);
  expect(pauseBefore(0, new RequestFailure('aborted', '', undefined), now, () => 1)).toBeUndefined();
});

test.each([
  ['7', 7_000],
  ['Tue, 03 Feb 2026 04:05:16 GMT', 10_000],
  ['Tue, 03 Feb 2026 04:05:00 GMT', 0],
  ['soon', undefined],
  ['', undefined],
])('Retry-After: %s', (value, expected) => {
  expect(retryAfterMs(new Headers({ 'Retry-After': value }), now)).toBe(expected);
});

test('pauses grow to a bound, and chance takes no more than half of one', () => {
  const tried = fc.integer({ min: 0, max: 1000 });
  fc.assert(
    fc.property(tried, fc.double({ min: 0, max: 1, noNaN: true }), (count, random) => {
      const pause = pauseBefore(count, answer(503), now, () => random) ?? 0;
      const longest = pauseBefore(count, answer(503), now, () => 1) ?? 0;
      expect(pause).toBeGreaterThanOrEqual(longest / 2);
      expect(pause).toBeLessThanOrEqual(longest);
      expect(longest).toBeLessThanOrEqual(8_000);
    }),
  );
});

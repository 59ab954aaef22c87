import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isStorable } from './is-storable.ts';

describe('isStorable', () => {
  test('takes every JSON of whole characters without NUL', () => {
    const text = fc.string({ unit: 'binary' }).filter((candidate) => !candidate.includes('\0'));
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        text,
        fc.double(),
        fc.constant(null),
        fc.array(tie('value')),
        fc.dictionary(text, tie('value')),
      ),
    }));
    fc.assert(fc.property(json.value, (value) => isStorable(value)));
  });

  test.each([
    ['NUL', 'a\0b'],
    ['half a surrogate pair', 'a\ud800b'],
    ['the other half', '\udc00'],
  ])('refuses %s as a value, in a list, and as a name', (_what, text) => {
    expect([isStorable(text), isStorable([[text]]), isStorable({ a: { [text]: 1 } })]).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('refuses what is nested too deep to be written out again, without overflowing itself', () => {
    expect(isStorable(JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)))).toBe(false);
    expect(isStorable(JSON.parse('['.repeat(60) + ']'.repeat(60)))).toBe(true);
  });
});

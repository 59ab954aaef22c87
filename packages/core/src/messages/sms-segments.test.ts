import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitSms } from './sms-segments.ts';

describe('splitSms', () => {
  test.each([
    ['a'.repeat(160), 'gsm7', 1],
    ['a'.repeat(161), 'gsm7', 2],
    ['€'.repeat(80), 'gsm7', 1],
    ['€'.repeat(81), 'gsm7', 2],
    ['ї'.repeat(70), 'ucs2', 1],
    ['ї'.repeat(71), 'ucs2', 2],
    ['😀'.repeat(36), 'ucs2', 2],
    ['', 'gsm7', 1],
    ['`', 'ucs2', 1],
  ])('%# takes the encoding and the number of parts of the specification', (text, encoding, count) => {
    const split = splitSms(text);
    expect([split.encoding, split.parts.length]).toEqual([encoding, count]);
  });

  test('loses nothing, and no part is longer than a message', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: fc.constantFrom('a', '€', '{', 'é'), maxLength: 400 }),
      fc.string({ unit: fc.constantFrom('a', 'ґ', '😀'), maxLength: 400 }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { encoding, parts } = splitSms(text);
        expect(parts.join('')).toBe(text);
        const room = parts.length === 1 ? { gsm7: 160, ucs2: 70 } : { gsm7: 153, ucs2: 67 };
        for (const part of parts) {
          const septets = [...part].reduce((sum, one) => sum + ('\f^{}\\[~]|€'.includes(one) ? 2 : 1), 0);
          expect(encoding === 'gsm7' ? septets : part.length).toBeLessThanOrEqual(room[encoding]);
          if (encoding === 'ucs2' && parts.length > 1) expect(part).not.toMatch(/^[\uDC00-\uDFFF]/);
        }
      }),
    );
  });
});

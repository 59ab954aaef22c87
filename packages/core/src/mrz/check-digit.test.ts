import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mrzCheckDigit } from './check-digit.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<';
const field = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 1, maxLength: 40 });

describe('check digit', () => {
  it.each([
    ['520727', '3'],
    ['AB2134<<<', '5'],
    ['L898902C3', '6'],
    ['ZE184226B<<<<<', '1'],
    ['L898902C3674081221204159ZE184226B<<<<<1', '0'],
  ])('of %s is %s, as the standard prints it', (text, digit) => expect(mrzCheckDigit(text)).toBe(digit));

  it('does not change when fillers are added at the end', () => {
    fc.assert(
      fc.property(field, fc.nat(10), (text, count) => {
        expect(mrzCheckDigit(text + '<'.repeat(count))).toBe(mrzCheckDigit(text));
      }),
    );
  });

  it('notices every single digit that is changed for another', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 20 }),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (digits, where, by) => {
          const at = where % digits.length;
          const other = String((Number(digits[at]) + by) % 10);
          const changed = digits.slice(0, at) + other + digits.slice(at + 1);
          expect(mrzCheckDigit(changed)).not.toBe(mrzCheckDigit(digits));
        },
      ),
    );
  });

  it.each(['a', ' ', 'É', '-'])('has no answer for %j', (text) => expect(mrzCheckDigit(text)).toBeNull());
});

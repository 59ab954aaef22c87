import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cnhCheckDigits, isCnhNumber } from './cnh.ts';
import { cpfCheckDigits, isCpf } from './cpf.ts';
import { holderOfRnokpp, isRnokpp, rnokppCheckDigit } from './rnokpp.ts';
import { birthDateOfUnzr, isUnzr } from './unzr.ts';

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });

/** Numbers of textbooks and public test suites, which belong to nobody. */
test.each([
  ['CPF', isCpf, '12345678909', true],
  ['CPF', isCpf, '52998224725', true],
  ['CPF', isCpf, '12345678900', false],
  ['CPF of equal digits', isCpf, '11111111111', false],
  ['CPF with its punctuation', isCpf, '123.456.789-09', false],
  ['RNOKPP', isRnokpp, '1759013776', true],
  ['RNOKPP', isRnokpp, '1759013770', false],
  ['RNOKPP too short', isRnokpp, '175901377', false],
  ['RNOKPP of zeros', isRnokpp, '0000000000', false],
  ['UNZR', isUnzr, '19910824-00026', true],
  ['UNZR without its hyphen', isUnzr, '1991082400026', true],
  ['UNZR', isUnzr, '19910824-00027', false],
  ['UNZR of no day', isUnzr, '19911324-00026', false],
  ['CNH', isCnhNumber, '02650306461', true],
  ['CNH', isCnhNumber, '02650306462', false],
  ['CNH of equal digits', isCnhNumber, '22222222222', false],
])('%s %#', (_what, check, text, expected) => {
  expect(check(text)).toBe(expected);
});

test('a taxpayer number tells birth date and sex', () => {
  expect(holderOfRnokpp('3347350821')).toEqual({ birthDate: '1991-08-24', sex: 'F' });
  expect(birthDateOfUnzr('1991082400026')).toBe('1991-08-24');
});

describe('properties', () => {
  test('numbers with their check digits pass', () => {
    fc.assert(
      fc.property(digits(9), (nine) => {
        fc.pre(!/^(\d)\1{8}$/.test(nine));
        expect(isCpf(nine + cpfCheckDigits(nine))).toBe(true);
        expect(isRnokpp(nine + rnokppCheckDigit(nine))).toBe(true);
        expect(cnhCheckDigits(nine)).toMatch(/^\d\d$/);
        expect(isCnhNumber(nine + cnhCheckDigits(nine))).toBe(true);
      }),
    );
  });

  test('a wrong check digit of a CPF is always found', () => {
    fc.assert(
      fc.property(
        digits(9),
        fc.integer({ min: 9, max: 10 }),
        fc.integer({ min: 1, max: 9 }),
        (nine, at, shift) => {
          const whole = nine + cpfCheckDigits(nine);
          const changed = [...whole].map((digit, index) =>
            index === at ? String((Number(digit) + shift) % 10) : digit,
          );
          expect(isCpf(changed.join(''))).toBe(false);
        },
      ),
    );
  });

  test('no text makes a check throw', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const check of [isCpf, isRnokpp, isUnzr, isCnhNumber])
          expect(typeof check(text)).toBe('boolean');
      }),
    );
  });
});

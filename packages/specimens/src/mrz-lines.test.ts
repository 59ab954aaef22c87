import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type MrzData, mrzCheckDigit, mrzLines, mrzText, mrzValue } from './mrz-lines.ts';

// The worked examples of ICAO 9303 part 4 appendix B, part 5 appendix B, part 6 appendix B.
const anna: MrzData = {
  documentCode: 'I',
  issuingState: 'UTO',
  nationality: 'UTO',
  surname: 'Eriksson',
  givenNames: 'Anna Maria',
  documentNumber: 'D23145890',
  birthDate: '1974-08-12',
  expiryDate: '2012-04-15',
  sex: 'F',
  optionalData: '',
};

test('the examples of ICAO 9303 come out as printed there', () => {
  const passport = { ...anna, documentCode: 'P', documentNumber: 'L898902C3', optionalData: 'ZE184226B' };
  expect(mrzLines('TD3', passport)).toEqual([
    'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
    'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
  ]);
  expect(mrzLines('TD1', anna)).toEqual([
    'I<UTOD231458907<<<<<<<<<<<<<<<',
    '7408122F1204159UTO<<<<<<<<<<<6',
    'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
  ]);
  expect(mrzLines('TD2', anna)).toEqual([
    'I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<',
    'D231458907UTO7408122F1204159<<<<<<<6',
  ]);
});

test('names are written as part 3 says', () => {
  expect(mrzText("O'Connor-Müller")).toBe('OCONNOR<MUELLER');
  expect(mrzText(' João  da Conceição ')).toBe('JOAO<DA<CONCEICAO');
  expect(mrzText('Łukasz Øst Groß')).toBe('LUKASZ<OEST<GROSS');
});

const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<';
const character = fc.constantFrom(...characters);
const field = fc.array(character, { minLength: 1, maxLength: 39 });

test('a changed character is noticed exactly when its weighted difference is not 0 modulo 10', () => {
  fc.assert(
    fc.property(field, fc.nat(), character, (original, position, other) => {
      const index = position % original.length;
      const changed = original.with(index, other);
      const weight = [7, 3, 1][index % 3] ?? 0;
      const difference = weight * (mrzValue(other) - mrzValue(original[index] ?? '<'));
      const noticed = mrzCheckDigit(changed.join('')) !== mrzCheckDigit(original.join(''));
      expect(noticed).toBe(difference % 10 !== 0);
    }),
  );
});

test('a changed digit among digits is always noticed', () => {
  const digit = fc.constantFrom(...'0123456789');
  fc.assert(
    fc.property(
      fc.array(digit, { minLength: 1, maxLength: 9 }),
      fc.nat(),
      digit,
      (original, position, other) => {
        const index = position % original.length;
        fc.pre(original[index] !== other);
        const changed = original.with(index, other);
        expect(mrzCheckDigit(changed.join(''))).not.toBe(mrzCheckDigit(original.join('')));
      },
    ),
  );
});

test('a digit of a zone changed in the document number spoils its own and the composite check digit', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[0-9]{9}$/),
      fc.nat(8),
      fc.integer({ min: 1, max: 9 }),
      (number, at, by) => {
        const changed = [...number]
          .map((digit, i) => (i === at ? String((Number(digit) + by) % 10) : digit))
          .join('');
        const [, before = ''] = mrzLines('TD3', { ...anna, documentNumber: number });
        const [, after = ''] = mrzLines('TD3', { ...anna, documentNumber: changed });
        const forged = changed + before.slice(9);
        expect(mrzCheckDigit(forged.slice(0, 9))).not.toBe(forged[9]);
        // The composite digit covers number and digit with the weights of the number: the change alone shows as well.
        expect(mrzCheckDigit(forged.slice(0, 10) + forged.slice(13, 20) + forged.slice(21, 43))).not.toBe(
          forged[43],
        );
        expect(after.slice(0, 9)).toBe(changed);
      },
    ),
  );
});

test('lines have the length of their format and only its characters, whatever the data', () => {
  const data = fc.record({
    documentCode: fc.constantFrom('P', 'I', 'ID'),
    issuingState: fc.constantFrom('UTO', 'D'),
    nationality: fc.constantFrom('UTO', 'D'),
    surname: fc.string({ unit: 'grapheme', maxLength: 60 }),
    givenNames: fc.string({ unit: 'grapheme', maxLength: 60 }),
    documentNumber: fc.stringMatching(/^[A-Z0-9]{0,9}$/),
    birthDate: fc.constant('1974-08-12'),
    expiryDate: fc.constant('2034-08-12'),
    sex: fc.constantFrom('F' as const, 'M' as const, 'X' as const),
    optionalData: fc.stringMatching(/^[A-Z0-9]{0,20}$/),
  });
  fc.assert(
    fc.property(data, (given) => {
      for (const [format, count, length] of [
        ['TD1', 3, 30],
        ['TD2', 2, 36],
        ['TD3', 2, 44],
      ] as const) {
        const lines = mrzLines(format, given);
        expect(lines).toHaveLength(count);
        for (const line of lines) expect(line).toMatch(new RegExp(`^[A-Z0-9<]{${length}}$`));
      }
    }),
  );
});

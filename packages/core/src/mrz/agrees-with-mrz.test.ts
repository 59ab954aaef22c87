import fc from 'fast-check';
import { parse } from 'mrz';
import { describe, expect, it } from 'vitest';
import { mrzCheckDigit } from './check-digit.ts';
import { parseMrz } from './parse-mrz.ts';

const TODAY = '2026-03-01';
const digit = (text: string) => mrzCheckDigit(text) ?? '';
const withDigit = (text: string) => text + digit(text);
const fill = (text: string, length: number) => text.slice(0, length).padEnd(length, '<');

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const digits = [...'0123456789'];
const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 7 });
const day = fc
  .date({ min: new Date('1960-01-01'), max: new Date('2024-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(2, 10).replaceAll('-', ''));
const printed = fc.record({
  surname: word,
  given: fc.array(word, { minLength: 1, maxLength: 2 }),
  number: fc.string({ unit: fc.constantFrom(...letters, ...digits), minLength: 5, maxLength: 9 }),
  /** Year and month of issue, department and a running number. */
  french: fc.tuple(day, fc.string({ unit: fc.constantFrom(...digits), minLength: 8, maxLength: 8 })),
  optional: fc.string({ unit: fc.constantFrom(...letters, ...digits), minLength: 1, maxLength: 6 }),
  state: fc.constantFrom('UKR', 'PRT', 'BRA', 'FRA', 'D'),
  birth: day,
  expiry: day,
  sex: fc.constantFrom('M', 'F', '<'),
});
type Printed = typeof printed extends fc.Arbitrary<infer Value> ? Value : never;

function linesOf(format: string, data: Printed): string[] {
  const state = fill(data.state, 3);
  const names = `${data.surname}<<${data.given.join('<')}`;
  const number = withDigit(fill(data.number, 9));
  const birth = withDigit(data.birth);
  const expiry = withDigit(data.expiry);
  switch (format) {
    case 'TD1': {
      const first = `I<${state}${number}${fill(data.optional, 15)}`;
      const composite = digit(first.slice(5) + birth + expiry + fill('', 11));
      return [first, `${birth}${data.sex}${expiry}${state}${fill('', 11)}${composite}`, fill(names, 30)];
    }
    case 'TD2': {
      const optional = fill(data.optional, 7);
      const composite = digit(number + birth + expiry + optional);
      return [
        `I<${state}${fill(names, 31)}`,
        number + state + birth + data.sex + expiry + optional + composite,
      ];
    }
    case 'TD3': {
      const optional = withDigit(fill(data.optional, 14));
      const composite = digit(number + birth + expiry + optional);
      return [
        `P<${state}${fill(names, 39)}`,
        number + state + birth + data.sex + expiry + optional + composite,
      ];
    }
    default: {
      const [issued, rest] = data.french;
      const first = `IDFRA${fill(data.surname, 25)}${rest.slice(0, 6)}`;
      const sex = data.sex === '<' ? 'F' : data.sex;
      const second = `${withDigit(issued.slice(0, 4) + rest)}${fill(data.given.join('<'), 14)}${birth}${sex}`;
      return [first, second + digit(first + second)];
    }
  }
}

const sexes = new Map([
  ['male', 'M'],
  ['female', 'F'],
  ['nonspecified', 'X'],
]);

describe('the npm package mrz, which knows no visas and throws where ours gives null', () => {
  it.each(['TD1', 'TD2', 'TD3', 'FRENCH_NATIONAL_ID'])('reads sound lines of %s the same', (format) => {
    fc.assert(
      fc.property(printed, (data) => {
        const lines = linesOf(format, data);
        const ours = parseMrz(lines, TODAY);
        const theirs = parse(lines);
        expect(theirs.valid).toBe(true);
        expect(ours?.checkDigits.filter(({ pass }) => !pass)).toEqual([]);
        expect(ours?.format).toBe(theirs.format);
        expect(ours?.fields).toMatchObject({
          documentCode: theirs.fields.documentCode,
          issuingState: theirs.fields.issuingState === 'DEU' ? 'D' : theirs.fields.issuingState,
          surname: theirs.fields.lastName,
          givenNames: theirs.fields.firstName,
          documentNumber: theirs.documentNumber,
          sex: sexes.get(theirs.fields.sex ?? ''),
        });
        const shortDate = (date: string | null | undefined) => date?.slice(2).replaceAll('-', '') ?? null;
        expect(shortDate(ours?.fields.birthDate)).toBe(theirs.fields.birthDate);
        expect(shortDate(ours?.fields.expiryDate)).toBe(theirs.fields.expirationDate ?? null);
      }),
    );
  });

  it.each(['TD1', 'TD2', 'TD3'])('and refuses the same altered digits of %s', (format) => {
    const alteration = fc.record({ data: printed, by: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(alteration, ({ data, by }) => {
        const lines = linesOf(format, data).map((line, index) => {
          if (index !== 1) return line;
          const at = format === 'TD1' ? 6 : 19;
          return line.slice(0, at) + String((Number(line.charAt(at)) + by) % 10) + line.slice(at + 1);
        });
        expect(parse(lines).valid).toBe(false);
        const failing = parseMrz(lines, TODAY)?.checkDigits.filter(({ pass }) => !pass);
        expect(failing?.map(({ field }) => field)).toEqual(['birthDate', 'composite']);
      }),
    );
  });
});

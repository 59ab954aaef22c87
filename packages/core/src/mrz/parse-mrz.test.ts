import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mrzCheckDigit } from './check-digit.ts';
import { parseMrz } from './parse-mrz.ts';

const TODAY = '2026-03-01';
const TD3 = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
const TD2 = ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'];
const TD1 = [
  'I<UTOD231458907<<<<<<<<<<<<<<<',
  '7408122F1204159UTO<<<<<<<<<<<6',
  'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
];

const digit = (text: string) => mrzCheckDigit(text) ?? '';
const failed = (lines: readonly string[]) =>
  parseMrz(lines, TODAY)
    ?.checkDigits.filter(({ pass }) => !pass)
    .map(({ field }) => field);

describe('the examples of the standard', () => {
  it.each([
    ['TD3', TD3],
    ['TD2', TD2],
    ['TD1', TD1],
  ])('reads %s', (format, lines) => {
    const parsed = parseMrz(lines, TODAY);
    expect(parsed?.format).toBe(format);
    expect(parsed?.doubts).toEqual([]);
    expect(failed(lines)).toEqual([]);
    expect(parsed?.fields).toMatchObject({
      issuingState: 'UTO',
      nationality: 'UTO',
      surname: 'ERIKSSON',
      givenNames: 'ANNA MARIA',
      birthDate: '1974-08-12',
      expiryDate: '2012-04-15',
      sex: 'F',
    });
  });

  it('reports check digits one by one', () => {
    expect(parseMrz(TD3, TODAY)?.checkDigits).toEqual([
      { field: 'documentNumber', expected: '6', found: '6', pass: true },
      { field: 'birthDate', expected: '2', found: '2', pass: true },
      { field: 'expiryDate', expected: '9', found: '9', pass: true },
      { field: 'optionalData', expected: '1', found: '1', pass: true },
      { field: 'composite', expected: '0', found: '0', pass: true },
    ]);
    expect(parseMrz(TD3, TODAY)?.fields).toMatchObject({
      documentNumber: 'L898902C3',
      optionalData: 'ZE184226B',
    });
  });

  it('names the field that was altered', () => {
    const [names = '', data = ''] = TD3;
    expect(failed([names, data.replace('740812', '750812')])).toEqual(['birthDate', 'composite']);
    expect(failed([names, data.replace('L898', 'L899')])).toEqual(['documentNumber', 'composite']);
  });
});

describe('formats of their own', () => {
  it.each([
    [
      'MRV-A',
      ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L8988901C4XXX4009078F96121096ZE184226B<<<<<<'],
      '6ZE184226B',
    ],
    ['MRV-B', ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'L8988901C4XXX4009078F9612109<<<<<<<<'], ''],
  ])('%s, a visa, has no composite digit and none over its optional data', (format, lines, optionalData) => {
    const parsed = parseMrz(lines, TODAY);
    expect(parsed?.format).toBe(format);
    expect(parsed?.checkDigits.map(({ field }) => field)).toEqual([
      'documentNumber',
      'birthDate',
      'expiryDate',
    ]);
    expect(failed(lines)).toEqual([]);
    expect(parsed?.doubts).toEqual([]);
    expect(parsed?.fields).toMatchObject({
      documentCode: 'V',
      documentNumber: 'L8988901C',
      nationality: 'XXX',
      birthDate: '1940-09-07',
      expiryDate: '1996-12-10',
      optionalData,
    });
  });

  it('a number of nine characters in a visa does not go on in its optional data', () => {
    const lines = ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'L8988901C<XXX4009078F9612109AB12<<<<'];
    expect(parseMrz(lines, TODAY)?.fields.documentNumber).toBe('L8988901C');
    expect(failed(lines)).toEqual(['documentNumber']);
  });

  it('a long number of a card goes on in the optional data', () => {
    const first = 'IDBEL000590448<3302<<<<<<<<<<<';
    const birth = '850101';
    const expiry = '301014';
    const second = `${birth + digit(birth)}F${expiry + digit(expiry)}BEL<<<<<<<<<<<`;
    const composite = digit(first.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29));
    const lines = [first, second + composite, 'ROELANDT<<GREET<<<<<<<<<<<<<<<'];
    expect(parseMrz(lines, TODAY)?.fields).toMatchObject({
      documentNumber: '000590448330',
      optionalData: '',
    });
    expect(failed(lines)).toEqual([]);
  });

  it('the old French card has its number and given names in the second line', () => {
    const first = 'IDFRABERTHIER<<<<<<<<<<<<<<<<<950011';
    const number = '880692310285';
    const second = `${number}${digit(number)}CORINNE<<<<<<<651206${digit('651206')}F`;
    const lines = [first, second + digit(first + second)];
    const parsed = parseMrz(lines, TODAY);
    expect(parsed?.format).toBe('FRENCH_NATIONAL_ID');
    expect(parsed?.fields).toMatchObject({
      surname: 'BERTHIER',
      givenNames: 'CORINNE',
      documentNumber: number,
      birthDate: '1965-12-06',
      expiryDate: null,
      nationality: 'FRA',
    });
    expect(failed(lines)).toEqual([]);
    expect(parsed?.doubts).toEqual([]);
  });
});

describe('lines that are wrong', () => {
  it.each([
    [[]],
    [['P<UTO']],
    [[TD3[0] ?? '']],
    [TD3.map((line) => line.slice(1))],
    [TD3.map((line) => line.toLowerCase())],
    [[TD3[0] ?? '', TD2[1] ?? '']],
  ])('%j is no zone', (lines) => expect(parseMrz(lines, TODAY)).toBeNull());

  it('tells impossible data instead of failing', () => {
    const lines = [
      'P<XYZSPECIMEN<<VZOR<<<<<<<<<<<<<<<<<<<<<<<<<',
      'L898902C36QQQ1102298H1213329ZE184226B<<<<<10',
    ];
    const parsed = parseMrz(lines, TODAY);
    expect(parsed?.doubts).toEqual([
      'unknown-issuing-state',
      'unknown-nationality',
      'impossible-birth-date',
      'impossible-expiry-date',
      'unknown-sex',
    ]);
    expect(parsed?.fields).toMatchObject({ birthDate: null, expiryDate: null, sex: null });
  });

  it('doubts a passport on two short lines: they are long ones, torn', () => {
    const lines = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', TD2[1] ?? ''];
    expect(failed(lines)).toEqual([]);
    expect(parseMrz(lines, TODAY)?.doubts).toEqual(['unknown-document-code']);
  });

  it('never throws, whatever the lines', () => {
    const line = (length: number) =>
      fc.string({ unit: fc.constantFrom(...'ABCIPVDO<<<019'), minLength: length, maxLength: length });
    const lines = fc.oneof(
      fc.tuple(line(44), line(44)),
      fc.tuple(line(36), line(36)),
      fc.tuple(line(30), line(30), line(30)),
    );
    fc.assert(
      fc.property(lines, (read) => {
        expect(parseMrz(read, TODAY)?.checkDigits.length).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});

describe('composing and reading', () => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 6 });
  const shortDate = fc
    .date({ min: new Date('2001-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const person = fc.record({
    surname: word,
    givenNames: fc.array(word, { minLength: 1, maxLength: 2 }),
    number: fc.string({ unit: fc.constantFrom(...letters, ...'0123456789'), minLength: 9, maxLength: 9 }),
    state: fc.constantFrom('UTO', 'D', 'UKR', 'PRT', 'BRA', 'GBN'),
    birth: shortDate,
    sex: fc.constantFrom('M', 'F', '<'),
  });
  const fill = (text: string, length: number) => text.padEnd(length, '<');
  const withDigit = (text: string) => text + digit(text);

  it('gives back what was printed, with all digits right', () => {
    fc.assert(
      fc.property(person, fc.constantFrom('TD1', 'TD2', 'TD3'), (printed, format) => {
        const names = `${printed.surname}<<${printed.givenNames.join('<')}`;
        const number = withDigit(printed.number);
        const birth = withDigit(printed.birth.slice(2).replaceAll('-', ''));
        const expiry = withDigit('310131');
        const state = fill(printed.state, 3);
        const lines =
          format === 'TD1'
            ? [
                `I<${state}${fill(number, 25)}`,
                `${birth}${printed.sex}${expiry}${fill(state, 14)}${digit(fill(number, 25) + birth + expiry)}`,
                fill(names, 30),
              ]
            : format === 'TD2'
              ? [
                  `I<${state}${fill(names, 31)}`,
                  `${number}${state}${birth}${printed.sex}${expiry}<<<<<<<${digit(number + birth + expiry)}`,
                ]
              : [
                  `P<${state}${fill(names, 39)}`,
                  `${number}${state}${birth}${printed.sex}${fill(expiry, 21)}0${digit(`${number}${birth}${fill(expiry, 21)}0`)}`,
                ];
        const parsed = parseMrz(lines, TODAY);
        expect(parsed?.format).toBe(format);
        expect(failed(lines)).toEqual([]);
        expect(parsed?.doubts).toEqual([]);
        expect(parsed?.fields).toMatchObject({
          surname: printed.surname,
          givenNames: printed.givenNames.join(' '),
          documentNumber: printed.number,
          issuingState: printed.state,
          nationality: printed.state,
          birthDate: printed.birth,
          expiryDate: '2031-01-31',
          sex: printed.sex === '<' ? 'X' : printed.sex,
        });
      }),
    );
  });
});

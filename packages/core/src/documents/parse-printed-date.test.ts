import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DateOrder, parsePrintedDate } from './parse-printed-date.ts';

const past = { order: 'dmy', future: false, referenceDate: '2026-03-01' } as const;

describe('parsePrintedDate', () => {
  test.each([
    ['24.08.1991', '1991-08-24'],
    ['24 08 1991', '1991-08-24'],
    ['24/08/1991, SÃO PAULO, SP', '1991-08-24'],
    ['24-08-91', '1991-08-24'],
    ['24081991', '1991-08-24'],
    ['1991-08-24', '1991-08-24'],
    ['1991/08/24', '1991-08-24'],
    ['19910824', '1991-08-24'],
    ['17 MAY 1990', '1990-05-17'],
    ['17MAY1990', '1990-05-17'],
    ['17 May/Mai 1990', '1990-05-17'],
    ['May 17, 1990', '1990-05-17'],
    ['24 СЕР/AUG 91', '1991-08-24'],
    ['24 CEP/AUG 91', '1991-08-24'],
    ['24 серпня 1991 року', '1991-08-24'],
    ['08 липня 1985 р.', '1985-07-08'],
    ['8 червня 1985', '1985-06-08'],
    ['15 вересня 2007', '2007-09-15'],
    ['30 листопада 2001', '2001-11-30'],
    ['24 августа 1991', '1991-08-24'],
    ['24 de agosto de 1991', '1991-08-24'],
    ['7 de março de 2001', '2001-03-07'],
    ['1º de maio de 1980', '1980-05-01'],
    ['24 août 1991', '1991-08-24'],
    ['24 FÉV/FEB 1991', '1991-02-24'],
    ['3 MÄRZ 1977', '1977-03-03'],
    ['24.O8.199I', '1991-08-24'],
    ['12 DEZ 2003', '2003-12-12'],
    ['31.02.1991', null],
    ['24.13.1991', null],
    ['123456789', null],
    ['no date', null],
    ['', null],
  ])('%s', (text, expected) => {
    expect(parsePrintedDate(text, past)).toBe(expected);
  });

  test('American order', () => {
    expect(parsePrintedDate('08/24/1991', { ...past, order: 'mdy' })).toBe('1991-08-24');
    expect(parsePrintedDate('DOB 08-09-1991', { ...past, order: 'mdy' })).toBe('1991-08-09');
  });

  test('two-digit years: a birth lies behind, an expiry may lie ahead', () => {
    expect(parsePrintedDate('24 AUG 31', past)).toBe('1931-08-24');
    expect(parsePrintedDate('24 AUG 31', { ...past, future: true })).toBe('2031-08-24');
    expect(parsePrintedDate('24 AUG 25', past)).toBe('2025-08-24');
  });

  test('every day is read back from every form', () => {
    const day = fc.date({
      min: new Date('1900-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    });
    const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
    const genitives =
      'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня'.split(' ');
    const portuguese =
      'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' ');
    fc.assert(
      fc.property(day, fc.constantFrom<DateOrder>('dmy', 'mdy', 'ymd'), (date, order) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = '', month = '', of = ''] = iso.split('-');
        const digits = { dmy: [of, month, year], mdy: [month, of, year], ymd: [year, month, of] }[order];
        const index = Number(month) - 1;
        const options = { ...past, order };
        for (const separator of ['.', '/', '-', ' '])
          expect(parsePrintedDate(digits.join(separator), options)).toBe(iso);
        for (const names of [months, genitives])
          expect(parsePrintedDate(`${of} ${names[index]} ${year}`, options)).toBe(iso);
        expect(parsePrintedDate(`${of} de ${portuguese[index]} de ${year}`, options)).toBe(iso);
      }),
    );
  });

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(parsePrintedDate(text, past) ?? '2000-01-01').toMatch(/^\d{4}-\d\d-\d\d$/);
      }),
    );
  });
});

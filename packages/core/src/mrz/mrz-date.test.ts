import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveMrzDates } from './mrz-date.ts';

const TODAY = '2026-03-01';
const short = (date: string) => date.slice(2).replaceAll('-', '');
const day = (from: string, to: string) =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

describe('dates of two-digit years', () => {
  it.each([
    ['740812', '120415', '1974-08-12', '2012-04-15'],
    ['010203', '990101', '2001-02-03', '2099-01-01'],
    ['500101', '960101', '1950-01-01', '1996-01-01'],
    ['260302', '300101', '1926-03-02', '2030-01-01'],
    ['260228', '310228', '2026-02-28', '2031-02-28'],
    ['200101', '190101', '1920-01-01', '2019-01-01'],
  ])('birth %s and expiry %s are %s and %s', (birth, expiry, birthDate, expiryDate) => {
    expect(resolveMrzDates(birth, expiry, TODAY)).toEqual({ birthDate, expiryDate });
  });

  it.each(['110229', '001301', '000100', '<<<<<<', '74<<<<', '7408I2', ''])('%j is no day', (text) => {
    expect(resolveMrzDates(text, text, TODAY)).toEqual({ birthDate: null, expiryDate: null });
  });

  it('keeps 29 February of the century that has it', () => {
    expect(resolveMrzDates('000229', '240229', TODAY)).toEqual({
      birthDate: '2000-02-29',
      expiryDate: '2024-02-29',
    });
  });

  it('gives back the dates of living people with documents of our time', () => {
    fc.assert(
      fc.property(day('1927-01-01', TODAY), day('2001-01-01', '2060-01-01'), (birth, expiry) => {
        fc.pre(expiry > birth);
        expect(resolveMrzDates(short(birth), short(expiry), TODAY)).toEqual({
          birthDate: birth,
          expiryDate: expiry,
        });
      }),
    );
  });

  it('never lets a document end before its holder was born, nor a birth lie ahead', () => {
    fc.assert(
      fc.property(day('1900-01-01', '2099-12-31'), day('1900-01-01', '2099-12-31'), (birth, expiry) => {
        const dates = resolveMrzDates(short(birth), short(expiry), TODAY);
        if (dates.birthDate === null || dates.expiryDate === null) return;
        expect(dates.birthDate <= TODAY).toBe(true);
        expect(dates.expiryDate > dates.birthDate).toBe(true);
      }),
    );
  });
});

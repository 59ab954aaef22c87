import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isCalendarDay,
  isoDay,
  millisecondDateTime,
  plainDateTime,
  wholeYearsBetween,
  zonedDateTime,
} from './wire-dates.ts';

const moments = fc.date({
  min: new Date('1900-01-01T00:00:00Z'),
  max: new Date('2999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
});

describe('the formats of the wire', () => {
  const at = new Date('2026-02-03T04:05:06.789Z');

  test('are those that strict clients accept', () => {
    expect(plainDateTime(at)).toBe('2026-02-03 04:05:06');
    expect(zonedDateTime(at)).toBe('2026-02-03 04:05:06+0000');
    expect(millisecondDateTime(at)).toBe('2026-02-03 04:05:06.789');
    expect(isoDay(at)).toBe('2026-02-03');
  });

  test('a time given in another zone is told in UTC', () => {
    expect(plainDateTime(new Date('2026-01-01T01:30:00+02:00'))).toBe('2025-12-31 23:30:00');
    expect(isoDay(new Date('2026-01-01T01:30:00+02:00'))).toBe('2025-12-31');
  });

  test('read back, they are the same moment', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const seconds = Math.floor(moment.getTime() / 1000) * 1000;
        const read = (text: string) => new Date(`${text.slice(0, 23).replace(' ', 'T')}Z`).getTime();
        expect(read(plainDateTime(moment))).toBe(seconds);
        expect(read(zonedDateTime(moment).replace('+0000', ''))).toBe(seconds);
        expect(read(millisecondDateTime(moment))).toBe(moment.getTime());
        expect(isCalendarDay(isoDay(moment))).toBe(true);
      }),
    );
  });
});

describe('isCalendarDay', () => {
  test.each(['2024-02-29', '2000-02-29', '1900-01-01', '2026-12-31'])('%s is one', (day) => {
    expect(isCalendarDay(day)).toBe(true);
  });

  test.each(['2023-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-1-1', '260101', ''])(
    '%s is none',
    (day) => {
      expect(isCalendarDay(day)).toBe(false);
    },
  );

  test('nothing may stand around it', () => {
    expect(isCalendarDay('2026-01-01\n')).toBe(false);
    expect(isCalendarDay(' 2026-01-01')).toBe(false);
    expect(isCalendarDay('2026-01-01T00:00:00Z')).toBe(false);
  });
});

describe('wholeYearsBetween', () => {
  test.each([
    ['2008-03-01', '2026-02-28', 17],
    ['2008-03-01', '2026-03-01', 18],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2028-02-29', 20],
    ['2026-03-01', '2026-03-01', 0],
    ['2026-03-02', '2026-03-01', -1],
    ['1999-12-31', '2000-01-01', 0],
  ])('born %s, on %s: %i', (birthDay, today, years) => {
    expect(wholeYearsBetween(birthDay, today)).toBe(years);
  });

  test('grows by one at each birthday and never shrinks', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 40_000 }), (birth, days) => {
        const on = (offset: number) => isoDay(new Date(birth.getTime() + offset * 86_400_000));
        const age = wholeYearsBetween(isoDay(birth), on(days));
        const dayAfter = wholeYearsBetween(isoDay(birth), on(days + 1));
        expect([0, 1]).toContain(dayAfter - age);
        expect(age).toBeGreaterThanOrEqual(0);
        expect(Math.abs(age - days / 365.2425)).toBeLessThan(1.01);
      }),
    );
  });
});

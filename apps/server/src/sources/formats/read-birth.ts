import type { BirthRange } from '@aval/core/screening/subject';
import { isCalendarDay } from '@aval/core/wire-dates';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A date of birth as lists of OFAC print it: `10 Dec 1948`, `Dec 1948`, `1948`, `circa 1948`, `1946 to 1948`,
 * `01 Jan 1960 to 31 Dec 1965`. Undefined for anything else: a wrong date would hide a person.
 */
export function readBirth(text: string): BirthRange | undefined {
  const [, circa, rest = ''] = /^\s*(circa|approximately|c\.)?\s*(.*?)\s*$/i.exec(text) ?? [];
  const [first = '', second] = rest.split(/\s+to\s+/i);
  const start = readDay(first);
  const end = second === undefined ? start : readDay(second);
  if (start === undefined || end === undefined || start.from > end.to) return undefined;
  return { from: start.from, to: end.to, circa: circa !== undefined };
}

function readDay(text: string): { from: string; to: string } | undefined {
  const found = /^(?:(\d{1,2})\s+)?(?:([A-Za-z]{3})[a-z]*\s+)?(\d{4})$/.exec(text.trim());
  if (found === null) return undefined;
  const [, day, month, year = ''] = found;
  if (month === undefined) return day === undefined ? yearRange(year) : undefined;
  const number = months.indexOf(month.toLowerCase()) + 1;
  if (number === 0) return undefined;
  const prefix = `${year}-${String(number).padStart(2, '0')}`;
  return day === undefined ? monthRange(prefix) : dayRange(`${prefix}-${day.padStart(2, '0')}`);
}

/** What year, month and day tell together, as numbers in text; the year alone is enough. */
export function partsRange(year = '', month = '', day = ''): { from: string; to: string } | undefined {
  if (!/^\d{4}$/.test(year) || !/^(0?[1-9]|1[0-2])$/.test(month)) return yearRange(year);
  const prefix = `${year}-${month.padStart(2, '0')}`;
  const told = /^\d{1,2}$/.test(day) ? dayRange(`${prefix}-${day.padStart(2, '0')}`) : undefined;
  return told ?? monthRange(prefix);
}

function monthRange(prefix: string): { from: string; to: string } {
  const [year, month] = prefix.split('-').map(Number);
  const last = new Date(Date.UTC(year ?? 0, month ?? 1, 0)).getUTCDate();
  return { from: `${prefix}-01`, to: `${prefix}-${last}` };
}

export function yearRange(year: string): { from: string; to: string } | undefined {
  return /^\d{4}$/.test(year) ? { from: `${year}-01-01`, to: `${year}-12-31` } : undefined;
}

/** An ISO day as a range of that day; undefined for a day that is not. */
export function dayRange(day: string): { from: string; to: string } | undefined {
  return isCalendarDay(day) ? { from: day, to: day } : undefined;
}

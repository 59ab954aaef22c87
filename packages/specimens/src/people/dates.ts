import { shiftDate } from '../person.ts';
import { type Random, wholeNumber } from '../random.ts';

/**
 * The day as of which all generated documents are current. A constant, because the same seed has to give the same bytes
 * next year too; documents stay valid for years after it.
 */
export const setDay = '2026-06-15';

/** Life dates of an adult of 20 to 60 and a document valid as of `setDay`, `years` long. All `YYYY-MM-DD`. */
export function inventDates(
  random: Random,
  years: number,
): { readonly birth: string; readonly issue: string; readonly expiry: string } {
  const birth = shiftDate(setDay, {
    years: -wholeNumber(random, 20, 59),
    days: -wholeNumber(random, 0, 364),
  });
  const issue = shiftDate(setDay, { days: -wholeNumber(random, 30, Math.min(700, years * 180)) });
  return { birth, issue, expiry: shiftDate(issue, { years }) };
}

/** `2031-02-09` in the order and with the separator a country prints. */
export function printedDay(date: string, style: '.' | '/' | ' ' | 'us'): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return style === 'us' ? `${month}/${day}/${year}` : [day, month, year].join(style);
}

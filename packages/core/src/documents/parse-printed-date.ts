import { isCalendarDay } from '../wire-dates.ts';
import { foldText } from './fold-text.ts';

/**
 * Beginnings of the months' names in the languages of the documents, nominative, genitive and abbreviated. A
 * longer beginning is tried before a shorter one.
 */
const monthNames: readonly (readonly string[])[] = [
  ['JAN', 'GENN', 'GEN', 'ENE', 'STYCZ', 'STY', 'LED', 'СІЧ', 'ЯНВ', 'ЯНУ', 'OCAK', 'IAN'],
  ['FEB', 'FEV', 'FÉV', 'LUT', 'ÚNO', 'ЛЮТ', 'ФЕВ', 'SUBAT'],
  ['MAR', 'MÄR', 'MAA', 'MRT', 'MRZ', 'BŘE', 'БЕР', 'МАР'],
  ['APR', 'AVR', 'ABR', 'KWI', 'DUB', 'КВІ', 'АПР', 'NISAN'],
  ['MAY', 'MAI', 'MAG', 'MAJ', 'MEI', 'KVĚ', 'ТРА', 'МАЙ', 'МАЯ', 'MAYIS'],
  ['JUNE', 'JUNI', 'JUNHO', 'JUN', 'JUIN', 'GIU', 'CZE', 'ČERVEN', 'ČVN', 'ЧЕР', 'ИЮН', 'ЮНИ', 'IUN'],
  ['JULY', 'JULI', 'JULHO', 'JUL', 'JUIL', 'LUG', 'LIP', 'ČERVENEC', 'ČVC', 'ЛИП', 'ИЮЛ', 'ЮЛИ', 'IUL'],
  ['AUG', 'AOÛ', 'AGO', 'SIE', 'SRP', 'СЕР', 'АВГ', 'AGUSTOS'],
  ['SEP', 'SET', 'WRZ', 'ZÁŘ', 'ВЕР', 'СЕН', 'СЕП', 'EYLUL'],
  ['OCT', 'OKT', 'OUT', 'OTT', 'PAŹ', 'ŘÍJ', 'ЖОВ', 'ОКТ', 'EKIM'],
  ['NOV', 'LIS', 'ЛИС', 'НОЯ', 'НОЕ', 'KASIM', 'NOI'],
  ['DEC', 'DÉC', 'DEZ', 'DIC', 'DIZ', 'GRU', 'PRO', 'ГРУ', 'ДЕК', 'ARALIK'],
];

type Beginning = { readonly letters: string; readonly month: number };

const byLetters = beginnings(bareLetters);
/** Beginnings whose shape means one month only: БЕР and ВЕР look alike, so neither is here. */
const byShape = beginnings(foldText).filter(
  ({ letters, month }, _index, all) =>
    !all.some((other) => other.month !== month && other.letters.startsWith(letters)),
);

function beginnings(fold: (name: string) => string): Beginning[] {
  return monthNames
    .flatMap((names, index) => names.map((name) => ({ letters: fold(name), month: index + 1 })))
    .sort((a, b) => b.letters.length - a.letters.length);
}

/** Capitals without accents, in their own alphabet. */
function bareLetters(name: string): string {
  return name.toLocaleUpperCase('en').normalize('NFD').replace(/\p{M}/gu, '');
}

export type DateOrder = 'dmy' | 'mdy' | 'ymd';

export type PrintedDateOptions = {
  readonly order: DateOrder;
  /** Birth and issue lie before the reference day, an expiry may lie up to fifty years after it. */
  readonly future: boolean;
  /** ISO day of the reading, for the century of two-digit years. */
  readonly referenceDate: string;
};

const separated = String.raw`[\s.,/\-–—·:]{1,3}`;
const digitDates = [
  // 1990-05-17, 1990/05/17, 1990 05 17
  {
    pattern: new RegExp(String.raw`(?<!\d)(\d{4})${separated}(\d{1,2})${separated}(\d{1,2})(?!\d)`, 'gu'),
    order: 'ymd',
  },
  // 17.05.1990, 17/05/90, 24 08 1991
  {
    pattern: new RegExp(
      String.raw`(?<!\d)(\d{1,2})${separated}(\d{1,2})${separated}(\d{4}|\d{2})(?!\d)`,
      'gu',
    ),
    order: null,
  },
  // 24081991, and with one of the spaces lost: 24 081991, 2408 1991
  { pattern: /(?<!\d)(\d{2})[ .]?(\d{2})[ .]?(\d{4})(?!\d)/gu, order: null },
  { pattern: /(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/gu, order: 'ymd' },
] as const;
// 17 MAY 1990, 24 СЕР/AUG 91, 24 de agosto de 1991, 24AUG1991
const namedDate =
  /(?<!\d)(\d{1,2})[\s.,/\-ºª°]*(?:de\s+)?(\p{L}{3,12})\.?(?:\s*\/\s*(\p{L}{3,12})\.?)?[\s.,/-]*(?:de\s+)?(\d{4}|\d{2})(?!\d)/giu;
// MAY 17, 1990
const monthFirst = /(?<!\p{L})(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?[\s.,]+(\d{4})(?!\d)/giu;

/**
 * The first date printed in a text, in digits or with the month's name in any of the documents' languages.
 * @returns ISO date; null when there is none
 */
export function parsePrintedDate(text: string, options: PrintedDateOptions): string | null {
  const digits = repairDigits(text);
  for (const match of digits.matchAll(namedDate)) {
    const [, day = '', name = '', other = '', year = ''] = match;
    const month = other === '' ? monthOf(name) : agreedMonth(monthOf(name), monthOf(other));
    const date = month === null ? null : toDate(year, month, Number(day), options);
    if (date !== null) return date;
  }
  for (const [, name = '', day = '', year = ''] of text.matchAll(monthFirst)) {
    const month = monthOf(name);
    const date = month === null ? null : toDate(year, month, Number(day), options);
    if (date !== null) return date;
  }
  for (const { pattern, order } of digitDates) {
    for (const [, a = '', b = '', c = ''] of digits.matchAll(pattern)) {
      const date = inOrder(a, b, c, order ?? options.order, options);
      if (date !== null) return date;
    }
  }
  return null;
}

function inOrder(a: string, b: string, c: string, order: DateOrder, options: PrintedDateOptions) {
  if (order === 'ymd')
    return a.length === 4
      ? toDate(a, Number(b), Number(c), options)
      : // A licence that prints the year first never prints it in two digits last: read it as day first.
        toDate(c, Number(b), Number(a), options);
  return order === 'dmy'
    ? toDate(c, Number(b), Number(a), options)
    : toDate(c, Number(a), Number(b), options);
}

/** In two languages: what both say, or the one that is understood. */
function agreedMonth(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return one === other ? one : null;
}

function toDate(year: string, month: number, day: number, options: PrintedDateOptions): string | null {
  const pad = (value: number) => String(value).padStart(2, '0');
  const iso = (whole: number) => `${whole}-${pad(month)}-${pad(day)}`;
  if (year.length === 4) return plausible(iso(Number(year)));
  const recent = plausible(iso(2000 + Number(year)));
  const horizon = Number(options.referenceDate.slice(0, 4)) + 50;
  const tooLate = options.future
    ? 2000 + Number(year) > horizon
    : recent !== null && recent > options.referenceDate;
  return tooLate || recent === null ? plausible(iso(1900 + Number(year))) : recent;
}

function plausible(iso: string): string | null {
  const year = Number(iso.slice(0, 4));
  return year >= 1880 && year <= 2150 && isCalendarDay(iso) ? iso : null;
}

/** The month by its own letters, or else by what it looks like in another alphabet, if that leaves no doubt. */
function monthOf(name: string): number | null {
  const letters = bareLetters(name);
  const known = byLetters.find((beginning) => letters.startsWith(beginning.letters));
  if (known !== undefined) return known.month;
  const shape = foldText(name);
  return byShape.find((beginning) => shape.startsWith(beginning.letters))?.month ?? null;
}

/** Letters between digits that readers take for digits: `24.O8.199I`. */
function repairDigits(text: string): string {
  return text
    .replace(/(?<=[\d./\-\s])[OoОо](?=[\d./\-\s]|$)/gu, '0')
    .replace(/(?<=[\d./-])[Il|](?=[\d./-]|$)/gu, '1');
}

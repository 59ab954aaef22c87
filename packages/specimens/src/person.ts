import { pick, type Random, seededRandom, wholeNumber } from './random.ts';

/** Somebody who does not exist, with what a document says of him. Dates are `YYYY-MM-DD`. */
export type Person = {
  readonly surname: string;
  readonly givenNames: string;
  readonly sex: 'F' | 'M' | 'X';
  readonly nationality: string;
  readonly birthDate: string;
  readonly placeOfBirth: string;
  readonly documentNumber: string;
  readonly personalNumber: string;
  readonly issueDate: string;
  readonly expiryDate: string;
};

const surnames = [
  'ERIKSSON',
  'MOREIRA',
  'KOVALENKO',
  'LINDGREN',
  'TEIXEIRA',
  'NOVAK',
  'HARTWELL',
  'MELNYK',
] as const;
const womensNames = [
  'ANNA MARIA',
  'HELENA',
  'OKSANA',
  'INGRID',
  'BEATRIZ',
  'CLARA',
  'SOFIA',
  'IRINA',
] as const;
const mensNames = ['CARLOS', 'OLEKSII', 'HENRIK', 'MIGUEL', 'PAVEL', 'THOMAS', 'ANDRII', 'RUI'] as const;
const places = ['ZENITH', 'PORTO ALTO', 'NORTHWICK', 'LAKEMOUTH'] as const;

/**
 * Invents a person of the fictitious state UTO (part 3 §5 of ICAO 9303 keeps that code for specimens). The same seed and
 * day give the same person: an adult of 20 to 50 with a document issued one to four years ago for ten years.
 * `today` is `YYYY-MM-DD`.
 */
export function inventPerson(seed: number, today: string, fixed: Partial<Person> = {}): Person {
  const random = seededRandom(seed);
  const sex = fixed.sex ?? pick(random, ['F', 'M']);
  const issued = shiftDate(today, { years: -wholeNumber(random, 1, 4), days: -wholeNumber(random, 0, 300) });
  const born = shiftDate(today, { years: -wholeNumber(random, 20, 50), days: -wholeNumber(random, 0, 364) });
  return {
    surname: pick(random, surnames),
    givenNames: pick(random, sex === 'F' ? womensNames : mensNames),
    sex,
    nationality: 'UTO',
    birthDate: born,
    placeOfBirth: pick(random, places),
    documentNumber: `${pick(random, ['L', 'K', 'T'])}${digits(random, 8)}`,
    personalNumber: digits(random, 10),
    issueDate: issued,
    expiryDate: shiftDate(issued, { years: 10, days: -1 }),
    ...fixed,
  };
}

/** Moves a date (`YYYY-MM-DD`) by whole years, then days; 29 February becomes 28 in a year that has none. */
export function shiftDate(date: string, by: { readonly years?: number; readonly days?: number }): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const moved = new Date(Date.UTC(year + (by.years ?? 0), month - 1, day));
  if (moved.getUTCMonth() !== month - 1) moved.setUTCDate(0);
  moved.setUTCDate(moved.getUTCDate() + (by.days ?? 0));
  return moved.toISOString().slice(0, 10);
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => String(wholeNumber(random, 0, 9))).join('');
}

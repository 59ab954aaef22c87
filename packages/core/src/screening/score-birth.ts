import type { BirthRange } from './subject.ts';

/** How two tellings of a birth fit, best first. `near`: within two years, or day and month changed places. */
export const birthAgreements = ['same', 'range', 'unknown', 'near', 'different'] as const;
export type BirthAgreement = (typeof birthAgreements)[number];

const dayMs = 86_400_000;
/** A list's guess (`circa`), and a range of years, may be off by so much. */
const circaDays = 366;
/** Wrong years in lists are mostly off by one or two. */
const nearDays = 2 * 366;
/** A range no longer than this is a day: some lists write a day as a range. */
const oneDay = 1;

/** The best agreement that any telling of one has with any of the other; `unknown` when either side tells nothing. */
export function agreeOnBirth(days: readonly string[], ranges: readonly BirthRange[]): BirthAgreement {
  if (days.length === 0 || ranges.length === 0) return 'unknown';
  const found = days.flatMap((day) => ranges.map((range) => agreement(day, range)));
  return birthAgreements.find((each) => found.includes(each)) ?? 'unknown';
}

function agreement(day: string, { from, to, circa }: BirthRange): BirthAgreement {
  const [at, start, end] = [Date.parse(day), Date.parse(from), Date.parse(to)];
  if (![at, start, end].every(Number.isFinite)) return 'unknown';
  const isDay = (end - start) / dayMs < oneDay && !circa;
  const slack = circa ? circaDays * dayMs : 0;
  if (at >= start - slack && at <= end + slack) return isDay ? 'same' : 'range';
  const distance = Math.max(start - at, at - end) / dayMs;
  if (distance <= nearDays) return 'near';
  return isDay && swapped(day) === from ? 'near' : 'different';
}

/** Day and month in each other's place: 1980-03-04 is written 1980-04-03 by half of the world. */
function swapped(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}-${date}-${month}`;
}

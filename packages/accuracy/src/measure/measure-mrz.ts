import type { DocumentFindings } from '@aval/core/findings';
import { parseMrz } from '@aval/core/mrz/parse-mrz';
import { acceptsMrz } from '@aval/core/rules/accepts-mrz';
import type { Sections } from '../card.ts';
import type { MrzItem } from '../sets/read-mrz-set.ts';
import { percentile } from '../statistics/percentile.ts';
import { proportion } from '../statistics/proportion.ts';
import { stageTimes, totalMilliseconds, zoneMilliseconds } from './stage-times.ts';

/** A picture, what its lines are, and what was found; null where the eyes gave no findings. */
export type ReadMrzItem = { readonly item: MrzItem; readonly findings: DocumentFindings | null };

/** How often lines are read as printed, and how often wrong ones would be believed. */
export function measureMrz(read: readonly ReadMrzItem[]): NonNullable<Sections['mrz']> {
  const judged = read.map(({ item, findings }) => judge(item, findings));
  const count = (is: (one: Judged) => boolean) => judged.filter(is).length;
  const timings = read.flatMap(({ findings }) => (findings === null ? [] : [findings.timings]));
  const times = timings.map(zoneMilliseconds);
  const wholeTimes = timings.map(totalMilliseconds);
  const [pictures, exact, accepted, wrong] = [
    read.length,
    count((one) => one.exact),
    count((one) => one.accepted),
    count((one) => one.accepted && !one.exactData),
  ];
  const lines = judged.reduce((sum, { right }) => sum + right, 0);
  const allLines = read.reduce((sum, { item }) => sum + item.lines.length, 0);
  return {
    pictures,
    exact,
    exactDataLines: count((one) => one.exactData),
    accepted,
    wrongDataLineAccepted: wrong,
    medianMs: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
    documentMedianMs: percentile(wholeTimes, 0.5),
    documentP95Ms: percentile(wholeTimes, 0.95),
    rates: {
      exact: proportion(exact, pictures),
      lines: proportion(lines, allLines),
      accepted: proportion(accepted, pictures),
      wrongDataLineAccepted: proportion(wrong, pictures),
    },
    inexact: read.filter((_, index) => judged[index]?.exact === false).map(({ item }) => item.name),
    stages: stageTimes(timings),
  };
}

type Judged = { exact: boolean; exactData: boolean; accepted: boolean; right: number };

function judge({ lines }: MrzItem, findings: DocumentFindings | null): Judged {
  const mrz = findings?.mrz ?? null;
  const isRight = (line: string, index: number) => mrz?.lines[index] === line;
  const right = lines.filter(isRight).length;
  const sameCount = mrz?.lines.length === lines.length;
  const data = lines.map((line, index) => ({ line, index })).filter(({ index }) => !holdsNames(lines, index));
  return {
    exact: sameCount && right === lines.length,
    exactData: sameCount && data.every(({ line, index }) => isRight(line, index)),
    accepted: mrz !== null && acceptsMrz(mrz),
    right,
  };
}

/** The first of two lines, the last of three (ICAO 9303); names have no control digit and are measured with all lines. */
function holdsNames(lines: readonly string[], index: number): boolean {
  return lines.length === 3 ? index === 2 : index === 0;
}

/** The values that lines tell, to be looked for in print; none where they cannot be parsed. */
export function printedValues(lines: readonly string[], today: string): Readonly<Record<string, string>> {
  const fields = parseMrz(lines, today)?.fields;
  if (fields === undefined) return {};
  const { surname, givenNames, documentNumber } = fields;
  const values = { surname, givenNames, documentNumber };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}

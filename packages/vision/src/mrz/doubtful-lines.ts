import type { MrzLayout } from '@aval/core/mrz/layout';
import { type MrzDoubt, parseMrz } from '@aval/core/mrz/parse-mrz';
import type { SettledLines } from './settle-lines.ts';
import { vouchForCodes } from './vouch-for-codes.ts';

/** A line with a character below this is read again; one changed for a check digit's sake counts half at most. */
const UNCERTAIN = 0.6;

/**
 * Lines worth reading again, counted from 0: those with an uncertain character, those that break a rule of the format, and those
 * that a failing check digit is about. What the other lines say was read without a doubt and nothing contradicts it.
 * All of them when the lines are no zone at all.
 */
export function doubtfulLines(settled: SettledLines, layout: MrzLayout, referenceDate: string): number[] {
  const all = settled.lines.map((_, line) => line);
  const parsed = parseMrz(settled.lines, referenceDate);
  if (parsed === null) return all;
  const accused = new Set([
    ...parsed.doubts.flatMap((doubt) => linesOf(doubt, layout)),
    ...parsed.checkDigits.filter(({ pass }) => !pass).flatMap(({ field }) => linesUnder(field, layout)),
  ]);
  const vouched = vouchForCodes(settled.lines, settled.confidences, layout);
  return all.filter((line) => {
    const lowest = Math.min(...(vouched[line] ?? [0]));
    return accused.has(line) || lowest < UNCERTAIN || hasLoneFillers(settled.lines, layout, line);
  });
}

function linesOf(doubt: MrzDoubt, { fields }: MrzLayout): number[] {
  const spans = {
    'unknown-document-code': [fields.documentCode],
    'unknown-issuing-state': [fields.issuingState],
    'unknown-nationality': [fields.nationality],
    'impossible-birth-date': [fields.birthDate],
    'impossible-expiry-date': [fields.expiryDate],
    'unknown-sex': [fields.sex],
    'malformed-names': fields.names,
  } as const satisfies Record<MrzDoubt, unknown>;
  return spans[doubt].flatMap((span) => (span === null ? [] : [span.line]));
}

function linesUnder(field: string, { checks }: MrzLayout): number[] {
  return checks
    .filter((check) => check.field === field)
    .flatMap(({ over, at }) => [...over, at].map(({ line }) => line));
}

/** Several words and no double filler: one filler of the pair was probably taken for a letter. */
function hasLoneFillers(lines: readonly string[], { fields }: MrzLayout, line: number): boolean {
  const names = fields.names.find((span) => span.line === line);
  return /^[A-Z]+(?:<[A-Z]+){2,}<*$/.test(lines[line]?.slice(names?.start ?? 0, names?.end ?? 0) ?? '');
}

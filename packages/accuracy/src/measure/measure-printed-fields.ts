import type { DocumentFindings } from '@aval/core/findings';
import { mayBeSpelt, transliterateWord } from '@aval/core/names/transliterate';
import { type Proportion, proportion } from '../statistics/proportion.ts';

export type PrintedItem = {
  readonly findings: DocumentFindings | null;
  /** Values that stand in print, by field. */
  readonly values: Readonly<Record<string, string>>;
};

/** A word this long is not found by chance where the reader lost the spaces. */
const LONG_ENOUGH = 6;

/** Share of the known values all of whose words stand, letter by letter, among the text read outside the zone. */
export function measurePrintedFields(items: readonly PrintedItem[]): Record<string, Proportion> {
  const fields = [...new Set(items.flatMap(({ values }) => Object.keys(values)))];
  return Object.fromEntries(
    fields.map((field) => {
      const known = items.filter(({ values }) => values[field] !== undefined);
      const found = known.filter(({ findings, values }) => isPrinted(findings, values[field] ?? ''));
      return [field, proportion(found.length, known.length)];
    }),
  );
}

function isPrinted(findings: DocumentFindings | null, value: string): boolean {
  if (findings === null) return false;
  const printed = findings.text.flatMap(({ text }) => wordsOf(text));
  const run = printed.map(transliterateWord).join('');
  return wordsOf(value).every(
    (word) =>
      printed.some((other) => other === word || mayBeSpelt(other, word)) ||
      (word.length >= LONG_ENOUGH && run.includes(transliterateWord(word))),
  );
}

/** Words in capitals; whatever is neither letter nor digit parts them. */
export function wordsOf(text: string): string[] {
  return text
    .toLocaleUpperCase('en')
    .normalize('NFC')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
}

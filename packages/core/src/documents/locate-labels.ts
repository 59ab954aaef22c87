import type { Box } from '../findings.ts';
import type { DefinedField, DefinedSide } from './definition.ts';
import { findPhrase } from './find-phrase.ts';
import { foldText } from './fold-text.ts';
import { boxOfSpan, type PlacedLine } from './lay-out-words.ts';

/** A label or title found in a line. Titles belong to no field; they only keep others from taking them for values. */
export type Located = {
  readonly field: DefinedField | null;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly score: number;
  readonly box: Box;
};

/** Shorter parts of a label (`UF`) stand everywhere. */
const shortestPart = 3;

/** Titles of this weight that fill most of their line are no values; `UKRAINE` and `PASSPORT OFFICE` may be. */
const namingWeight = 0.5;
const mostOfLine = 0.6;

/** The wordings under which a field's label may be printed: all of it, each language of it, and the alternatives. */
export function wordingsOf({ label, alternatives }: DefinedField): string[] {
  const printed = [...(label === null ? [] : [label]), ...alternatives];
  const parts = printed.flatMap((text) =>
    text.split('/').filter((part) => foldText(part).length >= shortestPart),
  );
  return [...new Set([...printed, ...parts].map((text) => text.trim()))];
}

/**
 * Every label and title of a side that stands in the lines. A place is given to the longest wording that fits it, so
 * `Name` is not found within `Surname`, nor `NOME` within `NOME E SOBRENOME`.
 */
export function locateLabels(lines: readonly PlacedLine[], side: DefinedSide): Located[] {
  const wanted = [
    ...side.fields.flatMap((field) =>
      wordingsOf(field).map((wording) => ({ field, shapes: foldText(wording) })),
    ),
    ...side.titles
      .filter(({ weight }) => weight >= namingWeight)
      .map(({ text }) => ({ field: null, shapes: foldText(text) })),
  ];
  const candidates = wanted.flatMap(({ field, shapes }) =>
    lines.flatMap((line, index) => {
      const hit = findPhrase(line.folded, shapes);
      const box = hit === null ? null : boxOfSpan(line, hit.start, hit.end);
      const partial = hit !== null && field === null && (hit.end - hit.start) / line.text.length < mostOfLine;
      return hit === null || box === null || partial
        ? []
        : [{ field, line: index, ...hit, box, weight: shapes.length * hit.score ** 2 }];
    }),
  );
  // A wording that is both a title and a label is a label.
  candidates.sort((a, b) => b.weight - a.weight || Number(a.field === null) - Number(b.field === null));
  const located: Located[] = [];
  for (const { weight: _weight, ...candidate } of candidates) {
    const taken = located.some(
      (other) => other.line === candidate.line && other.start < candidate.end && candidate.start < other.end,
    );
    if (!taken) located.push(candidate);
  }
  return located;
}

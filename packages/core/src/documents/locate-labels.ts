import type { Box } from '../findings.ts';
import type { DefinedField, DefinedSide } from './definition.ts';
import { findOnPage, shapesOf } from './find-on-page.ts';
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
  /** Where the whole label begins, if this is a later language of it and the ones before were not read. */
  readonly left: number;
};

/** Shorter parts of a label (`UF`) stand everywhere. */
const shortestPart = 3;

/** Titles of this weight that fill most of their line are no values; `UKRAINE` and `PASSPORT OFFICE` may be. */
const namingWeight = 0.5;
const mostOfLine = 0.6;

/** The wordings under which a field's label may be printed: all of it, each language of it, and the alternatives. */
export function wordingsOf({ label, alternatives }: DefinedField): Wording[] {
  const printed = [...(label === null ? [] : [label]), ...alternatives];
  const parts = printed.flatMap((text) => {
    let before = 0;
    return text.split('/').flatMap((part): Wording[] => {
      const wording = { text: part.trim(), before: before / Math.max(1, part.length) };
      before += part.length + 1;
      return foldText(part).length >= shortestPart ? [wording] : [];
    });
  });
  const all = [...printed.map((text) => ({ text: text.trim(), before: 0 })), ...parts];
  return all.filter(({ text }, index) => all.findIndex((other) => other.text === text) === index);
}

/** A wording, and what is printed before it in the other languages, in lengths of the wording. */
export type Wording = { readonly text: string; readonly before: number };

/**
 * Every label and title of a side that stands in the lines. A place is given to the longest wording that fits it, so
 * `Name` is not found within `Surname`, nor `NOME` within `NOME E SOBRENOME`.
 */
export function locateLabels(lines: readonly PlacedLine[], side: DefinedSide): readonly Located[] {
  let known = locatedBefore.get(lines);
  if (known === undefined) {
    known = new Map();
    locatedBefore.set(lines, known);
  }
  const before = known.get(side);
  if (before !== undefined) return before;
  const located = locate(lines, side);
  known.set(side, located);
  return located;
}

/** Recognising a kind, telling its sides and reading it ask for the same labels. */
const locatedBefore = new WeakMap<readonly PlacedLine[], Map<DefinedSide, readonly Located[]>>();

type Wanted = { readonly field: DefinedField | null; readonly shapes: string; readonly before: number };

/** The wordings of each side as shapes, worked out once. */
const wantedOf = new WeakMap<DefinedSide, readonly Wanted[]>();

function wantedOn(side: DefinedSide): readonly Wanted[] {
  const known = wantedOf.get(side);
  if (known !== undefined) return known;
  const wanted = [
    ...side.fields.flatMap((field) =>
      wordingsOf(field).map(({ text, before }) => ({ field, shapes: shapesOf(text), before })),
    ),
    ...side.titles
      .filter(({ weight }) => weight >= namingWeight)
      .map(({ text }) => ({ field: null, shapes: shapesOf(text), before: 0 })),
  ];
  wantedOf.set(side, wanted);
  return wanted;
}

function locate(lines: readonly PlacedLine[], side: DefinedSide): Located[] {
  const candidates = wantedOn(side).flatMap(({ field, shapes, before }) =>
    findOnPage(lines, shapes).flatMap(({ line: index, ...hit }) => {
      const line = lines[index];
      const box = line === undefined ? null : boxOfSpan(line, hit.start, hit.end);
      if (line === undefined || box === null) return [];
      const partial = field === null && (hit.end - hit.start) / line.text.length < mostOfLine;
      return partial
        ? []
        : [
            {
              field,
              line: index,
              ...hit,
              box,
              left: box.x - before * box.width,
              weight: shapes.length * hit.score ** 2,
            },
          ];
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

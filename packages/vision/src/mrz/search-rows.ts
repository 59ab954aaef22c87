import type { Strip } from '../ocr/read-strip.ts';
import type { StripReader } from '../ocr/strip-reader.ts';
import { type Hypothesis, hypothesesOf } from './hypotheses-of.ts';
import { type Row, readRow } from './read-row.ts';
import { rescueRows } from './rescue-rows.ts';

/** A row shorter than this many thicknesses is no part of the zone worth reading. */
const MIN_RATIO = 5;
const MAX_ROWS_READ = 16;
const MIN_CONFIDENCE = 0.45;
/** Cells that may have been missed at the ends of all rows together. */
const MAX_MISSING = 10;
/** Likewise once nothing better was found: two thirds of a long line. */
const MAX_MISSING_OF_RESCUED = 28;
/** Mean log-probability per character from which a reading is plain, and wrong digits are the document's own. */
const LEGIBLE_SCORE = -0.35;

/**
 * Reads rows, as long as the budget lasts, from the bottom up, where the zone stands on most documents, and tries every group of rows as
 * soon as its topmost is read. Stops at the first that satisfies all its check digits, and once one is plainly legible looks at its
 * neighbours alone. When there is no such group, a thorough search lays the rows that look like a zone anew and adds the neighbours that
 * the detector missed.
 */
export async function searchRows(
  reader: StripReader,
  strips: readonly Strip[],
  direction: number,
  referenceDate: string,
  thorough: boolean,
): Promise<Hypothesis | null> {
  const depth = ({ centre }: Strip) => centre.y * Math.cos(direction) - centre.x * Math.sin(direction);
  const long = strips.filter(isLongRow);
  const rows: Row[] = [];
  let best: Hypothesis | null = null;
  for (const strip of long.toReversed().slice(0, MAX_ROWS_READ)) {
    if (reader.budget.isSpent) return best;
    // Wrong digits that are plainly printed are the document's own: only a line more of the same zone could tell better.
    if (isPlain(best) && !best.strips.some((other) => areNeighbours(strip, other, depth))) continue;
    const row = await readRow(reader, strip);
    if (!looksRight(row)) continue;
    const lower = rows.filter((other) => follows(row, other, depth));
    const groups = lower.flatMap((second) => [
      [row, second],
      ...rows.filter((third) => follows(second, third, depth)).map((third) => [row, second, third]),
    ]);
    rows.push(row);
    best = better(best, await tryGroups(reader, groups, referenceDate, MAX_MISSING));
    if (best?.satisfied === true) return best;
  }
  if (!thorough || isPlain(best) || reader.budget.isSpent) return best;
  const rescued = await rescueRows(reader, rows);
  const groups = groupsOf(rescued, depth);
  return better(best, await tryGroups(reader, groups, referenceDate, MAX_MISSING_OF_RESCUED));
}

/** Shorter ones are no part of a zone worth reading. */
export function isLongRow({ length, thickness }: Strip): boolean {
  return length >= thickness * MIN_RATIO;
}

async function tryGroups(
  reader: StripReader,
  groups: readonly (readonly Row[])[],
  referenceDate: string,
  missing: number,
): Promise<Hypothesis | null> {
  let best: Hypothesis | null = null;
  for (const group of groups) {
    if (reader.budget.isSpent) return best;
    for (const hypothesis of await hypothesesOf(reader, group, referenceDate, missing))
      best = better(best, hypothesis);
  }
  return best;
}

function better(one: Hypothesis | null, other: Hypothesis | null): Hypothesis | null {
  return one === null || (other !== null && other.merit > one.merit) ? other : one;
}

function isPlain(hypothesis: Hypothesis | null): hypothesis is Hypothesis {
  return hypothesis?.complete === true && hypothesis.score >= LEGIBLE_SCORE;
}

type Depth = (strip: Strip) => number;

/** Every two and three rows that follow each other. */
function groupsOf(rows: readonly Row[], depth: Depth): Row[][] {
  return rows.flatMap((first) =>
    rows
      .filter((second) => follows(first, second, depth))
      .flatMap((second) => [
        [first, second],
        ...rows.filter((third) => follows(second, third, depth)).map((third) => [first, second, third]),
      ]),
  );
}

function looksRight({ text, confidence }: Row): boolean {
  const plausible = text.length >= 8 && text.length <= 60 && (text.includes('<') || /\d{6}/.test(text));
  return plausible && confidence >= MIN_CONFIDENCE;
}

function follows(upper: Row, lower: Row, depth: Depth): boolean {
  return isRightAbove(upper.strip, lower.strip, depth);
}

function areNeighbours(one: Strip, other: Strip, depth: Depth): boolean {
  return isRightAbove(one, other, depth) || isRightAbove(other, one, depth);
}

function isRightAbove(upper: Strip, lower: Strip, depth: Depth): boolean {
  const thickness = Math.max(upper.thickness, lower.thickness);
  const gap = depth(lower) - depth(upper);
  const alike = upper.thickness / lower.thickness;
  return gap > 0.6 * thickness && gap < 2.6 * thickness && alike > 0.55 && alike < 1.8;
}

import type { Box, MrzReading } from '@aval/core/findings';
import { type MrzLayout, mrzLayouts } from '@aval/core/mrz/layout';
import { parseMrz } from '@aval/core/mrz/parse-mrz';
import type { Model } from '../models/load-models.ts';
import type { Stopwatch } from '../models/stopwatch.ts';
import type { PositionedReading } from '../ocr/decode-by-position.ts';
import { type ReadCharacter, summarise } from '../ocr/decode-free.ts';
import { readStrip, type Strip } from '../ocr/read-strip.ts';
import { boundingBox, type TextBox } from '../ocr/text-box.ts';
import type { Pyramid } from '../picture/pyramid.ts';
import { alignRows, cellsCovered, fitsCells } from './align-rows.ts';
import { buildRows } from './build-rows.ts';
import { doubtBlindSpots } from './doubt-blind-spots.ts';
import { voteOnLine } from './read-group.ts';
import { readOnGrid } from './read-on-grid.ts';
import { type ReadStrip, type Row, readRow } from './read-row.ts';
import { type SettledLines, settleLines } from './settle-lines.ts';
import { vouchForCodes } from './vouch-for-codes.ts';

/** A row shorter than this many thicknesses is no part of the zone worth reading. */
const MIN_RATIO = 5;
const MAX_ROWS_READ = 16;
const MIN_CONFIDENCE = 0.45;
/** How far the free reading's length may be from the format's; fillers behind names are lost most easily. */
const MAX_LENGTH_GAP = { data: 4, names: 12 } as const;
/** Cells that may have been missed at the ends of all rows together. */
const MAX_MISSING = 10;
/** Mean log-probability per character below which a hypothesis is no reading. */
const MIN_SCORE = -1.6;
/** With one digit alone that passes, which chance gives too, the lines must be as legible as this. */
const MIN_LEGIBLE_SCORE = -0.35;
/** A line with a character below this is read again. */
const UNCERTAIN = 0.6;
/** Lowest confidence that a reading with an impossible code, date or sex may claim. */
const DOUBT_CONFIDENCE = 0.3;

type Hypothesis = {
  readonly layout: MrzLayout;
  readonly strips: readonly Strip[];
  readonly readings: readonly PositionedReading[];
  readonly merit: number;
  /** All check digits pass and nothing else is doubtful. */
  readonly satisfied: boolean;
};

export type FoundMrz = {
  readonly reading: MrzReading /** Rows of the zone. */;
  readonly strips: readonly Strip[];
};

/**
 * Locates and reads the machine-readable zone among text boxes.
 * @param direction in which its lines would be read, in radians
 * @param referenceDate ISO date of the reading
 */
export async function findMrz(
  model: Model,
  stopwatch: Stopwatch,
  pyramid: Pyramid,
  boxes: readonly TextBox[],
  direction: number,
  referenceDate: string,
): Promise<FoundMrz | null> {
  const read = (strip: Strip) => readStrip(model, stopwatch, pyramid, strip);
  const best = await bestHypothesis(read, buildRows(boxes, direction), direction, referenceDate);
  if (best === null) return null;
  const { layout, strips, readings } = best;
  const once = readings.map(({ characters }) => characters);
  const plain = settleLines(once, layout, referenceDate);
  const doubtful = doubtfulLines(plain, layout, referenceDate);
  const again = doubtful.length === 0 ? once : await voteOn(model, stopwatch, pyramid, best, doubtful);
  const voted = again === once ? plain : settleLines(again, layout, referenceDate);
  const better = passCount(voted.lines, referenceDate) >= passCount(plain.lines, referenceDate);
  const settled = better ? voted : plain;

  const parsed = parseMrz(settled.lines, referenceDate);
  if (parsed === null) return null;
  const passes = parsed.checkDigits.filter(({ pass }) => pass).length;
  const vouched = vouchForCodes(settled.lines, settled.confidences, layout);
  const flat = vouched.flat();
  const feared = doubtBlindSpots(better ? again : once, vouched, settled.lines, layout).flat();
  const mean = flat.reduce((sum, value) => sum + value, 0) / flat.length;
  const score = readings.reduce((sum, reading) => sum + reading.score, 0) / readings.length;
  if (passes === 0 || (passes === 1 && score < MIN_LEGIBLE_SCORE)) return null;
  const distrusted = parsed.doubts.length > 0;
  return {
    strips,
    reading: {
      format: parsed.format,
      lines: [...settled.lines],
      minConfidence: Math.min(...feared, distrusted ? DOUBT_CONFIDENCE : 1),
      meanConfidence: distrusted ? mean * 0.8 : mean,
      checkDigits: parsed.checkDigits,
      fields: parsed.fields,
      box: surround(strips),
    },
  };
}

/**
 * Reads rows from the bottom up, where the zone stands on most documents, and tries every group of rows as soon as
 * its topmost is read. Stops at the first that satisfies all its check digits.
 */
async function bestHypothesis(
  read: ReadStrip,
  strips: readonly Strip[],
  direction: number,
  referenceDate: string,
): Promise<Hypothesis | null> {
  const depth = ({ strip }: Row) =>
    strip.centre.y * Math.cos(direction) - strip.centre.x * Math.sin(direction);
  const long = strips.filter(({ length, thickness }) => length >= thickness * MIN_RATIO);
  const rows: Row[] = [];
  let best: Hypothesis | null = null;
  for (const strip of long.toReversed().slice(0, MAX_ROWS_READ)) {
    const row = await readRow(read, strip);
    if (!looksRight(row)) continue;
    const lower = rows.filter((other) => follows(row, other, depth));
    const groups = lower.flatMap((second) => [
      [row, second],
      ...rows.filter((third) => follows(second, third, depth)).map((third) => [row, second, third]),
    ]);
    rows.push(row);
    for (const group of groups) {
      for (const hypothesis of await hypothesesOf(read, group, referenceDate)) {
        if (best === null || hypothesis.merit > best.merit) best = hypothesis;
      }
    }
    if (satisfies(best)) return best;
  }
  return best;
}

function satisfies(hypothesis: Hypothesis | null): boolean {
  return hypothesis?.satisfied === true;
}

function looksRight({ text, confidence }: Row): boolean {
  const plausible = text.length >= 8 && text.length <= 60 && (text.includes('<') || /\d{6}/.test(text));
  return plausible && confidence >= MIN_CONFIDENCE;
}

function follows(upper: Row, lower: Row, depth: (row: Row) => number): boolean {
  const thickness = Math.max(upper.strip.thickness, lower.strip.thickness);
  const gap = depth(lower) - depth(upper);
  const alike = upper.strip.thickness / lower.strip.thickness;
  return gap > 0.6 * thickness && gap < 2.6 * thickness && alike > 0.55 && alike < 1.8;
}

async function hypothesesOf(
  read: ReadStrip,
  group: readonly Row[],
  referenceDate: string,
): Promise<Hypothesis[]> {
  const covered = cellsCovered(group);
  const gap = ({ lineLength }: MrzLayout) => (covered === null ? 0 : Math.abs(covered - lineLength));
  const layouts = mrzLayouts
    .filter((layout) => fitsLengths(layout, group, covered))
    .sort((one, other) => gap(one) - gap(other));
  const found: Hypothesis[] = [];
  const alignments = new Map<number, readonly Row[]>();
  for (const layout of layouts) {
    // A format that leaves characters over, or asks for more of them, needs no trial once another explains them all.
    if (found.some((other) => other.satisfied && gap(other.layout) < gap(layout))) break;
    const { lineLength } = layout;
    const aligned = alignments.get(lineLength) ?? (await alignRows(read, group, lineLength));
    alignments.set(lineLength, aligned);
    const readings: PositionedReading[] = [];
    for (const [line, row] of aligned.entries()) {
      if (isTorn(layout, line, row)) continue;
      const reading = readOnGrid(row, layout, line);
      if (reading !== null && reading.score >= MIN_SCORE) readings.push(reading);
    }
    if (readings.length !== layout.lineCount) continue;
    const lines = readings.map(({ characters }) => summarise(characters).text);
    const parsed = parseMrz(lines, referenceDate);
    if (parsed === null || parsed.format !== layout.format) continue;
    const passes = parsed.checkDigits.filter(({ pass }) => pass).length;
    const score = readings.reduce((sum, reading) => sum + reading.score, 0) / readings.length;
    const merit =
      score + (0.6 * passes) / parsed.checkDigits.length + 0.05 * passes - 0.1 * parsed.doubts.length;
    const satisfied = passes === parsed.checkDigits.length && parsed.doubts.length === 0;
    found.push({ layout, strips: aligned.map(({ strip }) => strip), readings, merit, satisfied });
  }
  return found;
}

/** The cells that the rows cover tell the format, or else the length of the longest: others may have lost fillers. */
function fitsLengths(layout: MrzLayout, group: readonly Row[], covered: number | null): boolean {
  if (layout.lineCount !== group.length) return false;
  if (covered !== null) return fitsCells(covered, layout.lineLength, MAX_MISSING);
  const longest = Math.max(...group.map(({ text }) => text.length));
  return Math.abs(longest - layout.lineLength) <= MAX_LENGTH_GAP.data;
}

/** Once all rows have their full extent, a line of data that is still much too short or long was torn. */
function isTorn(layout: MrzLayout, line: number, { text, grid }: Row): boolean {
  const names = layout.fields.names[0]?.line === line && layout.format !== 'FRENCH_NATIONAL_ID';
  const length = grid?.span ?? text.length;
  return Math.abs(length - layout.lineLength) > (names ? MAX_LENGTH_GAP.names : MAX_LENGTH_GAP.data);
}

/** Lines worth reading again: uncertain ones, and all when the rules of the format are broken. */
function doubtfulLines(settled: SettledLines, layout: MrzLayout, referenceDate: string): number[] {
  const all = settled.lines.map((_, line) => line);
  const parsed = parseMrz(settled.lines, referenceDate);
  if (parsed === null || settled.repaired > 0 || parsed.doubts.length > 0) return all;
  if (parsed.checkDigits.some(({ pass }) => !pass)) return all;
  return all.filter((line) => {
    const lowest = Math.min(...(settled.confidences[line] ?? [0]));
    const names = layout.fields.names.find((span) => span.line === line);
    const text = settled.lines[line]?.slice(names?.start ?? 0, names?.end ?? 0) ?? '';
    // Several words and no double filler: one filler of the pair was probably taken for a letter.
    return lowest < UNCERTAIN || /^[A-Z]+(?:<[A-Z]+){2,}<*$/.test(text);
  });
}

async function voteOn(
  model: Model,
  stopwatch: Stopwatch,
  pyramid: Pyramid,
  { layout, strips, readings }: Hypothesis,
  lines: readonly number[],
): Promise<(readonly ReadCharacter[])[]> {
  const read: (readonly ReadCharacter[])[] = [];
  for (const [line, first] of readings.entries()) {
    const strip = strips[line];
    const settled = strip === undefined || !lines.includes(line);
    read.push(
      settled ? first.characters : await voteOnLine(model, stopwatch, pyramid, strip, layout, line, first),
    );
  }
  return read;
}

function passCount(lines: readonly string[], referenceDate: string): number {
  return parseMrz(lines, referenceDate)?.checkDigits.filter(({ pass }) => pass).length ?? 0;
}

function surround(strips: readonly Strip[]): Box {
  const boxes = strips.map((strip) => boundingBox({ ...strip, score: 1 }));
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

import { type MrzLayout, mrzLayouts } from '@aval/core/mrz/layout';
import { parseMrz } from '@aval/core/mrz/parse-mrz';
import type { PositionedReading } from '../ocr/decode-by-position.ts';
import { summarise } from '../ocr/decode-free.ts';
import type { Strip } from '../ocr/read-strip.ts';
import type { StripReader } from '../ocr/strip-reader.ts';
import { alignRows, cellsCovered, fitsCells } from './align-rows.ts';
import { readOnGrid } from './read-on-grid.ts';
import type { Row } from './read-row.ts';

/** How far the free reading's length may be from the format's; fillers behind names are lost most easily. */
const MAX_LENGTH_GAP = { data: 4, names: 12 } as const;
/** Mean log-probability per character below which a hypothesis is no reading. */
const MIN_SCORE = -1.6;

export type Hypothesis = {
  readonly layout: MrzLayout;
  readonly strips: readonly Strip[];
  readonly readings: readonly PositionedReading[];
  readonly merit: number;
  /** Mean of the readings' scores. */
  readonly score: number;
  /** Every line shows as many characters as the format has. */
  readonly complete: boolean;
  /** Longer lines were cut where those of a shorter format end. */
  readonly torn: boolean;
  /** All check digits pass and nothing else is doubtful. */
  readonly satisfied: boolean;
};

/**
 * Reads a group of rows, the upper first, as the lines of every format that they may be.
 * @param missing cells that the detector may have missed at the ends of all rows together
 */
export async function hypothesesOf(
  reader: StripReader,
  group: readonly Row[],
  referenceDate: string,
  missing: number,
): Promise<Hypothesis[]> {
  const covered = cellsCovered(group);
  const gap = ({ lineLength }: MrzLayout) => (covered === null ? 0 : Math.abs(covered - lineLength));
  const layouts = mrzLayouts
    .filter((layout) => fitsLengths(layout, group, covered, missing))
    .sort((one, other) => gap(one) - gap(other));
  const found: Hypothesis[] = [];
  const alignments = new Map<number, readonly Row[]>();
  for (const layout of layouts) {
    // A format that leaves characters over, or asks for more of them, needs no trial once another explains them all.
    if (found.some((other) => other.satisfied && gap(other.layout) < gap(layout))) break;
    const { lineLength } = layout;
    const aligned = alignments.get(lineLength) ?? (await alignRows(reader, group, lineLength));
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
    // The code that no such format has: longer lines were cut where shorter ones end.
    const torn = parsed.doubts.includes('unknown-document-code');
    const merit =
      score +
      (0.6 * passes) / parsed.checkDigits.length +
      0.05 * passes -
      0.1 * parsed.doubts.length -
      (torn ? 0.4 : 0);
    const complete = !torn && aligned.every(({ grid }) => grid?.span === layout.lineLength);
    const satisfied = passes === parsed.checkDigits.length && parsed.doubts.length === 0;
    found.push({
      layout,
      strips: aligned.map(({ strip }) => strip),
      readings,
      merit,
      score,
      complete,
      torn,
      satisfied,
    });
  }
  return found;
}

/** The cells that the rows cover tell the format, or else the length of the longest: others may have lost fillers. */
function fitsLengths(
  layout: MrzLayout,
  group: readonly Row[],
  covered: number | null,
  missing: number,
): boolean {
  if (layout.lineCount !== group.length) return false;
  if (covered !== null) return fitsCells(covered, layout.lineLength, missing);
  const longest = Math.max(...group.map(({ text }) => text.length));
  return Math.abs(longest - layout.lineLength) <= MAX_LENGTH_GAP.data;
}

/** Once all rows have their full extent, a line of data that is still much too short or long was torn. */
function isTorn(layout: MrzLayout, line: number, { text, grid }: Row): boolean {
  const names = layout.fields.names[0]?.line === line && layout.format !== 'FRENCH_NATIONAL_ID';
  const length = grid?.span ?? text.length;
  return Math.abs(length - layout.lineLength) > (names ? MAX_LENGTH_GAP.names : MAX_LENGTH_GAP.data);
}

import type { Strip } from '../ocr/read-strip.ts';
import type { StripReader } from '../ocr/strip-reader.ts';
import { type Row, readRow } from './read-row.ts';
import { refineStrip } from './refine-strip.ts';

const MAX_ROWS = 3;
const MIN_CHARACTERS = 10;
/** Distance of the lines of a zone in cells (ICAO Doc 9303 part 4: 6.35 mm at 2.54 mm a character). */
const LINE_DISTANCE = 2.5;
/** Cells from which a row is a line of a long format: those have two lines. */
const LONG = 33;
const MIN_CONFIDENCE = 0.35;
/** In thicknesses. */
const MAX_DISTANCE = 3;
/** Ratios of the heights at both ends of a line that are worth undoing, and those that no picture has. */
const MIN_TAPER = 0.12;
const MAX_TAPER = 3;

/**
 * Lays the rows that look like lines of a zone anew, and reads above and below where a line of the same zone should be:
 * the detector misses lines that touch a frame, are torn by a stamp, or are fillers mostly.
 */
export async function rescueRows(reader: StripReader, rows: readonly Row[]): Promise<Row[]> {
  const likely = rows
    .filter(({ text }) => text.length >= MIN_CHARACTERS && /<|\d{6}/.test(text))
    .sort((one, other) => other.text.length * other.confidence - one.text.length * one.confidence)
    .slice(0, MAX_ROWS);
  const rescued: Row[] = [];
  for (const row of likely) {
    if (reader.budget.isSpent) return rescued;
    rescued.push(await lay(reader, await taperRow(reader, row, likely)));
  }
  const [leader] = rescued;
  if (leader?.grid == null) return rescued;
  const steps = leader.grid.span >= LONG ? [-1, 1] : [-1, 1, -2, 2];
  for (const step of steps) {
    if (reader.budget.isSpent) return rescued;
    const neighbour = await readRow(reader, neighbourOf(leader, step));
    const known = rescued.some(
      ({ strip }) => distance(strip, neighbour.strip) < neighbour.strip.thickness * 0.5,
    );
    if (known || neighbour.grid === null || neighbour.confidence < MIN_CONFIDENCE) continue;
    rescued.push(await lay(reader, neighbour));
  }
  return rescued;
}

/** Lines that converge tell the perspective: their distance shrinks as the height of their letters does. */
async function taperRow(reader: StripReader, row: Row, all: readonly Row[]): Promise<Row> {
  const { strip } = row;
  const neighbour = all
    .filter((other) => other !== row && distance(strip, other.strip) < MAX_DISTANCE * strip.thickness)
    .sort((one, other) => distance(strip, one.strip) - distance(strip, other.strip))[0]?.strip;
  if (neighbour === undefined) return row;
  const apart = distance(strip, neighbour);
  const above = across(strip, neighbour) < 0 ? -1 : 1;
  const fan = Math.tan(neighbour.angle - strip.angle) * above * strip.length;
  // The distance was measured at the neighbour's middle, which need not be beside the strip's.
  const dx = neighbour.centre.x - strip.centre.x;
  const dy = neighbour.centre.y - strip.centre.y;
  const beside = (dx * Math.cos(strip.angle) + dy * Math.sin(strip.angle)) / strip.length;
  const middle = apart - fan * beside;
  const taper = (middle + fan / 2) / (middle - fan / 2);
  if (!(taper > 1 / MAX_TAPER && taper < MAX_TAPER) || Math.abs(taper - 1) < MIN_TAPER) return row;
  const tapered = await readRow(reader, { ...strip, taper });
  return tapered.text.length >= row.text.length ? tapered : row;
}

async function lay(reader: StripReader, row: Row): Promise<Row> {
  const laid = await readRow(reader, refineStrip(reader.pyramid, row));
  return laid.grid === null ? row : laid;
}

function neighbourOf({ strip, grid }: Row, lines: number): Strip {
  const pitch =
    grid === null ? strip.thickness : (grid.centre(grid.span - 1) - grid.centre(0)) / (grid.span - 1);
  const offset = lines * LINE_DISTANCE * pitch;
  return {
    ...strip,
    centre: {
      x: strip.centre.x - Math.sin(strip.angle) * offset,
      y: strip.centre.y + Math.cos(strip.angle) * offset,
    },
  };
}

function distance(one: Strip, other: Strip): number {
  return Math.abs(across(one, other));
}

/** How far below the first of the two the middle of the second lies. */
function across(one: Strip, other: Strip): number {
  const dx = other.centre.x - one.centre.x;
  const dy = other.centre.y - one.centre.y;
  return dy * Math.cos(one.angle) - dx * Math.sin(one.angle);
}

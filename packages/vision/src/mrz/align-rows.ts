import { mrzLayouts } from '@aval/core/mrz/layout';
import type { StripReader } from '../ocr/strip-reader.ts';
import { type Row, readRow } from './read-row.ts';
import { refineStrip } from './refine-strip.ts';
import { alongStrip, placeInStrip, stretchStrip } from './strip-along.ts';

/** Room left beside the outermost characters, in cells from their centres. */
const MARGIN = 0.9;
/** Cells beyond the format that a row may seem to have: the edge of a page, or a speck beside it. */
const MAX_EXCESS = 2;

type Extent = { readonly from: number; readonly to: number };

/** Lengths of the lines of all formats. */
const LENGTHS: ReadonlySet<number> = new Set(mrzLayouts.map(({ lineLength }) => lineLength));
/** Where more is allowed to be missing, even rows of a format's length are taken for pieces of longer ones. */
const MAX_MISSING_OF_WHOLE = 10;
/** A row that grows by more than this no longer knows its own direction. */
const MAX_GROWTH = 1.25;

/** How many cells the rows of a group cover together; null when none of them is evenly spaced. */
export function cellsCovered(group: readonly Row[]): number | null {
  const axis = axisOf(group);
  // A row of exactly a format's length is whole; in a slanted view the others may begin beside it.
  const leader = leaderOf(group)?.grid?.span;
  if (leader !== undefined && LENGTHS.has(leader)) return leader;
  const zone = charactersOf(group, axis);
  if (zone === null) return null;
  const counts = group.flatMap((row) => {
    const from = cellAt(row, zone.from, axis);
    const to = cellAt(row, zone.to, axis);
    return from === null || to === null ? [] : [Math.round(to - from) + 1];
  });
  return Math.max(...counts);
}

/**
 * Whether rows that cover so many cells may be lines of so many characters.
 * @param missing cells that may have been missed at the ends of all rows together
 */
export function fitsCells(covered: number, lineLength: number, missing: number): boolean {
  // What covers just the length of a format is whole, unless nothing could be made of that.
  if (LENGTHS.has(covered) && missing <= MAX_MISSING_OF_WHOLE) return covered === lineLength;
  return covered <= lineLength + MAX_EXCESS && covered >= lineLength - missing;
}

/**
 * Gives all rows of a zone the extent that its lines must have: fillers at an end are easily missed by the detector.
 * Rows that have it already are returned as they are, the others are read again.
 */
export async function alignRows(
  reader: StripReader,
  group: readonly Row[],
  lineLength: number,
): Promise<Row[]> {
  const axis = axisOf(group);
  const covered = cellsCovered(group);
  const zone =
    covered === null ? stripsExtent(group, axis) : zoneExtent(group, axis, Math.max(0, lineLength - covered));
  const aligned: Row[] = [];
  for (const row of group) {
    const own = stripExtent(row, axis);
    const pitch = row.grid === null ? null : (own.to - own.from) / cellsIn(row);
    const missing = Math.max(own.from - zone.from, zone.to - own.to);
    if (missing < (pitch === null ? row.strip.thickness * 0.25 : pitch * 0.6)) {
      aligned.push(row);
      continue;
    }
    const from = Math.min(0, (zone.from - own.from) / row.strip.length);
    const to = Math.max(1, (zone.to - own.from) / row.strip.length);
    const leader = leaderOf(group);
    const guided = to - from > MAX_GROWTH && leader !== null && leader !== row;
    const strip = stretchStrip(guided ? { ...row.strip, angle: leader.strip.angle } : row.strip, from, to);
    const laid = guided ? refineStrip(reader.pyramid, { strip, grid: leader.grid }) : strip;
    aligned.push(await readRow(reader, laid));
  }
  return aligned;
}

/** The row that shows most characters. */
function leaderOf(group: readonly Row[]): Row | null {
  return group.reduce<Row | null>(
    (best, row) => ((row.grid?.span ?? 0) > (best?.grid?.span ?? 0) ? row : best),
    null,
  );
}

/** From the first character of all rows to the last, with room for those that were missed: at which end cannot be told. */
function zoneExtent(group: readonly Row[], axis: number, missing: number): Extent {
  const zone = charactersOf(group, axis);
  const wide = group.flatMap((row) => {
    const first = zone === null ? null : cellAt(row, zone.from, axis);
    const last = zone === null ? null : cellAt(row, zone.to, axis);
    if (first === null || last === null) return [];
    return [
      { from: placeOf(row, first - missing - MARGIN, axis), to: placeOf(row, last + missing + MARGIN, axis) },
    ];
  });
  return join(wide);
}

function charactersOf(group: readonly Row[], axis: number): Extent | null {
  const extents = group.flatMap((row) =>
    row.grid === null ? [] : [{ from: placeOf(row, 0, axis), to: placeOf(row, row.grid.span - 1, axis) }],
  );
  return extents.length === 0 ? null : join(extents);
}

function stripsExtent(group: readonly Row[], axis: number): Extent {
  return join(group.map((row) => stripExtent(row, axis)));
}

function join(extents: readonly Extent[]): Extent {
  return {
    from: Math.min(...extents.map(({ from }) => from)),
    to: Math.max(...extents.map(({ to }) => to)),
  };
}

function axisOf(group: readonly Row[]): number {
  return group.reduce((sum, { strip }) => sum + strip.angle, 0) / group.length;
}

function stripExtent({ strip }: Row, axis: number): Extent {
  const middle = strip.centre.x * Math.cos(axis) + strip.centre.y * Math.sin(axis);
  return { from: middle - strip.length / 2, to: middle + strip.length / 2 };
}

/** Where along the axis a cell's centre lies. */
function placeOf(row: Row, cell: number, axis: number): number {
  const { strip, grid } = row;
  const place = (grid?.centre(cell) ?? 0) / strip.length;
  return stripExtent(row, axis).from + alongStrip(strip, place) * strip.length;
}

/** The cell whose centre lies at a place along the axis, with fractions. */
function cellAt(row: Row, at: number, axis: number): number | null {
  const { strip, grid } = row;
  if (grid === null) return null;
  const along = (at - stripExtent(row, axis).from) / strip.length;
  return grid.cellAt(placeInStrip(strip, along) * strip.length);
}

function cellsIn({ strip, grid }: Row): number {
  return grid === null ? 1 : Math.max(1, grid.cellAt(strip.length) - grid.cellAt(0));
}

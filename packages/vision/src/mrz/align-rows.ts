import type { Strip } from '../ocr/read-strip.ts';
import { type ReadStrip, type Row, readRow } from './read-row.ts';

/** Room left beside the outermost characters, in cells from their centres. */
const MARGIN = 0.9;
/** Cells beyond the format that a row may seem to have: the edge of a page, or a speck beside it. */
const MAX_EXCESS = 2;
/** Cells that may have been missed at the ends of all rows together. */
const MAX_MISSING = 10;

type Extent = { readonly from: number; readonly to: number };

/**
 * How many cells the rows of a group cover together; null when none of them is evenly spaced.
 */
export function cellsCovered(group: readonly Row[]): number | null {
  const axis = axisOf(group);
  const extents = group.flatMap((row) => extentOf(row, axis) ?? []);
  const pitch = pitchOf(group);
  if (pitch === null || extents.length === 0) return null;
  const from = Math.min(...extents.map((extent) => extent.from));
  const to = Math.max(...extents.map((extent) => extent.to));
  return Math.round((to - from) / pitch) + 1;
}

/** Whether rows that cover so many cells may be lines of so many characters. */
export function fitsCells(covered: number, lineLength: number): boolean {
  return covered <= lineLength + MAX_EXCESS && covered >= lineLength - MAX_MISSING;
}

/**
 * Gives all rows of a zone the extent that its lines must have: fillers at an end are easily missed by the detector.
 * Rows that have it already are returned as they are, the others are read again.
 */
export async function alignRows(read: ReadStrip, group: readonly Row[], lineLength: number): Promise<Row[]> {
  const axis = axisOf(group);
  const pitch = pitchOf(group);
  const zone = pitch === null ? widest(group, axis) : zoneExtent(group, axis, pitch, lineLength);
  const aligned: Row[] = [];
  for (const row of group) {
    const own = stripExtent(row.strip, axis);
    const missing = Math.max(own.from - zone.from, zone.to - own.to);
    if (missing < (pitch === null ? row.strip.thickness * 0.25 : pitch * 0.4)) {
      aligned.push(row);
      continue;
    }
    const from = Math.min(own.from, zone.from);
    const to = Math.max(own.to, zone.to);
    const shift = (from + to - own.from - own.to) / 2;
    const { angle, centre } = row.strip;
    const strip = {
      ...row.strip,
      length: to - from,
      centre: { x: centre.x + shift * Math.cos(angle), y: centre.y + shift * Math.sin(angle) },
    };
    aligned.push(await readRow(read, strip));
  }
  return aligned;
}

function zoneExtent(group: readonly Row[], axis: number, pitch: number, lineLength: number): Extent {
  const extents = group.flatMap((row) => extentOf(row, axis) ?? []);
  const from = Math.min(...extents.map((extent) => extent.from));
  const to = Math.max(...extents.map((extent) => extent.to));
  const covered = Math.round((to - from) / pitch) + 1;
  // Which end was missed cannot be told, so there is room for it at both.
  const room = (Math.max(0, lineLength - covered) + MARGIN - 0.5) * pitch;
  return { from: from - room, to: to + room };
}

function widest(group: readonly Row[], axis: number): Extent {
  const extents = group.map(({ strip }) => stripExtent(strip, axis));
  return {
    from: Math.min(...extents.map((extent) => extent.from)),
    to: Math.max(...extents.map((extent) => extent.to)),
  };
}

function axisOf(group: readonly Row[]): number {
  return group.reduce((sum, { strip }) => sum + strip.angle, 0) / group.length;
}

/** Mean width of a cell over the rows that know theirs. */
function pitchOf(group: readonly Row[]): number | null {
  const known = group.flatMap(({ grid }) =>
    grid === null ? [] : [{ cells: grid.span - 1, length: grid.centre(grid.span - 1) - grid.centre(0) }],
  );
  const cells = known.reduce((sum, row) => sum + row.cells, 0);
  return cells === 0 ? null : known.reduce((sum, row) => sum + row.length, 0) / cells;
}

function stripExtent(strip: Strip, axis: number): Extent {
  const middle = strip.centre.x * Math.cos(axis) + strip.centre.y * Math.sin(axis);
  return { from: middle - strip.length / 2, to: middle + strip.length / 2 };
}

/** Centres of the first and the last character. */
function extentOf({ strip, grid }: Row, axis: number): Extent | null {
  if (grid === null) return null;
  const { from } = stripExtent(strip, axis);
  return { from: from + grid.centre(0), to: from + grid.centre(grid.span - 1) };
}

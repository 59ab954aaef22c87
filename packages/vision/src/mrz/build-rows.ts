import { halfTurn } from '../ocr/min-area-rectangle.ts';
import type { Strip } from '../ocr/read-strip.ts';
import type { TextBox } from '../ocr/text-box.ts';

/** Longest gap between pieces of one row, in thicknesses. */
const MAX_GAP = 4;
const MAX_TILT = Math.PI / 12;

type Piece = {
  readonly start: number;
  readonly end: number;
  readonly v: number;
  readonly slope: number;
  readonly thickness: number;
};

/**
 * Joins pieces of text into rows that run in one direction.
 * The direction is given, not taken from the boxes: their angle flips where they stand upright.
 * @param direction of reading in radians
 * @returns rows from the top of the text to its bottom, as strips read in that direction
 */
export function buildRows(boxes: readonly TextBox[], direction: number): Strip[] {
  const cos = Math.cos(direction);
  const sin = Math.sin(direction);
  const pieces: Piece[] = [];
  for (const { centre, length, thickness, angle } of boxes) {
    const tilt = halfTurn(angle - direction);
    const square = length < thickness * 1.5;
    if (!square && Math.abs(tilt) > MAX_TILT) continue;
    const u = centre.x * cos + centre.y * sin;
    const v = centre.y * cos - centre.x * sin;
    const half = (length / 2) * Math.cos(square ? 0 : tilt);
    pieces.push({ start: u - half, end: u + half, v, slope: square ? 0 : Math.tan(tilt), thickness });
  }
  pieces.sort((left, right) => right.end - right.start - (left.end - left.start));
  const rows: Piece[][] = [];
  for (const piece of pieces) {
    const home = rows.find((row) => belongs(row, piece));
    if (home === undefined) rows.push([piece]);
    else home.push(piece);
  }
  return rows
    .map((row) => joinRow(row))
    .sort((left, right) => left.v - right.v)
    .map(({ u, v, length, thickness, slope }) => ({
      centre: { x: u * cos - v * sin, y: u * sin + v * cos },
      length,
      thickness,
      angle: direction + Math.atan(slope),
    }));
}

function belongs(row: readonly Piece[], piece: Piece): boolean {
  const [seed] = row;
  if (seed === undefined) return false;
  const ratio = piece.thickness / seed.thickness;
  if (ratio < 0.55 || ratio > 1.8) return false;
  const middle = (piece.start + piece.end) / 2;
  const expected = seed.v + seed.slope * (middle - (seed.start + seed.end) / 2);
  if (Math.abs(piece.v - expected) > 0.45 * Math.min(seed.thickness, piece.thickness)) return false;
  return row.some(
    (other) => Math.max(other.start - piece.end, piece.start - other.end) < MAX_GAP * seed.thickness,
  );
}

function joinRow(row: readonly Piece[]) {
  const start = Math.min(...row.map((piece) => piece.start));
  const end = Math.max(...row.map((piece) => piece.end));
  let weight = 0;
  let thickness = 0;
  let meanU = 0;
  let meanV = 0;
  const points: { u: number; v: number; w: number }[] = [];
  for (const piece of row) {
    const half = (piece.end - piece.start) / 2;
    const middle = (piece.start + piece.end) / 2;
    points.push({ u: piece.start, v: piece.v - piece.slope * half, w: half });
    points.push({ u: piece.end, v: piece.v + piece.slope * half, w: half });
    weight += 2 * half;
    thickness += 2 * half * piece.thickness;
    meanU += 2 * half * middle;
    meanV += 2 * half * piece.v;
  }
  meanU /= weight;
  meanV /= weight;
  let dot = 0;
  let spread = 0;
  for (const { u, v, w } of points) {
    dot += w * (u - meanU) * (v - meanV);
    spread += w * (u - meanU) ** 2;
  }
  const slope = spread > 0 ? dot / spread : 0;
  const u = (start + end) / 2;
  return { u, v: meanV + slope * (u - meanU), slope, length: end - start, thickness: thickness / weight };
}

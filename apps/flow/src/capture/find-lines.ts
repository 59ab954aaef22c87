import type { EdgeMap } from './edge-map.ts';

/**
 * A line near an axis: `at(t) = offset + slope * (t - middle)`, where `t` runs along the axis and `at` is the place across it.
 * `sums[t]` is the support up to `t`: how much of the line lies on an edge, negative where the far side is the darker one.
 */
export type AxisLine = {
  readonly offset: number;
  readonly slope: number;
  readonly middle: number;
  readonly sums: Float32Array;
};

/** Slopes that are told apart: up to about 24 degrees from the axis. */
const STEPS = 15;
const STEP = 0.03;
/** How far, in steps, the direction of a single edge point may lie from its line's: pixels make stairs of slanted lines. */
const SPREAD = 6;
const KEPT = 12;

/** The straightest edges that run along an axis of the picture, those with most support first. */
export function findLines(map: EdgeMap, axis: 'across' | 'down'): AxisLine[] {
  const isAcross = axis === 'across';
  const { width, height, strength, slopeX, slopeY } = map;
  const length = isAcross ? width : height;
  const breadth = isAcross ? height : width;
  const middle = length / 2;
  const columns = breadth + 8;
  const votes = new Float32Array((2 * STEPS + 1) * columns);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      const value = strength[at] ?? 0;
      if (value === 0) continue;
      const along = isAcross ? (slopeX[at] ?? 0) : (slopeY[at] ?? 0);
      const over = isAcross ? (slopeY[at] ?? 0) : (slopeX[at] ?? 0);
      if (Math.abs(along) > Math.abs(over)) continue;
      const own = Math.round(-along / over / STEP);
      const t = isAcross ? x : y;
      const place = isAcross ? y : x;
      for (let bin = Math.max(-STEPS, own - SPREAD); bin <= Math.min(STEPS, own + SPREAD); bin++) {
        const cell = Math.round(place - bin * STEP * (t - middle)) + 4;
        if (cell < 0 || cell >= columns) continue;
        const index = (bin + STEPS) * columns + cell;
        votes[index] = (votes[index] ?? 0) + (over > 0 ? value : -value);
      }
    }
  }
  return crests(votes, columns, length * 0.12)
    .map(({ bin, cell }) => trace(map, isAcross, { slope: bin * STEP, offset: cell, middle, length }))
    .sort((one, other) => Math.abs(other.sums.at(-1) ?? 0) - Math.abs(one.sums.at(-1) ?? 0));
}

type Crest = { readonly bin: number; readonly cell: number; readonly value: number };

function crests(votes: Float32Array, columns: number, least: number): Crest[] {
  const found: Crest[] = [];
  for (let row = 0; row < 2 * STEPS + 1; row++) {
    for (let column = 2; column < columns - 2; column++) {
      const here = row * columns + column;
      const value = Math.abs((votes[here] ?? 0) + 0.5 * ((votes[here - 1] ?? 0) + (votes[here + 1] ?? 0)));
      if (value >= least) found.push({ bin: row - STEPS, cell: column - 4, value });
    }
  }
  found.sort((one, other) => other.value - one.value);
  const kept: Crest[] = [];
  for (const crest of found) {
    const isNew = kept.every(
      (other) => Math.abs(other.bin - crest.bin) > 3 || Math.abs(other.cell - crest.cell) > 4,
    );
    if (isNew) kept.push(crest);
    if (kept.length === KEPT) break;
  }
  return kept;
}

/** Follows a line over the edges, a pixel to either side, and leans it onto them. */
function trace(
  map: EdgeMap,
  isAcross: boolean,
  line: { readonly slope: number; readonly offset: number; readonly middle: number; readonly length: number },
): AxisLine {
  const { middle, length } = line;
  const fitted = lean(map, isAcross, line);
  const sums = new Float32Array(length + 1);
  for (let t = 0; t < length; t++) {
    const place = Math.round(fitted.offset + fitted.slope * (t - middle));
    let best = 0;
    for (let beside = -1; beside <= 1; beside++) {
      const value = edgeAt(map, isAcross, t, place + beside);
      if (value > Math.abs(best)) best = value * wayAt(map, isAcross, t, place + beside);
    }
    sums[t + 1] = (sums[t] ?? 0) + best;
  }
  return { offset: fitted.offset, slope: fitted.slope, middle, sums };
}

/** Least squares over the edge points within two pixels. */
function lean(
  map: EdgeMap,
  isAcross: boolean,
  line: { readonly slope: number; readonly offset: number; readonly middle: number; readonly length: number },
): { readonly slope: number; readonly offset: number } {
  let [weight, sumT, sumP, sumTT, sumTP] = [0, 0, 0, 0, 0];
  for (let t = 0; t < line.length; t++) {
    const expected = line.offset + line.slope * (t - line.middle);
    for (let beside = -2; beside <= 2; beside++) {
      const place = Math.round(expected) + beside;
      const value = edgeAt(map, isAcross, t, place);
      if (value === 0) continue;
      const u = t - line.middle;
      weight += value;
      sumT += value * u;
      sumP += value * place;
      sumTT += value * u * u;
      sumTP += value * u * place;
    }
  }
  const spread = weight * sumTT - sumT * sumT;
  if (weight < 8 || spread < 1e-6) return line;
  const slope = (weight * sumTP - sumT * sumP) / spread;
  // Points of a neighbouring line must not turn this one away.
  if (Math.abs(slope - line.slope) > 2 * STEP) return line;
  return { slope, offset: (sumP - slope * sumT) / weight };
}

function edgeAt(
  { width, height, strength, slopeX, slopeY }: EdgeMap,
  isAcross: boolean,
  t: number,
  place: number,
): number {
  const [x, y] = isAcross ? [t, place] : [place, t];
  if (x < 1 || y < 1 || x >= width - 1 || y >= height - 1) return 0;
  const at = y * width + x;
  const along = Math.abs((isAcross ? slopeX[at] : slopeY[at]) ?? 0);
  const over = Math.abs((isAcross ? slopeY[at] : slopeX[at]) ?? 0);
  return along <= 0.8 * over ? (strength[at] ?? 0) : 0;
}

/** 1 where it gets brighter across the edge, -1 where it gets darker. */
function wayAt({ width, slopeX, slopeY }: EdgeMap, isAcross: boolean, t: number, place: number): number {
  return Math.sign((isAcross ? slopeY[place * width + t] : slopeX[t * width + place]) ?? 0);
}

/**
 * Mean support between two places along the line, 0 to 1. Edges of both ways cancel each other: along the side of a document it is the
 * same one that is brighter, along the squares of a cloth or the letters of a line it changes.
 */
export function supportBetween({ sums }: AxisLine, from: number, to: number): number {
  const first = Math.max(0, Math.min(sums.length - 1, Math.round(Math.min(from, to))));
  const last = Math.max(0, Math.min(sums.length - 1, Math.round(Math.max(from, to))));
  return last - first < 4 ? 0 : Math.abs((sums[last] ?? 0) - (sums[first] ?? 0)) / (last - first);
}

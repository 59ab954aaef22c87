import type { EdgeMap } from './edge-map.ts';
import { fitLine } from './fit-line.ts';
import type { Line } from './line.ts';
import { traceLine } from './trace-line.ts';

/** Directions told apart, over half a turn. */
const DIRECTIONS = 180;
/** Directions beside its own that an edge point votes for, and with which weight. */
const VOTES = [1, 0.9, 0.7, 0.4] as const;
/** Vote that a crest needs, in shares of the picture's shorter side. */
const LEAST_VOTE = 0.08;
/** Crests of the vote that are looked at, and lines that are kept. */
const MAX_CRESTS = 140;
/** A run of edge ends where it is thinner than this on the whole. */
const RUN_LEVEL = 0.25;

/**
 * The straight lines of an edge map, those with the longest unbroken edge first: a Hough vote in which every edge point
 * knows its direction, the crests moved onto their points and traced.
 */
export function findLines(map: EdgeMap, limit: number): Line[] {
  const { width, height, strength } = map;
  const reach = Math.ceil(Math.hypot(width, height)) + 2;
  const columns = 2 * reach + 1;
  const votes = new Float32Array(DIRECTIONS * columns);
  const cosines = new Float32Array(DIRECTIONS);
  const sines = new Float32Array(DIRECTIONS);
  for (let bin = 0; bin < DIRECTIONS; bin++) {
    cosines[bin] = Math.cos((bin * Math.PI) / DIRECTIONS);
    sines[bin] = Math.sin((bin * Math.PI) / DIRECTIONS);
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const value = strength[at] ?? 0;
      if (value === 0) continue;
      const angle = Math.atan2(map.normalY[at] ?? 0, map.normalX[at] ?? 0);
      const centre = Math.round((angle / Math.PI) * DIRECTIONS);
      for (let turn = 1 - VOTES.length; turn < VOTES.length; turn++) {
        const bin = (centre + turn + 2 * DIRECTIONS) % DIRECTIONS;
        const rho = (x + 0.5) * (cosines[bin] ?? 0) + (y + 0.5) * (sines[bin] ?? 0);
        const cell = bin * columns + Math.round(rho) + reach;
        votes[cell] = (votes[cell] ?? 0) + value * (VOTES[Math.abs(turn)] ?? 0);
      }
    }
  }
  blurAcross(votes, columns);
  const lines: { readonly line: Line; readonly run: number }[] = [];
  for (const { bin, rho } of crests(votes, columns, reach, Math.min(width, height))) {
    const rough = { normalX: cosines[bin] ?? 1, normalY: sines[bin] ?? 0, rho };
    const { normalX, normalY, rho: exact } = fitLine(map, fitLine(map, rough, 3), 2);
    const line = traceLine(map, normalX, normalY, exact);
    if (lines.some((other) => same(other.line, line, width, height))) continue;
    lines.push({ line, run: longestRun(line) });
  }
  return lines
    .sort((one, other) => other.run - one.run)
    .slice(0, limit)
    .map(({ line }) => line);
}

/** Points of one line differ by a pixel: each place gets the votes of its neighbours as well. */
function blurAcross(votes: Float32Array, columns: number): void {
  for (let row = 0; row < votes.length; row += columns) {
    let before = 0;
    for (let at = row; at < row + columns - 1; at++) {
      const own = votes[at] ?? 0;
      votes[at] = own + 0.7 * (before + (votes[at + 1] ?? 0));
      before = own;
    }
  }
}

function crests(votes: Float32Array, columns: number, reach: number, shorter: number) {
  const least = shorter * LEAST_VOTE;
  const found: { readonly bin: number; readonly rho: number; readonly value: number }[] = [];
  for (let bin = 0; bin < DIRECTIONS; bin++) {
    for (let column = 2; column < columns - 2; column++) {
      const value = votes[bin * columns + column] ?? 0;
      if (value < least) continue;
      let highest = true;
      for (let turn = -2; turn <= 2 && highest; turn++) {
        // Beyond half a turn the normal points the other way.
        const other = bin + turn;
        const wrapped = (other + DIRECTIONS) % DIRECTIONS;
        const middle = other === wrapped ? column : 2 * reach - column;
        for (let step = -2; step <= 2; step++) {
          const beside = votes[wrapped * columns + middle + step] ?? 0;
          const first = turn < 0 || (turn === 0 && step < 0);
          if (beside > value || (beside === value && first)) highest = false;
        }
      }
      if (highest) found.push({ bin, rho: column - reach, value });
    }
  }
  return found.sort((one, other) => other.value - one.value).slice(0, MAX_CRESTS);
}

/** Largest sum of support above the level, over any stretch of the line. */
function longestRun({ sums, offset, enter, leave }: Line): number {
  let best = 0;
  let run = 0;
  for (let t = enter; t < leave; t++) {
    const value = (sums[t + 1 + offset] ?? 0) - (sums[t + offset] ?? 0);
    run = Math.max(0, run + value - RUN_LEVEL);
    if (run > best) best = run;
  }
  return best;
}

/** Two lines that run within two pixels of each other all over the picture. */
function same(one: Line, other: Line, width: number, height: number): boolean {
  const cosine = one.normalX * other.normalX + one.normalY * other.normalY;
  if (Math.abs(cosine) < 0.999) return false;
  const sign = Math.sign(cosine);
  const x = width / 2;
  const y = height / 2;
  const middle = along(one, x, y);
  const distance = (t: number) => {
    const px = one.rho * one.normalX - t * one.normalY;
    const py = one.rho * one.normalY + t * one.normalX;
    return Math.abs(px * other.normalX + py * other.normalY - other.rho) * Math.abs(sign);
  };
  return distance(middle - 100) < 2 && distance(middle + 100) < 2;
}

function along({ normalX, normalY }: Line, x: number, y: number): number {
  return y * normalX - x * normalY;
}

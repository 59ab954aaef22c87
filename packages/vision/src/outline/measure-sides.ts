import type { Quad } from '@aval/core/geometry/homography';
import { along, type Line, support } from './line.ts';

/** Four lines that may be the sides of a document. */
export type Proposal = {
  /** Clockwise as the picture shows them; the first belongs to whichever side. */
  readonly corners: Quad;
  /** The side from each corner to the next. */
  readonly sides: readonly [Line, Line, Line, Line];
  /** How much edge its sides have and how little there is beyond their ends, 0 to 1. */
  readonly edge: number;
  /** Sides that are only assumed. */
  readonly assumed: number;
};

/** Puts a number on four sides: seen all along, and none of them going on beyond the corners. */
export function measureSides(corners: Quad, sides: Proposal['sides']): Proposal {
  let total = 0;
  let lengths = 0;
  let least = 1;
  let beyond = 0;
  let assumed = 0;
  for (const [index, side] of sides.entries()) {
    const start = corners[index];
    const end = corners[(index + 1) % 4];
    if (start === undefined || end === undefined) continue;
    const [t1, t2] = [along(side, start), along(side, end)];
    const [from, to] = t1 < t2 ? [t1, t2] : [t2, t1];
    const length = to - from;
    // Cards have round corners, and the light is odd at sharp ones: the ends are left out.
    const inset = length * 0.05;
    const seen = support(side, from + inset, to - inset);
    total += seen * length;
    lengths += length;
    least = Math.min(least, seen);
    if (side.assumed > 0 && seen <= side.assumed) {
      assumed++;
      continue;
    }
    const reach = Math.min(30, length * 0.2);
    beyond += goesOn(side, from - 3 - reach, from - 3) + goesOn(side, to + 3, to + 3 + reach);
  }
  const mean = total / Math.max(1, lengths);
  return { corners, sides, edge: 0.6 * mean + 0.4 * least - (0.25 * beyond) / 8, assumed };
}

function goesOn(line: Line, from: number, to: number): number {
  return Math.min(to, line.leave) - Math.max(from, line.enter) < 4 ? 0 : support(line, from, to);
}

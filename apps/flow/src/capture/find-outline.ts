import { findEdges } from './edge-map.ts';
import { type AxisLine, findLines, supportBetween } from './find-lines.ts';
import { areaOf, type Point, type Quad, sidesOf } from './geometry.ts';
import type { Grey } from './grey.ts';

export type Outline = {
  /** In pixels of the picture that was looked at; clockwise from the top left. */
  readonly quad: Quad;
  /** How much of the four sides lies on edges, 0 to 1. */
  readonly edge: number;
  readonly score: number;
};

/** Share of the picture that a document must have. */
const LEAST_AREA = 0.05;
/** Sides that are less than this on edges are not sides; holders cover corners and lights swallow stretches. */
const LEAST_SIDE = 0.3;
const LEAST_SCORE = 0.5;
/** How far the shape may be from the format's, as a logarithm of the proportion: a view from 30 degrees aside is 0.14. */
const MOST_STRETCH = 0.3;

/**
 * The document's sides in a small grey picture (about 240 pixels on its longer side), or null. `aspect` is the width of the format by its
 * height as it is held. Edges beyond the corners speak against a quad: a table goes on, a document ends.
 */
export function findOutline(grey: Grey, aspect: number): Outline | null {
  const map = findEdges(grey);
  const across = findLines(map, 'across');
  const down = findLines(map, 'down');
  const whole = grey.width * grey.height;
  let best: Outline | null = null;
  for (const [top, bottom] of pairsOf(across, grey.height * 0.15)) {
    for (const [left, right] of pairsOf(down, grey.width * 0.15)) {
      const quad: Quad = [meet(top, left), meet(top, right), meet(bottom, right), meet(bottom, left)];
      if (quad.some((corner) => isFarOut(corner, grey))) continue;
      const { width, height, likeness } = sidesOf(quad);
      if (likeness < 0.6) continue;
      const stretch = Math.abs(Math.log(width / height / aspect));
      const share = areaOf(quad) / whole;
      if (stretch > MOST_STRETCH || share < LEAST_AREA) continue;
      const [a, b, c, d] = quad;
      const sides = [
        supportBetween(top, a.x, b.x),
        supportBetween(right, b.y, c.y),
        supportBetween(bottom, d.x, c.x),
        supportBetween(left, a.y, d.y),
      ];
      const least = Math.min(...sides);
      if (least < LEAST_SIDE) continue;
      const edge = (sides.reduce((sum, side) => sum + side, 0) / 4 + least) / 2;
      const beyond =
        (overrun(top, a.x, b.x) +
          overrun(bottom, d.x, c.x) +
          overrun(left, a.y, d.y) +
          overrun(right, b.y, c.y)) /
        4;
      const score = edge - 0.25 * beyond - 0.8 * stretch + 0.35 * Math.min(0.6, share);
      if (score > (best?.score ?? LEAST_SCORE)) best = { quad, edge, score };
    }
  }
  return best;
}

/** Pairs in the order of their places, at least `gap` apart. */
function pairsOf(lines: readonly AxisLine[], gap: number): [AxisLine, AxisLine][] {
  const pairs: [AxisLine, AxisLine][] = [];
  for (const one of lines)
    for (const other of lines) if (other.offset - one.offset >= gap) pairs.push([one, other]);
  return pairs;
}

/** Where a line across meets one down. */
function meet(across: AxisLine, down: AxisLine): Point {
  // y = o1 + s1 (x - m1), x = o2 + s2 (y - m2)
  const x =
    (down.offset + down.slope * (across.offset - across.slope * across.middle - down.middle)) /
    (1 - across.slope * down.slope);
  return { x, y: across.offset + across.slope * (x - across.middle) };
}

function isFarOut({ x, y }: Point, { width, height }: Grey): boolean {
  return x < -2 || y < -2 || x > width + 2 || y > height + 2;
}

/** Support of the stretches just beyond both ends, a fifth of the side long. */
function overrun(line: AxisLine, from: number, to: number): number {
  const reach = (to - from) / 5;
  return (supportBetween(line, from - reach, from - 2) + supportBetween(line, to + 2, to + reach)) / 2;
}

import type { Point } from '@aval/core/findings';
import { crossing, type Line } from './line.ts';
import { measureSides, type Proposal } from './measure-sides.ts';

/** Opposite sides lie within this angle; more is a steeper view than any that can be read. */
const MAX_CONVERGENCE = Math.PI / 6;
/** Neighbouring sides are at least this far from parallel. */
const MIN_TURN = Math.PI / 3.6;
/** Shortest side, in shares of the picture's shorter side. */
const MIN_SIDE = 0.14;
const MAX_PROPOSALS = 400;
/** Added for every side that is only assumed when proposals are compared for keeping. */
const UNSEEN = 0.1;

type Pair = { readonly first: number; readonly second: number; readonly angle: number };

/** Every four lines that form a plausible quad, the most promising first. */
export function proposeQuads(lines: readonly Line[], width: number, height: number): Proposal[] {
  const pairs = pairsOf(lines, Math.min(width, height) * MIN_SIDE);
  const crossings = lines.map((one) => lines.map((other) => (one === other ? null : crossing(one, other))));
  const meet = (one: number, other: number) => crossings[one]?.[other] ?? null;
  const far = Math.max(width, height);
  const least = Math.min(width, height) * MIN_SIDE;
  const found: Proposal[] = [];
  let bar = 0.2;
  for (const [index, one] of pairs.entries()) {
    for (let at = index + 1; at < pairs.length; at++) {
      const other = pairs[at];
      if (other === undefined || turnBetween(one.angle, other.angle) < MIN_TURN) continue;
      const a = meet(one.first, other.first);
      const b = meet(one.first, other.second);
      const c = meet(one.second, other.second);
      const d = meet(one.second, other.first);
      if (a === null || b === null || c === null || d === null) continue;
      if (!isWithin(a, width, height, far) || !isWithin(c, width, height, far)) continue;
      if (!isWithin(b, width, height, far) || !isWithin(d, width, height, far)) continue;
      const turn = turning(a, b, c);
      if (turning(b, c, d) !== turn || turning(c, d, a) !== turn || turning(d, a, b) !== turn) continue;
      if (distance(a, b) < least || distance(b, c) < least) continue;
      if (distance(c, d) < least || distance(d, a) < least) continue;
      const [l1, l2, l3, l4] = [lines[one.first], lines[other.second], lines[one.second], lines[other.first]];
      if (l1 === undefined || l2 === undefined || l3 === undefined || l4 === undefined) continue;
      const proposal =
        turn > 0
          ? measureSides([a, b, c, d], [l1, l2, l3, l4])
          : measureSides([a, d, c, b], [l4, l3, l2, l1]);
      if (promise(proposal) < bar) continue;
      found.push(proposal);
      if (found.length > MAX_PROPOSALS * 4) {
        found.sort((left, right) => promise(right) - promise(left)).splice(MAX_PROPOSALS);
        bar = promise(found.at(-1) ?? proposal);
      }
    }
  }
  return found.sort((left, right) => promise(right) - promise(left)).slice(0, MAX_PROPOSALS);
}

/** What decides who is kept: a side that could not be seen says little against its quad. */
function promise({ edge, assumed }: Proposal): number {
  return edge + UNSEEN * assumed;
}

function pairsOf(lines: readonly Line[], least: number): Pair[] {
  const pairs: Pair[] = [];
  for (const [first, one] of lines.entries()) {
    const angle = Math.atan2(one.normalY, one.normalX);
    for (let second = first + 1; second < lines.length; second++) {
      const other = lines[second];
      if (other === undefined) continue;
      const cosine = one.normalX * other.normalX + one.normalY * other.normalY;
      if (Math.abs(cosine) < Math.cos(MAX_CONVERGENCE)) continue;
      const gap = Math.abs(one.rho - Math.sign(cosine) * other.rho);
      if (Math.abs(cosine) > 0.99 && gap < least) continue;
      const half =
        Math.asin(Math.max(-1, Math.min(1, one.normalX * other.normalY - one.normalY * other.normalX))) / 2;
      pairs.push({ first, second, angle: angle + half * Math.sign(cosine) });
    }
  }
  return pairs;
}

/** Angle between two directions without a front, 0 to a quarter turn. */
function turnBetween(one: number, other: number): number {
  return Math.abs(Math.asin(Math.sin(one - other)));
}

function isWithin({ x, y }: Point, width: number, height: number, margin: number): boolean {
  return x > -margin && y > -margin && x < width + margin && y < height + margin;
}

function turning(a: Point, b: Point, c: Point): number {
  return Math.sign((b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x));
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

import type { Point } from '@aval/core/findings';

/** Rotation, uniform scale and shift: `x' = a x - b y + c`, `y' = b x + a y + d`. */
export type Similarity = { readonly a: number; readonly b: number; readonly c: number; readonly d: number };

/**
 * The similarity that maps `from` onto `to` with the least sum of squared distances, without reflection
 * (the closed form of Umeyama's problem in the plane). Null for fewer than two points or when all coincide.
 */
export function fitSimilarity(from: readonly Point[], to: readonly Point[]): Similarity | null {
  const count = Math.min(from.length, to.length);
  if (count < 2) return null;
  const centreFrom = centre(from.slice(0, count));
  const centreTo = centre(to.slice(0, count));
  let dot = 0;
  let cross = 0;
  let spread = 0;
  for (let index = 0; index < count; index++) {
    const source = from[index];
    const target = to[index];
    if (source === undefined || target === undefined) continue;
    const x = source.x - centreFrom.x;
    const y = source.y - centreFrom.y;
    const u = target.x - centreTo.x;
    const v = target.y - centreTo.y;
    dot += x * u + y * v;
    cross += x * v - y * u;
    spread += x * x + y * y;
  }
  if (!(spread > 1e-9)) return null;
  const a = dot / spread;
  const b = cross / spread;
  return {
    a,
    b,
    c: centreTo.x - a * centreFrom.x + b * centreFrom.y,
    d: centreTo.y - b * centreFrom.x - a * centreFrom.y,
  };
}

/** The map the other way; null when the scale is nought. */
export function invertSimilarity({ a, b, c, d }: Similarity): Similarity | null {
  const square = a * a + b * b;
  if (!(square > 1e-12)) return null;
  const ia = a / square;
  const ib = -b / square;
  return { a: ia, b: ib, c: -(ia * c - ib * d), d: -(ib * c + ia * d) };
}

function centre(points: readonly Point[]): Point {
  const sum = points.reduce((total, point) => ({ x: total.x + point.x, y: total.y + point.y }), {
    x: 0,
    y: 0,
  });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

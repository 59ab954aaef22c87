import type { Point } from '@aval/core/findings';

export type SlantedRectangle = {
  readonly centre: Point;
  readonly length: number;
  readonly thickness: number;
  /** Direction of the longer side in radians, in (-PI/2, PI/2]. */
  readonly angle: number;
};

/** The rectangle of least area around points, one side of which lies on a side of their convex hull. */
export function minAreaRectangle(points: readonly Point[]): SlantedRectangle | null {
  const hull = convexHull(points);
  if (hull.length < 3) return null;
  let best: SlantedRectangle | null = null;
  let bestArea = Number.POSITIVE_INFINITY;
  hull.forEach((from, index) => {
    const to = hull[(index + 1) % hull.length];
    if (to === undefined) return;
    const edge = Math.hypot(to.x - from.x, to.y - from.y);
    if (edge === 0) return;
    const ux = (to.x - from.x) / edge;
    const uy = (to.y - from.y) / edge;
    let [minU, maxU, minV, maxV] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const point of hull) {
      const u = point.x * ux + point.y * uy;
      const v = point.y * ux - point.x * uy;
      minU = Math.min(minU, u);
      maxU = Math.max(maxU, u);
      minV = Math.min(minV, v);
      maxV = Math.max(maxV, v);
    }
    const area = (maxU - minU) * (maxV - minV);
    if (area >= bestArea) return;
    bestArea = area;
    const u = (minU + maxU) / 2;
    const v = (minV + maxV) / 2;
    const along = maxU - minU >= maxV - minV;
    best = {
      centre: { x: u * ux - v * uy, y: u * uy + v * ux },
      length: Math.max(maxU - minU, maxV - minV),
      thickness: Math.min(maxU - minU, maxV - minV),
      angle: halfTurn(along ? Math.atan2(uy, ux) : Math.atan2(ux, -uy)),
    };
  });
  return best;
}

/** Brings a direction into (-PI/2, PI/2]: a line has no front. */
export function halfTurn(angle: number): number {
  let turned = angle;
  while (turned > Math.PI / 2) turned -= Math.PI;
  while (turned <= -Math.PI / 2) turned += Math.PI;
  return turned;
}

function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((left, right) => left.x - right.x || left.y - right.y);
  const half = (ordered: readonly Point[]) => {
    const chain: Point[] = [];
    for (const point of ordered) {
      for (;;) {
        const last = chain.at(-1);
        const before = chain.at(-2);
        if (last === undefined || before === undefined) break;
        const turn = (last.x - before.x) * (point.y - before.y) - (last.y - before.y) * (point.x - before.x);
        if (turn > 0) break;
        chain.pop();
      }
      chain.push(point);
    }
    chain.pop();
    return chain;
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

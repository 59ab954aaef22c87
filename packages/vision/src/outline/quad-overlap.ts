import type { Point } from '@aval/core/findings';
import type { Quad } from '@aval/core/geometry/homography';

/** Points per side of the grid that is laid over a quad. */
const GRID = 8;

/** Share of one quad that lies in the other, of the two the larger: 0 for quads apart, 1 for one inside the other. */
export function quadOverlap(one: Quad, other: Quad): number {
  return Math.max(shareInside(one, other), shareInside(other, one));
}

/** Whether a point lies inside a convex quad given clockwise. */
export function isInside(quad: Quad, { x, y }: Point): boolean {
  return quad.every((start, index) => {
    const end = quad[(index + 1) % 4] ?? start;
    return (end.x - start.x) * (y - start.y) - (end.y - start.y) * (x - start.x) >= 0;
  });
}

function shareInside([a, b, c, d]: Quad, other: Quad): number {
  let inside = 0;
  for (let row = 0; row < GRID; row++) {
    const v = (row + 0.5) / GRID;
    for (let column = 0; column < GRID; column++) {
      const u = (column + 0.5) / GRID;
      const mix = (key: 'x' | 'y') =>
        (a[key] * (1 - u) + b[key] * u) * (1 - v) + (d[key] * (1 - u) + c[key] * u) * v;
      if (isInside(other, { x: mix('x'), y: mix('y') })) inside++;
    }
  }
  return inside / GRID ** 2;
}

import type { Quad } from '@aval/core/geometry/homography';

/**
 * The corners of a quad (given clockwise from any) from the document's own top left.
 * @param direction in which its text runs, in radians: its top is the side that runs that way and stands highest
 */
export function orderCorners(corners: Quad, direction: number): Quad {
  const [cos, sin] = [Math.cos(direction), Math.sin(direction)];
  let first = 0;
  let best = Number.NEGATIVE_INFINITY;
  for (const [index, start] of corners.entries()) {
    const end = corners[(index + 1) % 4] ?? start;
    const length = Math.hypot(end.x - start.x, end.y - start.y);
    const agreement = ((end.x - start.x) * cos + (end.y - start.y) * sin) / Math.max(1e-9, length);
    if (agreement > best) {
      best = agreement;
      first = index;
    }
  }
  return turnCorners(corners, first);
}

/** The same corners, beginning with another. */
function turnCorners([a, b, c, d]: Quad, first: number): Quad {
  if (first === 1) return [b, c, d, a];
  if (first === 2) return [c, d, a, b];
  return first === 3 ? [d, a, b, c] : [a, b, c, d];
}

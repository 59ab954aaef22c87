import type { Point } from '../findings.ts';
import type { Homography } from './homography.ts';

/** Where a point lies on the other plane. A point on the horizon has infinite coordinates. */
export function mapPoint([a, b, c, d, e, f, g, h, i]: Homography, { x, y }: Point): Point {
  const depth = g * x + h * y + i;
  return { x: (a * x + b * y + c) / depth, y: (d * x + e * y + f) / depth };
}

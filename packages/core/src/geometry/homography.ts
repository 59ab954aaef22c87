import type { Point } from '../findings.ts';

/**
 * A plane seen in perspective: the 3 x 3 matrix in rows that maps `(x, y, 1)` to homogeneous coordinates, scaled so
 * that the last entry is 1.
 */
export type Homography = readonly [number, number, number, number, number, number, number, number, number];

/** Four points in one turning direction. */
export type Quad = readonly [Point, Point, Point, Point];

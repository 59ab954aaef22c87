import type { Point } from '@aval/core/findings';

/**
 * An infinite line of the edge map: the points `rho * n + t * d` with the normal `n` (unit) and `d` = n turned a quarter
 * clockwise as the picture shows it.
 */
export type Line = {
  readonly normalX: number;
  readonly normalY: number;
  readonly rho: number;
  /** Where it enters and leaves the picture; `enter >= leave` when it never does. */
  readonly enter: number;
  readonly leave: number;
  /** Sums of the edge found along it: entry `t + offset` is the sum up to `t`. */
  readonly sums: Float32Array;
  readonly offset: number;
  /** Support that is taken for granted: nothing can be seen at the border of the picture. */
  readonly assumed: number;
};

/** Where two lines meet; null when they are as good as parallel. */
export function crossing(one: Line, other: Line): Point | null {
  const determinant = one.normalX * other.normalY - one.normalY * other.normalX;
  if (Math.abs(determinant) < 0.05) return null;
  return {
    x: (one.rho * other.normalY - other.rho * one.normalY) / determinant,
    y: (one.normalX * other.rho - other.normalX * one.rho) / determinant,
  };
}

/** Place of a point along a line. */
export function along({ normalX, normalY }: Line, { x, y }: Point): number {
  return y * normalX - x * normalY;
}

/** Mean edge on a stretch of the line, 0 to 1; what lies outside the picture is left out. */
export function support({ sums, offset, enter, leave, assumed }: Line, from: number, to: number): number {
  const start = Math.round(Math.max(from, enter));
  const end = Math.round(Math.min(to, leave));
  if (end <= start) return assumed;
  const found = ((sums[end + offset] ?? 0) - (sums[start + offset] ?? 0)) / (end - start);
  return Math.max(found, assumed);
}

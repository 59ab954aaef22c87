import type { EdgeMap } from './edge-map.ts';

export type LinePlace = { readonly normalX: number; readonly normalY: number; readonly rho: number };

/** Cosine between gradient and normal that an edge must have to pull at the line. */
const AGREE = 0.94;

/**
 * Moves a line onto the edge points near it: least squares across it, weighted by their strength, between the places
 * `from` and `to` along it.
 * @param reach how far beside the line points count, in pixels of the map
 * @returns the line itself where there are too few points
 */
export function fitLine(
  map: EdgeMap,
  { normalX, normalY, rho }: LinePlace,
  reach: number,
  from = Number.NEGATIVE_INFINITY,
  to = Number.POSITIVE_INFINITY,
): LinePlace {
  const { width, height, strength } = map;
  const longest = Math.ceil(Math.hypot(width, height));
  let weight = 0;
  let t1 = 0;
  let d1 = 0;
  let t2 = 0;
  let td = 0;
  for (let t = Math.max(-longest, Math.ceil(from)); t <= Math.min(longest, to); t++) {
    const x = rho * normalX - t * normalY;
    const y = rho * normalY + t * normalX;
    for (let step = -reach; step <= reach; step++) {
      const column = Math.floor(x + step * normalX);
      const row = Math.floor(y + step * normalY);
      if (column < 0 || row < 0 || column >= width || row >= height) continue;
      const at = row * width + column;
      const value = strength[at] ?? 0;
      if (value === 0) continue;
      const cosine = Math.abs((map.normalX[at] ?? 0) * normalX + (map.normalY[at] ?? 0) * normalY);
      if (cosine < AGREE) continue;
      const distance = (column + 0.5) * normalX + (row + 0.5) * normalY - rho;
      weight += value;
      t1 += value * t;
      d1 += value * distance;
      t2 += value * t * t;
      td += value * t * distance;
    }
  }
  const spread = weight * t2 - t1 * t1;
  if (weight < 4 || spread <= 0) return { normalX, normalY, rho };
  const slope = (weight * td - t1 * d1) / spread;
  if (Math.abs(slope) > 0.1) return { normalX, normalY, rho };
  const shift = (d1 - slope * t1) / weight;
  // distance = shift + slope * t: the normal turns by -slope.
  const length = Math.hypot(1, slope);
  const turnedX = (normalX + slope * normalY) / length;
  const turnedY = (normalY - slope * normalX) / length;
  const x = (rho + shift) * normalX;
  const y = (rho + shift) * normalY;
  return { normalX: turnedX, normalY: turnedY, rho: x * turnedX + y * turnedY };
}

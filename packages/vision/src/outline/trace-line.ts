import type { EdgeMap } from './edge-map.ts';
import type { Line } from './line.ts';

/** How far beside the line an edge may stand, in pixels of the map. */
const REACH = 2;
/** Cosine between gradient and normal from which an edge belongs to the line, and from which it does so fully. */
const AGREE = { least: 0.9, full: 0.985 } as const;

/** Walks along a line of the map and sums up the edge that runs with it. */
export function traceLine(map: EdgeMap, normalX: number, normalY: number, rho: number, assumed = 0): Line {
  const { width, height, strength } = map;
  const offset = Math.ceil(Math.hypot(width, height)) + 2;
  const sums = new Float32Array(2 * offset + 1);
  let enter = Number.POSITIVE_INFINITY;
  let leave = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (let t = -offset; t < offset; t++) {
    // The sample between t and t + 1, at its middle.
    const x = rho * normalX - (t + 0.5) * normalY;
    const y = rho * normalY + (t + 0.5) * normalX;
    if (x >= 0 && y >= 0 && x < width && y < height) {
      enter = Math.min(enter, t);
      leave = Math.max(leave, t + 1);
      let best = 0;
      for (let step = -REACH; step <= REACH; step++) {
        const column = Math.floor(x + step * normalX);
        const row = Math.floor(y + step * normalY);
        if (column < 0 || row < 0 || column >= width || row >= height) continue;
        const at = row * width + column;
        const value = strength[at] ?? 0;
        if (value <= best) continue;
        const cosine = Math.abs((map.normalX[at] ?? 0) * normalX + (map.normalY[at] ?? 0) * normalY);
        const agreed = Math.min(1, (cosine - AGREE.least) / (AGREE.full - AGREE.least));
        if (value * agreed > best) best = value * agreed;
      }
      sum += best;
    }
    sums[t + 1 + offset] = sum;
  }
  return { normalX, normalY, rho, enter, leave, sums, offset, assumed };
}

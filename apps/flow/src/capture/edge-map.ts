import type { Grey } from './grey.ts';

/** Crests of the grey level's slope: strength 0 to 1, and the slope itself. */
export type EdgeMap = {
  readonly width: number;
  readonly height: number;
  readonly strength: Float32Array;
  readonly slopeX: Float32Array;
  readonly slopeY: Float32Array;
};

/** Slope (Sobel sum) under which nothing is an edge, whatever the picture: noise of phone cameras in the dark. */
const LEAST_SLOPE = 28;
const MOST_SLOPE = 160;

/**
 * Edges of a small grey picture (about 240 pixels long): Sobel slopes, measured against the picture's own mean so that a pale document on
 * a pale table still has sides, thinned to their crests.
 */
export function findEdges({ data, width, height }: Grey): EdgeMap {
  const count = width * height;
  const slopeX = new Float32Array(count);
  const slopeY = new Float32Array(count);
  const size = new Float32Array(count);
  let sum = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      const [a, b, c] = [data[at - width - 1] ?? 0, data[at - width] ?? 0, data[at - width + 1] ?? 0];
      const [d, f] = [data[at - 1] ?? 0, data[at + 1] ?? 0];
      const [g, h, i] = [data[at + width - 1] ?? 0, data[at + width] ?? 0, data[at + width + 1] ?? 0];
      const gx = c + 2 * f + i - a - 2 * d - g;
      const gy = g + 2 * h + i - a - 2 * b - c;
      slopeX[at] = gx;
      slopeY[at] = gy;
      const value = Math.abs(gx) + Math.abs(gy);
      size[at] = value;
      sum += value;
    }
  }
  const level = Math.max(LEAST_SLOPE, Math.min(MOST_SLOPE, (0.9 * sum) / count));
  const strength = new Float32Array(count);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      const value = size[at] ?? 0;
      if (value < level) continue;
      const isLevel = Math.abs(slopeY[at] ?? 0) > Math.abs(slopeX[at] ?? 0);
      const step = isLevel ? width : 1;
      if (value < (size[at - step] ?? 0) || value <= (size[at + step] ?? 0)) continue;
      strength[at] = Math.min(1, value / (2 * level));
    }
  }
  return { width, height, strength, slopeX, slopeY };
}

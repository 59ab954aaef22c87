import type { Box, Point } from '@aval/core/findings';
import type { Pixels } from '../picture/pixels.ts';

/** Where a small copy of a picture changes, and in which direction. Coordinates of the copy, from its top left corner. */
export type EdgeMap = {
  readonly width: number;
  readonly height: number;
  /** Pixels of the copy per pixel of the picture, at most 1, and where in the picture the copy begins. */
  readonly scale: number;
  readonly origin: Point;
  /** 0 where there is no crest of a gradient, towards 1 the steeper it is. */
  readonly strength: Float32Array;
  /** Direction of the gradient where there is a crest, unit vectors. */
  readonly normalX: Float32Array;
  readonly normalY: Float32Array;
};

/** Samples averaged for a pixel of the copy, per axis. */
const MAX_TAPS = 3;
/** Gradient (grey levels per pixel) that counts half, by how restless the picture is. */
const HALF = { factor: 1.5, least: 2, most: 9 } as const;

/**
 * Makes a copy of a region that lies inside the picture (longer side at most `side`), smooths it a little, and keeps the crests of its gradient: of the three
 * channels the one that changes most, so that an edge between colours of one brightness counts as well.
 */
export function edgeMap(pixels: Pixels, region: Box, side: number): EdgeMap {
  const scale = Math.min(1, side / Math.max(region.width, region.height));
  const width = Math.max(8, Math.round(region.width * scale));
  const height = Math.max(8, Math.round(region.height * scale));
  const planes = shrink(pixels, region, width, height).map((plane) => smooth(plane, width, height));
  const count = width * height;
  const magnitude = new Float32Array(count);
  const normalX = new Float32Array(count);
  const normalY = new Float32Array(count);
  for (const plane of planes) steepest(plane, width, height, magnitude, normalX, normalY);
  const half = Math.min(Math.max(HALF.factor * median(magnitude), HALF.least), HALF.most);
  const strength = new Float32Array(count);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const value = magnitude[at] ?? 0;
      if (value < half / 3) continue;
      const gx = normalX[at] ?? 0;
      const gy = normalY[at] ?? 0;
      const step =
        Math.abs(gx) > 2.414 * Math.abs(gy)
          ? 1
          : Math.abs(gy) > 2.414 * Math.abs(gx)
            ? width
            : gx * gy > 0
              ? width + 1
              : width - 1;
      if (value < (magnitude[at - step] ?? 0) || value <= (magnitude[at + step] ?? 0)) continue;
      strength[at] = (value * value) / (value * value + half * half);
      normalX[at] = gx / value;
      normalY[at] = gy / value;
    }
  }
  return { width, height, scale, origin: { x: region.x, y: region.y }, strength, normalX, normalY };
}

function shrink(pixels: Pixels, region: Box, width: number, height: number): Float32Array[] {
  const { data, width: from, height: tall } = pixels;
  const taps = Math.min(MAX_TAPS, Math.max(1, Math.ceil(region.width / width)));
  const columns = new Int32Array(width * taps);
  for (let x = 0; x < columns.length; x++) {
    const place = region.x + ((x + 0.5) / columns.length) * region.width;
    columns[x] = Math.min(from - 1, Math.floor(place)) * 3;
  }
  const red = new Float32Array(width * height);
  const green = new Float32Array(width * height);
  const blue = new Float32Array(width * height);
  const share = 1 / (taps * taps);
  for (let y = 0; y < height; y++) {
    for (let tap = 0; tap < taps; tap++) {
      const place = region.y + ((y * taps + tap + 0.5) / (height * taps)) * region.height;
      const base = Math.min(tall - 1, Math.floor(place)) * from * 3;
      let column = 0;
      for (let x = y * width; x < (y + 1) * width; x++) {
        let r = 0;
        let g = 0;
        let b = 0;
        for (let side = 0; side < taps; side++) {
          const at = base + (columns[column++] ?? 0);
          r += data[at] ?? 0;
          g += data[at + 1] ?? 0;
          b += data[at + 2] ?? 0;
        }
        red[x] = (red[x] ?? 0) + r * share;
        green[x] = (green[x] ?? 0) + g * share;
        blue[x] = (blue[x] ?? 0) + b * share;
      }
    }
  }
  return [red, green, blue];
}

/** Binomial of five taps both ways (sigma 1), the rim left as it is. */
function smooth(plane: Float32Array, width: number, height: number): Float32Array {
  const across = plane.slice();
  for (let y = 0; y < height; y++) {
    for (let at = y * width + 2; at < (y + 1) * width - 2; at++) {
      across[at] =
        ((plane[at - 2] ?? 0) +
          (plane[at + 2] ?? 0) +
          4 * ((plane[at - 1] ?? 0) + (plane[at + 1] ?? 0)) +
          6 * (plane[at] ?? 0)) /
        16;
    }
  }
  const out = across.slice();
  for (let at = 2 * width; at < (height - 2) * width; at++) {
    out[at] =
      ((across[at - 2 * width] ?? 0) +
        (across[at + 2 * width] ?? 0) +
        4 * ((across[at - width] ?? 0) + (across[at + width] ?? 0)) +
        6 * (across[at] ?? 0)) /
      16;
  }
  return out;
}

/** Scharr's gradient, where it is steeper than what another channel gave. */
function steepest(
  plane: Float32Array,
  width: number,
  height: number,
  magnitude: Float32Array,
  normalX: Float32Array,
  normalY: Float32Array,
): void {
  for (let y = 1; y < height - 1; y++) {
    for (let at = y * width + 1; at < (y + 1) * width - 1; at++) {
      const a = plane[at - width - 1] ?? 0;
      const b = plane[at - width] ?? 0;
      const c = plane[at - width + 1] ?? 0;
      const d = plane[at - 1] ?? 0;
      const e = plane[at + 1] ?? 0;
      const f = plane[at + width - 1] ?? 0;
      const g = plane[at + width] ?? 0;
      const h = plane[at + width + 1] ?? 0;
      const gx = (3 * (c + h - a - f) + 10 * (e - d)) / 32;
      const gy = (3 * (f + h - a - c) + 10 * (g - b)) / 32;
      const value = Math.sqrt(gx * gx + gy * gy);
      if (value <= (magnitude[at] ?? 0)) continue;
      magnitude[at] = value;
      normalX[at] = gx;
      normalY[at] = gy;
    }
  }
}

function median(values: Float32Array): number {
  const bins = new Int32Array(256);
  for (let at = 0; at < values.length; at++) {
    const bin = Math.min(255, Math.floor((values[at] ?? 0) * 8));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  let seen = 0;
  for (let bin = 0; bin < 256; bin++) {
    seen += bins[bin] ?? 0;
    if (seen * 2 >= values.length) return (bin + 0.5) / 8;
  }
  return 32;
}

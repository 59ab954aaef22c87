import type { Pyramid } from './pyramid.ts';

/**
 * Maps patch coordinates to picture coordinates: `x' = a x + b y + c`, `y' = d x + e y + f`, both divided by `1 + g x` where
 * things further along the patch look smaller or larger.
 */
export type Affine = {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
  readonly g?: number;
};

/**
 * Cuts a patch out of a picture by a map, bilinear, from the pyramid level that fits the scale.
 * @param map of pixel centres, patch to base picture
 * @returns RGB planes one after the other (CHW), values 0 to 255; outside the picture the edge is repeated
 */
export function samplePatch(pyramid: Pyramid, map: Affine, width: number, height: number): Float32Array {
  const scale = Math.sqrt(Math.abs(map.a * map.e - map.b * map.d));
  const { pixels, scale: shrink } = pyramid.level(
    Math.max(0, Math.floor(Math.log2(Math.max(scale, 1)) + 0.25)),
  );
  const { data } = pixels;
  const maxX = pixels.width - 1;
  const maxY = pixels.height - 1;
  const stride = pixels.width * 3;
  const plane = width * height;
  const out = new Float32Array(plane * 3);
  const half = 0.5;
  const { g = 0 } = map;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const depth = 1 + g * x;
      let sx = ((map.a * x + map.b * y + map.c) / depth + half) * shrink - half;
      let sy = ((map.d * x + map.e * y + map.f) / depth + half) * shrink - half;
      sx = sx < 0 ? 0 : Math.min(sx, maxX);
      sy = sy < 0 ? 0 : Math.min(sy, maxY);
      const x0 = sx | 0;
      const y0 = sy | 0;
      const fx = sx - x0;
      const fy = sy - y0;
      const right = x0 < maxX ? 3 : 0;
      const down = y0 < maxY ? stride : 0;
      const at = y0 * stride + x0 * 3;
      const to = y * width + x;
      for (let channel = 0; channel < 3; channel++) {
        const from = at + channel;
        const top = (data[from] ?? 0) * (1 - fx) + (data[from + right] ?? 0) * fx;
        const bottom = (data[from + down] ?? 0) * (1 - fx) + (data[from + down + right] ?? 0) * fx;
        out[channel * plane + to] = top * (1 - fy) + bottom * fy;
      }
    }
  }
  return out;
}

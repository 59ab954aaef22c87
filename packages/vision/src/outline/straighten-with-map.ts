import type { DocumentOutline } from '@aval/core/findings';
import { aspectOfQuad } from '@aval/core/geometry/aspect-of-quad';
import type { Homography, Quad } from '@aval/core/geometry/homography';
import { homographyOfQuads } from '@aval/core/geometry/homography-of-quads';
import { mapPoint } from '@aval/core/geometry/map-point';
import type { Pixels } from '../picture/pixels.ts';
import { buildPyramid, type Pyramid } from '../picture/pyramid.ts';

export type Straightened = {
  readonly pixels: Pixels;
  /** From the straightened document to the picture, both in pixels from their top left corners. */
  readonly toPicture: Homography;
};

/**
 * Cuts a document out of a picture as if it had been laid on a scanner: upright, corners square, longer side at most
 * `maxSide` pixels and never more than the picture shows of it. Bilinear, from halved copies of the picture where it
 * shrinks; what lies outside the picture repeats its edge.
 * @param picture the picture, or the copies of it that are there already
 * @returns null for corners that are no quad
 */
export function straightenWithMap(
  picture: Pixels | Pyramid,
  outline: Pick<DocumentOutline, 'corners'>,
  { maxSide }: { readonly maxSide: number },
): Straightened | null {
  const pyramid = 'level' in picture ? picture : buildPyramid(picture);
  const [a, b, c, d] = outline.corners;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
  const corners: Quad = [a, b, c, d];
  const { width, height } = sizeOf(corners, pyramid.base, maxSide);
  const frame: Quad = [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ];
  const toPicture = homographyOfQuads(frame, corners);
  if (toPicture === null) return null;
  return { pixels: warp(pyramid, toPicture, width, height), toPicture };
}

function sizeOf(corners: Quad, picture: Pixels, maxSide: number): { width: number; height: number } {
  const side = (from: number, to: number) => {
    const [one, other] = [corners[from] ?? corners[0], corners[to] ?? corners[0]];
    return Math.hypot(one.x - other.x, one.y - other.y);
  };
  const ratio = Math.min(8, Math.max(1 / 8, aspectOfQuad(corners, picture)));
  // As many pixels as the side shows where it is nearest.
  const across = Math.max(side(0, 1), side(3, 2), Math.max(side(0, 3), side(1, 2)) * ratio);
  const scale = Math.min(1, maxSide / across, maxSide / (across / ratio));
  return {
    width: Math.max(1, Math.round(across * scale)),
    height: Math.max(1, Math.round((across * scale) / ratio)),
  };
}

function warp(pyramid: Pyramid, map: Homography, width: number, height: number): Pixels {
  const out = new Uint8Array(width * height * 3);
  const [a, b, c, d, e, f, g, h] = map;
  // In bands, since perspective shrinks the far end more than the near one.
  const band = 32;
  for (let top = 0; top < height; top += band) {
    const bottom = Math.min(height, top + band);
    const { pixels, scale } = pyramid.level(levelAt(map, width / 2, (top + bottom) / 2));
    const { data } = pixels;
    const stride = pixels.width * 3;
    const [maxX, maxY] = [pixels.width - 1, pixels.height - 1];
    for (let y = top; y < bottom; y++) {
      let to = y * width * 3;
      for (let x = 0; x < width; x++) {
        const depth = g * (x + 0.5) + h * (y + 0.5) + 1;
        let sx = ((a * (x + 0.5) + b * (y + 0.5) + c) / depth) * scale - 0.5;
        let sy = ((d * (x + 0.5) + e * (y + 0.5) + f) / depth) * scale - 0.5;
        sx = sx > 0 ? Math.min(sx, maxX) : 0;
        sy = sy > 0 ? Math.min(sy, maxY) : 0;
        const [x0, y0] = [Math.floor(sx), Math.floor(sy)];
        const [fx, fy] = [sx - x0, sy - y0];
        const right = x0 < maxX ? 3 : 0;
        const down = y0 < maxY ? stride : 0;
        for (let from = y0 * stride + x0 * 3, channel = 0; channel < 3; channel++, from++) {
          const upper = (data[from] ?? 0) * (1 - fx) + (data[from + right] ?? 0) * fx;
          const lower = (data[from + down] ?? 0) * (1 - fx) + (data[from + down + right] ?? 0) * fx;
          out[to++] = upper * (1 - fy) + lower * fy + 0.5;
        }
      }
    }
  }
  return { data: out, width, height };
}

/** Halvings of the picture at which a step in the straightened document is about one pixel. */
function levelAt(map: Homography, x: number, y: number): number {
  const here = mapPoint(map, { x, y });
  const right = mapPoint(map, { x: x + 1, y });
  const below = mapPoint(map, { x, y: y + 1 });
  const across = Math.hypot(right.x - here.x, right.y - here.y);
  const down = Math.hypot(below.x - here.x, below.y - here.y);
  const step = Math.sqrt(across * down);
  return Number.isFinite(step) ? Math.max(0, Math.floor(Math.log2(Math.max(1, step)) + 0.25)) : 0;
}

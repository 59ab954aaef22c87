import type { Point } from '../findings.ts';
import type { Quad } from './homography.ts';

/** Focal lengths of cameras in longer sides of the picture: wide phone lens to threefold zoom. */
const FOCAL = { shortest: 0.6, usual: 1, longest: 3 } as const;
/** Below this the sides are too nearly parallel to tell the focal length. */
const MIN_CONVERGENCE = 0.02;

/**
 * Width over height of a rectangle seen in perspective, from its corners in the picture, clockwise from its top left.
 * The lens is taken to look at the middle of the picture, with square pixels; the focal length comes out of the quad
 * itself where both pairs of sides converge, and is that of a phone otherwise.
 *
 * Source: Zhang and He, "Whiteboard scanning and image enhancement", Digital Signal Processing 17 (2007), section 3.2.
 * @param picture the whole picture in the coordinates of the corners
 * @returns 1 for corners that are no quad
 */
export function aspectOfQuad(
  [topLeft, topRight, bottomRight, bottomLeft]: Quad,
  picture: { readonly x?: number; readonly y?: number; readonly width: number; readonly height: number },
): number {
  const longer = Math.max(picture.width, picture.height);
  // Centred and in longer sides, so that focal lengths are pure numbers.
  const ray = ({ x, y }: Point): Vector => [
    (x - (picture.x ?? 0) - picture.width / 2) / longer,
    (y - (picture.y ?? 0) - picture.height / 2) / longer,
    1,
  ];
  const [m1, m2, m3, m4] = [ray(topLeft), ray(topRight), ray(bottomLeft), ray(bottomRight)];
  const diagonal = cross(m1, m4);
  const k2 = dot(diagonal, m3) / dot(cross(m2, m4), m3);
  const k3 = dot(diagonal, m2) / dot(cross(m3, m4), m2);
  const across = minus(m2, m1, k2);
  const down = minus(m3, m1, k3);
  const squared = focalSquared(across, down);
  const length = ([x, y, z]: Vector) => Math.sqrt((x * x + y * y) / squared + z * z);
  const ratio = length(across) / length(down);
  return Number.isFinite(ratio) && ratio > 0 ? ratio : 1;
}

type Vector = readonly [number, number, number];

function focalSquared(across: Vector, down: Vector): number {
  const size = Math.hypot(across[0], across[1]) * Math.hypot(down[0], down[1]);
  const converge = across[2] * down[2];
  if (!(Math.abs(converge) > MIN_CONVERGENCE * size)) return FOCAL.usual ** 2;
  const squared = -(across[0] * down[0] + across[1] * down[1]) / converge;
  return squared >= FOCAL.shortest ** 2 && squared <= FOCAL.longest ** 2 ? squared : FOCAL.usual ** 2;
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function minus(a: Vector, b: Vector, scale: number): Vector {
  return [a[0] * scale - b[0], a[1] * scale - b[1], a[2] * scale - b[2]];
}

import type { Homography } from './homography.ts';

/** The way back; null when the plane is seen from its edge, so that there is none. */
export function invertHomography([a, b, c, d, e, f, g, h, i]: Homography): Homography | null {
  const last = a * e - b * d;
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * last;
  if (!Number.isFinite(determinant) || Math.abs(determinant) < 1e-12 || last === 0) return null;
  return [
    (e * i - f * h) / last,
    (c * h - b * i) / last,
    (b * f - c * e) / last,
    (f * g - d * i) / last,
    (a * i - c * g) / last,
    (c * d - a * f) / last,
    (d * h - e * g) / last,
    (b * g - a * h) / last,
    1,
  ];
}

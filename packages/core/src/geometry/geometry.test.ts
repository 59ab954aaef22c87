import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aspectOfQuad } from './aspect-of-quad.ts';
import type { Quad } from './homography.ts';
import { homographyOfQuads } from './homography-of-quads.ts';
import { invertHomography } from './invert-homography.ts';
import { mapPoint } from './map-point.ts';

const square: Quad = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];
const near = fc.double({ min: -60, max: 60, noNaN: true });
/** Corners of a rectangle, each moved a little: always convex. */
const quads = fc.tuple(near, near, near, near, near, near, near, near).map(
  ([a, b, c, d, e, f, g, h]): Quad => [
    { x: 100 + a, y: 100 + b },
    { x: 500 + c, y: 100 + d },
    { x: 500 + e, y: 400 + f },
    { x: 100 + g, y: 400 + h },
  ],
);
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** A rectangle of this aspect held before a camera of this focal length (in longer sides) and turned in space. */
function seen(aspect: number, focal: number, pitch: number, yaw: number, roll: number): Quad {
  const corner = (x: number, y: number) => {
    const [u, v] = [x * Math.cos(roll) - y * Math.sin(roll), x * Math.sin(roll) + y * Math.cos(roll)];
    const [w, z] = [v * Math.cos(pitch), v * Math.sin(pitch)];
    const depth = 3 + z * Math.cos(yaw) - u * Math.sin(yaw);
    const sideways = u * Math.cos(yaw) + z * Math.sin(yaw);
    return { x: 500 + (1000 * focal * sideways) / depth, y: 400 + (1000 * focal * w) / depth };
  };
  const [x, y] = [aspect / 2, 0.5];
  return [corner(-x, -y), corner(x, -y), corner(x, y), corner(-x, y)];
}

describe('homographies', () => {
  it('take each corner to its own, and back', () => {
    fc.assert(
      fc.property(quads, quads, share, share, (from, to, u, v) => {
        const there = homographyOfQuads(from, to);
        const back = there === null ? null : invertHomography(there);
        if (there === null || back === null) throw new Error('these quads are not flat');
        from.forEach((corner, index) => {
          const mapped = mapPoint(there, corner);
          expect(mapped.x).toBeCloseTo(to[index]?.x ?? Number.NaN, 5);
          expect(mapped.y).toBeCloseTo(to[index]?.y ?? Number.NaN, 5);
        });
        const point = { x: 150 + u * 250, y: 150 + v * 150 };
        const again = mapPoint(back, mapPoint(there, point));
        expect(again.x).toBeCloseTo(point.x, 5);
        expect(again.y).toBeCloseTo(point.y, 5);
      }),
    );
  });

  it('keep straight lines straight', () => {
    fc.assert(
      fc.property(quads, share, share, share, (quad, u, v, t) => {
        const map = homographyOfQuads(square, quad);
        if (map === null) throw new Error('these quads are not flat');
        const a = mapPoint(map, { x: 0, y: u });
        const b = mapPoint(map, { x: 1, y: v });
        const between = mapPoint(map, { x: t, y: u + (v - u) * t });
        const area = (b.x - a.x) * (between.y - a.y) - (b.y - a.y) * (between.x - a.x);
        expect(Math.abs(area) / Math.hypot(b.x - a.x, b.y - a.y)).toBeLessThan(1e-6);
      }),
    );
  });

  it('do not exist for corners on one line', () => {
    const flat: Quad = [square[0], { x: 1, y: 1 }, { x: 2, y: 2 }, square[3]];
    expect(homographyOfQuads(flat, square)).toBeNull();
    expect(homographyOfQuads(square, flat)).toBeNull();
    expect(invertHomography([1, 2, 0, 2, 4, 0, 0, 0, 1])).toBeNull();
  });
});

describe('the aspect of a quad', () => {
  it('is that of the rectangle, however it is turned in space', () => {
    const angle = fc.double({ min: 0.25, max: 0.6, noNaN: true });
    const aspect = fc.constantFrom(1.586, 1.42, 1 / 1.42, 1);
    const focal = fc.double({ min: 0.65, max: 2, noNaN: true });
    const roll = fc.double({ min: -0.1, max: 0.1, noNaN: true });
    fc.assert(
      fc.property(aspect, focal, angle, angle, roll, (ratio, lens, pitch, yaw, turn) => {
        const measured = aspectOfQuad(seen(ratio, lens, pitch, yaw, turn), { width: 1000, height: 800 });
        // The nearer to parallel, the less the corners tell of the lens; then that of a phone is taken.
        expect(Math.abs(Math.log(measured / ratio))).toBeLessThan(0.12);
      }),
    );
  });

  it('is that of the sides when there is no perspective', () => {
    const turn = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(turn, (roll) => {
        expect(aspectOfQuad(seen(1.586, 1, 0, 0, roll), { width: 1000, height: 800 })).toBeCloseTo(1.586, 6);
      }),
    );
  });
});

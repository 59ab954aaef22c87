import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../random.ts';
import { fromRectangle, inverse, project } from './homography.ts';
import { placeQuad } from './place-quad.ts';
import { oriented } from './take-picture.ts';

const size = { width: 1000, height: 640 };
const view = fc.record({
  tiltX: fc.double({ min: -28, max: 28, noNaN: true }),
  tiltY: fc.double({ min: -28, max: 28, noNaN: true }),
  turn: fc.double({ min: -180, max: 180, noNaN: true }),
  fill: fc.double({ min: 0.3, max: 0.95, noNaN: true }),
});

test('a document lies inside its frame, however the camera looks at it', () => {
  fc.assert(
    fc.property(view, fc.nat(1e6), (looks, seed) => {
      const quad = placeQuad(size, { x: 0, y: 0, width: 1600, height: 1200 }, looks, seededRandom(seed));
      for (const { x, y } of quad) {
        expect(x > -0.01 && x < 1600.01 && y > -0.01 && y < 1200.01).toBe(true);
      }
    }),
  );
});

test('corners go to corners, and the inverse brings every point back', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(view, share, share, (looks, u, v) => {
      const quad = placeQuad(size, { x: 0, y: 0, width: 1600, height: 1200 }, looks, seededRandom(1));
      const map = fromRectangle(size.width, size.height, quad);
      const corners = [
        { x: 0, y: 0 },
        { x: size.width, y: 0 },
        { x: size.width, y: size.height },
        { x: 0, y: size.height },
      ].map((corner) => project(map, corner));
      for (const [index, corner] of corners.entries()) {
        expect(Math.hypot(corner.x - (quad[index]?.x ?? 0), corner.y - (quad[index]?.y ?? 0))).toBeLessThan(
          1e-6,
        );
      }
      const point = { x: u * size.width, y: v * size.height };
      const back = project(inverse(map), project(map, point));
      expect(Math.hypot(back.x - point.x, back.y - point.y)).toBeLessThan(1e-6);
    }),
  );
});

test('four quarter turns bring a point back', () => {
  const first = oriented({ x: 10, y: 20 }, { width: 100, height: 60 }, 90);
  expect(first).toEqual({ x: 40, y: 10 });
  expect(oriented(first, { width: 60, height: 100 }, 270)).toEqual({ x: 10, y: 20 });
  expect(oriented({ x: 10, y: 20 }, { width: 100, height: 60 }, 180)).toEqual({ x: 90, y: 40 });
});

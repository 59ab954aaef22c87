import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minAreaRectangle } from './min-area-rectangle.ts';

describe('rectangle of least area', () => {
  it('finds the rectangle whose corners it is given, at every angle', () => {
    const angles = fc.oneof(
      fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
      fc.constantFrom(-90, -89.99, 89.99, 90, 0, 180).map((degrees) => (degrees * Math.PI) / 180),
    );
    fc.assert(
      fc.property(
        angles,
        fc.integer({ min: 30, max: 400 }),
        fc.integer({ min: 3, max: 20 }),
        (angle, length, thickness) => {
          const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
          const points = [-1, 0, 1].flatMap((along) =>
            [-1, 1].map((across) => ({
              x: 500 + (along * length * cos - across * thickness * sin) / 2,
              y: 300 + (along * length * sin + across * thickness * cos) / 2,
            })),
          );
          const found = minAreaRectangle(points);
          expect(found?.length).toBeCloseTo(length, 5);
          expect(found?.thickness).toBeCloseTo(thickness, 5);
          expect(found?.centre.x).toBeCloseTo(500, 5);
          expect(found?.centre.y).toBeCloseTo(300, 5);
          // A line has no front: the angle is right up to half a turn.
          expect(Math.abs(Math.sin((found?.angle ?? 9) - angle))).toBeCloseTo(0, 5);
          expect(found?.angle).toBeLessThanOrEqual(Math.PI / 2);
          expect(found?.angle).toBeGreaterThan(-Math.PI / 2 - 1e-9);
        },
      ),
    );
  });

  it('has no answer for points on one line', () => {
    expect(
      minAreaRectangle([
        { x: 0, y: 0 },
        { x: 1, y: 1 },
        { x: 2, y: 2 },
      ]),
    ).toBeNull();
  });
});

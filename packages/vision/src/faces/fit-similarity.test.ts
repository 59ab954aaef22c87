import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitSimilarity, invertSimilarity, type Similarity } from './fit-similarity.ts';

const coordinate = fc.double({ min: -500, max: 500, noNaN: true });
const point = fc.record({ x: coordinate, y: coordinate });
const apply = ({ a, b, c, d }: Similarity, { x, y }: { x: number; y: number }) => ({
  x: a * x - b * y + c,
  y: b * x + a * y + d,
});

describe('least squares similarity', () => {
  it('finds the rotation, scale and shift that were applied', () => {
    const map = fc.record({
      angle: fc.double({ min: -3.1, max: 3.1, noNaN: true }),
      scale: fc.double({ min: 0.05, max: 20, noNaN: true }),
      c: coordinate,
      d: coordinate,
    });
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 6 }), map, (points, { angle, scale, c, d }) => {
        const [first, second] = points;
        fc.pre(Math.hypot((first?.x ?? 0) - (second?.x ?? 0), (first?.y ?? 0) - (second?.y ?? 0)) > 1);
        const applied = { a: scale * Math.cos(angle), b: scale * Math.sin(angle), c, d };
        const fitted = fitSimilarity(
          points,
          points.map((at) => apply(applied, at)),
        );
        expect(fitted?.a).toBeCloseTo(applied.a, 4);
        expect(fitted?.b).toBeCloseTo(applied.b, 4);
      }),
    );
  });

  it('is undone by its inverse', () => {
    fc.assert(
      fc.property(point, fc.double({ min: 0.1, max: 5, noNaN: true }), coordinate, (at, a, c) => {
        const map = { a, b: a / 2, c, d: -c };
        const inverse = invertSimilarity(map);
        const back = inverse === null ? null : apply(inverse, apply(map, at));
        expect(back?.x).toBeCloseTo(at.x, 4);
        expect(back?.y).toBeCloseTo(at.y, 4);
      }),
    );
  });

  it('does not mirror: mirrored points are met by a rotation at best', () => {
    const square = [
      { x: 0, y: 0 },
      { x: 1, y: 0 },
      { x: 1, y: 2 },
    ];
    const fitted = fitSimilarity(
      square,
      square.map(({ x, y }) => ({ x: -x, y })),
    );
    expect(apply(fitted ?? { a: 0, b: 0, c: 0, d: 0 }, { x: 1, y: 0 }).x).not.toBeCloseTo(-1, 3);
  });

  it('has no answer where points coincide', () => {
    const same = [
      { x: 3, y: 3 },
      { x: 3, y: 3 },
    ];
    expect(fitSimilarity(same, same)).toBeNull();
    expect(fitSimilarity([{ x: 1, y: 2 }], [{ x: 1, y: 2 }])).toBeNull();
    expect(invertSimilarity({ a: 0, b: 0, c: 1, d: 1 })).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alongStrip, placeInStrip, stretchStrip } from './strip-along.ts';

const strip = { centre: { x: 100, y: 50 }, length: 80, thickness: 12, angle: 0.3 };

describe('a strip in perspective', () => {
  const taper = fc.double({ min: 0.5, max: 2, noNaN: true });
  const place = fc.double({ min: -0.3, max: 1.3, noNaN: true });

  it('maps places there and back', () => {
    fc.assert(
      fc.property(taper, place, (ratio, at) => {
        const tapered = { ...strip, taper: ratio };
        expect(placeInStrip(tapered, alongStrip(tapered, at))).toBeCloseTo(at, 6);
      }),
    );
  });

  it('is the plain strip without taper', () => {
    expect(alongStrip(strip, 0.25)).toBe(0.25);
    expect(stretchStrip(strip, 0, 1)).toEqual(strip);
    expect(stretchStrip(strip, 0, 1.5)).toMatchObject({ length: 120, thickness: 12 });
  });

  it('keeps its lines when it grows', () => {
    const tapered = { ...strip, taper: 0.5 };
    const longer = stretchStrip(tapered, 0, 1.2);
    // 16 thick at the start, 8 at the end: 6.4 a fifth further.
    expect(longer.thickness).toBeCloseTo((16 + 6.4) / 2, 6);
    expect(longer.taper).toBeCloseTo(6.4 / 16, 6);
    expect(stretchStrip(longer, 0, 1 / 1.2).taper).toBeCloseTo(0.5, 6);
  });
});

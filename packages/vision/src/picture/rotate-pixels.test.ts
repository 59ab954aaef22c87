import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pixels } from './pixels.ts';
import { rotatePixels } from './rotate-pixels.ts';
import { turnBox } from './turn-box.ts';

const picture = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([width, height]) =>
    fc
      .uint8Array({ minLength: width * height * 3, maxLength: width * height * 3 })
      .map((data) => ({ data, width, height })),
  );
const turn = fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const);

describe('turning a picture', () => {
  it('moves the top left corner clockwise', () => {
    const data = new Uint8Array([1, 1, 1, 2, 2, 2]);
    expect(rotatePixels({ data, width: 2, height: 1 }, 90)).toEqual({ data, width: 1, height: 2 });
    expect([...rotatePixels({ data, width: 2, height: 1 }, 180).data]).toEqual([2, 2, 2, 1, 1, 1]);
    expect([...rotatePixels({ data, width: 2, height: 1 }, 270).data]).toEqual([2, 2, 2, 1, 1, 1]);
  });

  it('four quarter turns are none', () => {
    fc.assert(
      fc.property(picture, (pixels) => {
        let turned: Pixels = pixels;
        for (let count = 0; count < 4; count++) turned = rotatePixels(turned, 90);
        expect([...turned.data]).toEqual([...pixels.data]);
      }),
    );
  });

  it('a box goes where its pixel goes', () => {
    fc.assert(
      fc.property(picture, turn, fc.nat(), (pixels, degrees, where) => {
        const { width, height } = pixels;
        const at = where % (width * height);
        const data = new Uint8Array(width * height * 3);
        data[at * 3] = 255;
        const turned = rotatePixels({ data, width, height }, degrees);
        const box = turnBox(
          { x: at % width, y: Math.floor(at / width), width: 1, height: 1 },
          pixels,
          degrees,
        );
        expect(turned.data[(box.y * turned.width + box.x) * 3]).toBe(255);
      }),
    );
  });
});

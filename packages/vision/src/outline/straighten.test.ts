import type { Quad } from '@aval/core/geometry/homography';
import { invertHomography } from '@aval/core/geometry/invert-homography';
import { mapPoint } from '@aval/core/geometry/map-point';
import { describe, expect, it } from 'vitest';
import { frameOf, layOnTable } from './lay-for-tests.ts';
import { straighten } from './straighten.ts';
import { straightenWithMap } from './straighten-with-map.ts';

/** Four coloured fields with a fine chequered one in the middle. */
function chart(width: number, height: number) {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      const middle = Math.abs(x / width - 0.5) < 0.2 && Math.abs(y / height - 0.5) < 0.2;
      const colour = middle ? ((x + y) % 2) * 255 : x < width / 2 ? 60 : 180;
      data[at] = colour;
      data[at + 1] = middle ? colour : y < height / 2 ? 40 : 220;
      data[at + 2] = middle ? colour : 128;
    }
  }
  return { data, width, height };
}

const table = { width: 900, height: 700 };
const corners: Quad = [
  { x: 200, y: 120 },
  { x: 700, y: 170 },
  { x: 760, y: 540 },
  { x: 130, y: 480 },
];
const colourAt = ({ data, width }: { data: Uint8Array; width: number }, x: number, y: number) => {
  const at = (Math.floor(y) * width + Math.floor(x)) * 3;
  return [...data.subarray(at, at + 3)];
};

describe('straightening', () => {
  it('gives back what was laid, upright and in its proportions', () => {
    const flat = chart(850, 540);
    const picture = layOnTable(table, [90, 90, 90], [{ pixels: flat, corners }]);
    const straight = straighten(picture, { corners: [...corners] }, { maxSide: 2000 });
    for (const [u, v] of [
      [0.03, 0.03],
      [0.97, 0.05],
      [0.95, 0.96],
      [0.04, 0.95],
      [0.2, 0.7],
    ] as const) {
      expect(colourAt(straight, u * straight.width, v * straight.height)).toEqual(
        colourAt(flat, u * flat.width, v * flat.height),
      );
    }
  });

  it('turns a document that stands on its head', () => {
    const flat = chart(850, 540);
    const picture = layOnTable(table, [90, 90, 90], [{ pixels: flat, corners }]);
    const [a, b, c, d] = corners;
    const straight = straighten(picture, { corners: [c, d, a, b] }, { maxSide: 600 });
    expect(colourAt(straight, 5, 5)).toEqual(colourAt(flat, 845, 535));
  });

  it('stays within the side asked for, and never blows up', () => {
    const picture = layOnTable(table, [90, 90, 90], []);
    const small = straighten(picture, { corners: [...corners] }, { maxSide: 200 });
    expect(Math.max(small.width, small.height)).toBe(200);
    const large = straighten(picture, { corners: [...corners] }, { maxSide: 5000 });
    expect(Math.max(large.width, large.height)).toBeLessThan(700);
  });

  it('averages fine patterns when it shrinks', () => {
    const flat = chart(1600, 1000);
    const small = straighten(flat, { corners: [...frameOf(1600, 1000)] }, { maxSide: 200 });
    const [red = 0] = colourAt(small, small.width / 2, small.height / 2);
    expect(red).toBeGreaterThan(110);
    expect(red).toBeLessThan(145);
  });

  it('says where its points lie in the picture', () => {
    const picture = layOnTable(table, [90, 90, 90], []);
    const straight = straightenWithMap(picture, { corners: [...corners] }, { maxSide: 400 });
    if (straight === null) throw new Error('these corners are a quad');
    const { pixels, toPicture } = straight;
    const end = mapPoint(toPicture, { x: pixels.width, y: pixels.height });
    expect(end.x).toBeCloseTo(corners[2].x, 6);
    expect(end.y).toBeCloseTo(corners[2].y, 6);
    const back = invertHomography(toPicture);
    const start = back === null ? null : mapPoint(back, corners[0]);
    expect(start?.x).toBeCloseTo(0, 6);
    expect(start?.y).toBeCloseTo(0, 6);
  });

  it('leaves the picture as it is for corners on one line', () => {
    const picture = layOnTable(table, [90, 90, 90], []);
    const flat = [10, 20, 30, 40].map((x) => ({ x, y: x }));
    expect(straighten(picture, { corners: flat }, { maxSide: 400 })).toBe(picture);
    expect(straightenWithMap(picture, { corners: flat }, { maxSide: 400 })).toBeNull();
  });
});

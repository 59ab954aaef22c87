import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findOutline } from './find-outline.ts';
import { aspects } from './formats.ts';
import { distance, isInside, type Quad } from './geometry.ts';
import type { Grey } from './grey.ts';
import { distanceOfCorners, drawScene, seeded } from './scene.fixture.ts';

const aspect = aspects['ID-1'];

describe('a card on a table', () => {
  const scenes = fc.record({
    size: fc.double({ min: 0.35, max: 0.85, noNaN: true }),
    turn: fc.double({ min: -14, max: 14, noNaN: true }),
    lean: fc.double({ min: -0.12, max: 0.12, noNaN: true }),
    x: fc.double({ min: -0.05, max: 0.05, noNaN: true }),
    y: fc.double({ min: -0.08, max: 0.08, noNaN: true }),
    paper: fc.integer({ min: 140, max: 245 }),
    table: fc.integer({ min: 20, max: 100 }),
    seed: fc.integer({ min: 1, max: 1_000_000 }),
  });

  test('is found where it is', () => {
    let missed = 0;
    let all = 0;
    fc.assert(
      fc.property(scenes, (scene) => {
        const { grey, quad } = drawScene({ ...scene, width: 240, height: 180, aspect });
        fc.pre(quad.every(({ x, y }) => x > 0 && y > 0 && x < 240 && y < 180));
        const found = findOutline(grey, aspect);
        all += 1;
        // What is found is the card. A card that is not found costs a moment; a wrong outline spoils a picture.
        if (found === null) missed += 1;
        else expect(distanceOfCorners(found.quad, quad)).toBeLessThan(10);
      }),
      { numRuns: 60, seed: 17 },
    );
    expect(missed / all).toBeLessThan(0.03);
  });

  test('is found against a table that is hardly darker', () => {
    const { grey, quad } = drawScene({
      size: 0.7,
      turn: 3,
      lean: 0,
      x: 0,
      y: 0,
      paper: 190,
      table: 165,
      seed: 3,
      width: 240,
      height: 180,
      aspect,
    });
    const found = findOutline(grey, aspect);
    expect(found).not.toBeNull();
    if (found !== null) expect(distanceOfCorners(found.quad, quad)).toBeLessThan(6);
  });

  test('is not found when it has another shape', () => {
    const { grey } = drawScene({
      size: 0.6,
      turn: 0,
      lean: 0,
      x: 0,
      y: 0,
      paper: 210,
      table: 50,
      seed: 4,
      width: 240,
      height: 180,
      aspect: 0.7,
    });
    expect(findOutline(grey, aspect)).toBeNull();
  });
});

describe('without a document', () => {
  const empty = (value: (x: number, y: number) => number): Grey => {
    const data = new Uint8Array(240 * 180);
    for (let at = 0; at < data.length; at++) data[at] = value(at % 240, Math.floor(at / 240));
    return { data, width: 240, height: 180 };
  };

  test.each([
    ['noise', empty(() => 128)],
    ['a slope of light', empty((x, y) => 40 + x / 2 + y / 3)],
    ['planks', empty((_x, y) => (Math.floor(y / 25) % 2 === 0 ? 90 : 130))],
    ['stripes that lean', empty((x, y) => (Math.floor((x + y) / 20) % 2 === 0 ? 60 : 190))],
  ])('nothing is found in %s', (_name, grey) => {
    const random = seeded(9);
    const data = grey.data.map((value) => value + (random() - 0.5) * 24);
    expect(findOutline({ ...grey, data }, aspect)).toBeNull();
  });
});

test('a quad knows its inside', () => {
  const quad: Quad = [
    { x: 0, y: 0 },
    { x: 10, y: 1 },
    { x: 9, y: 8 },
    { x: 1, y: 9 },
  ];
  expect(isInside(quad, 5, 5)).toBe(true);
  expect(isInside(quad, 20, 5)).toBe(false);
  expect(distance({ x: 0, y: 0 }, { x: 3, y: 4 })).toBe(5);
});

import { describe, expect, it } from 'vitest';
import { startStopwatch } from '../models/stopwatch.ts';
import { buildPyramid } from '../picture/pyramid.ts';
import { measureEyes } from './measure-eyes.ts';

const level = [
  { x: 40, y: 60 },
  { x: 80, y: 60 },
];
const grey = buildPyramid({ data: new Uint8Array(120 * 120 * 3).fill(128), width: 120, height: 120 });

/** A model that sees in every crop an eye between the corners, `height` of the crop's pixels high in the mean, and counts its looks. */
function eyeOf({ across = 28, height = 7, first = 18 } = {}) {
  let looks = 0;
  const model = {
    id: 'made/eyes',
    run: async () => {
      looks += 1;
      const data = new Float32Array(228);
      for (let point = 0; point < 16; point++) {
        const along = point < 9 ? point : point - 8;
        data[point * 3] = first + (along * across) / 8;
        data[point * 3 + 1] = 32 - (point < 9 ? 0 : height);
      }
      return () => ({ data, dims: [1, 228, 1, 1] });
    },
  };
  return { model, looks: () => looks };
}

describe('how far eyes are open', () => {
  it('is the height over the width, whatever the turn of the head, after two looks at each eye', async () => {
    const { model, looks } = eyeOf();
    const eyes = await measureEyes(model, startStopwatch(), grey, level);
    expect(eyes).toEqual({ modelId: 'made/eyes', left: expect.closeTo(0.25), right: expect.closeTo(0.25) });
    expect(looks()).toBe(4);
    const tilted = [
      { x: 40, y: 50 },
      { x: 70, y: 80 },
    ];
    const turned = await measureEyes(model, startStopwatch(), grey, tilted);
    expect(turned?.left).toBeCloseTo(0.25);
    const shut = await measureEyes(eyeOf({ height: 0.5 }).model, startStopwatch(), grey, level);
    expect(shut?.right).toBeLessThan(0.02);
  });

  it.each([
    ['landmarks in one place', [level[0], level[0]], eyeOf()],
    ['no landmarks', [], eyeOf()],
    ['an eye without width', level, eyeOf({ across: 0 })],
    ['an outline that is no number', level, eyeOf({ first: Number.NaN })],
  ])('is not told of %s', async (_name, landmarks, { model }) => {
    const points = landmarks.flatMap((point) => point ?? []);
    expect(await measureEyes(model, startStopwatch(), grey, points)).toBeNull();
  });
});

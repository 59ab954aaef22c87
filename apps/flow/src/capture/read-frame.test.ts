import { describe, expect, test } from 'vitest';
import { aspects } from './formats.ts';
import { measureFocus } from './measure-focus.ts';
import { measureLight } from './measure-light.ts';
import { focusOf, focusPart, readFrame } from './read-frame.ts';
import { drawnSpecimen, frameOf, partOf } from './specimen-frames.fixture.ts';

describe.each([
  ['id-card-front', aspects['ID-1']],
  ['passport', aspects['ID-3']],
] as const)('a photographed %s', (layout, aspect) => {
  const document = drawnSpecimen(layout);
  const small = { width: 960, height: 720 };

  test.each([
    ['held well', {}, true],
    ['turned and from aside', { turn: -7, perspective: 0.1 }, true],
    ['small and dark', { fill: 0.4, lightFall: 0.6 }, true],
    ['out of focus', { blur: 3 }, false],
  ] as const)('%s', async (_name, changes, isSharp) => {
    const { full, frame } = await frameOf(await document, { ...small, ...changes });
    const { quad, glare } = readFrame(frame, aspect);
    expect(quad).not.toBeNull();
    expect(glare).toBeLessThan(0.01);
    if (quad !== null) expect(focusOf(partOf(full, focusPart(quad))) >= 0.5).toBe(isSharp);
  });
});

test('an empty surface is not in focus', () => {
  const data = new Uint8Array(200 * 100).map((_value, index) => 120 + ((index * 7) % 9));
  expect(measureFocus({ data, width: 200, height: 100 })).toBe(0);
});

describe('light', () => {
  const quad = [
    { x: 20, y: 20 },
    { x: 180, y: 20 },
    { x: 180, y: 120 },
    { x: 20, y: 120 },
  ] as const;
  const scene = (paper: number, burnt: number) => {
    const data = new Uint8ClampedArray(200 * 140 * 4).fill(paper);
    for (let y = 40; y < 40 + burnt; y++) data.fill(255, (y * 200 + 60) * 4, (y * 200 + 60 + burnt) * 4);
    return { data, width: 200, height: 140 };
  };
  test('a burnt-out spot is seen, white paper is not one', () => {
    expect(measureLight(scene(150, 30), quad).glare).toBeGreaterThan(0.03);
    expect(measureLight(scene(150, 0), quad).glare).toBe(0);
    expect(measureLight(scene(240, 30), quad).glare).toBe(0);
    expect(measureLight(scene(40, 0), quad).brightness).toBe(40);
  });

  test('white paper in good light is none, however much is printed on it; a reflection on darker paper is', () => {
    /** Lines of letters on paper of a level; `glow` is how far a round reflection with a soft edge reaches. */
    const card = (paper: number, lines: number, glow: number) => {
      const data = new Uint8ClampedArray(200 * 140 * 4);
      for (let y = 0; y < 140; y++)
        for (let x = 0; x < 200; x++) {
          const isLetter = y > 30 && y < 110 && x > 30 && x < 150 && (y >> 2) % lines === 0 && x % 5 < 2;
          const away = Math.hypot(x - 130, y - 70);
          const light = glow === 0 ? 0 : 330 * Math.exp(-((away / glow) ** 2));
          data.fill((isLetter ? 50 : paper) + light, (y * 200 + x) * 4, (y * 200 + x) * 4 + 4);
        }
      return { data, width: 200, height: 140 };
    };
    for (const lines of [1, 2, 3, 5]) {
      expect([lines, measureLight(card(255, lines, 0), quad).glare]).toEqual([lines, 0]);
      for (const glow of [14, 30]) {
        const { glare } = measureLight(card(190, lines, glow), quad);
        expect([lines, glow, glare > 0.012]).toEqual([lines, glow, true]);
      }
    }
  });
});

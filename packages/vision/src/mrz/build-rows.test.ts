import { describe, expect, it } from 'vitest';
import { halfTurn } from '../ocr/min-area-rectangle.ts';
import { buildRows } from './build-rows.ts';

/** Boxes of two lines, the second torn in two, turned by `angle` about the origin. */
function boxes(angle: number) {
  const place = (u: number, v: number, length: number) => ({
    centre: { x: u * Math.cos(angle) - v * Math.sin(angle), y: u * Math.sin(angle) + v * Math.cos(angle) },
    length,
    thickness: 30,
    angle: halfTurn(angle),
    score: 0.9,
  });
  return [place(600, 500, 1000), place(300, 550, 400), place(850, 550, 500), place(600, 100, 200)];
}

describe('rows of text', () => {
  it.each([0, 0.1, 1.5, Math.PI / 2, Math.PI / 2 + 0.01, Math.PI, -Math.PI / 2, -1.6])(
    'joins torn rows and keeps their order when the text runs at %d radians',
    (angle) => {
      const rows = buildRows(boxes(angle), angle);
      expect(rows.map(({ length }) => Math.round(length))).toEqual([200, 1000, 1000]);
      for (const row of rows) expect(Math.cos(row.angle - angle)).toBeCloseTo(1, 4);
    },
  );

  it('does not join pieces that are far from each other or of another size', () => {
    const [, left, right] = boxes(0);
    if (left === undefined || right === undefined) throw new Error('the test has no boxes');
    const far = { ...right, centre: { x: 1400, y: 550 } };
    const big = { ...right, thickness: 70 };
    expect(buildRows([left, far], 0)).toHaveLength(2);
    expect(buildRows([left, big], 0)).toHaveLength(2);
  });
});

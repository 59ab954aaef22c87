import type { Point } from '@aval/core/findings';
import type { Quad } from '@aval/core/geometry/homography';
import { homographyOfQuads } from '@aval/core/geometry/homography-of-quads';
import { mapPoint } from '@aval/core/geometry/map-point';
import type { TextBox } from '../ocr/text-box.ts';

/** How the text of a picture lies in a quad. */
export type TextInQuad = {
  /** Share of the text, by area, that lies inside. */
  readonly inside: number;
  /** Text that the sides cut through, in shares of what lies inside; at most 1. */
  readonly cut: number;
  /** How far the text spreads over the quad, 0 to 1, the smaller of both ways. */
  readonly spread: number;
  /** Mean angle between the lines of text and the sides, in radians, 0 to an eighth of a turn. */
  readonly tilt: number;
  /** Boxes that lie inside as a whole. */
  readonly boxes: number;
};

/** Detectors leave room at the ends of a box; half of its length without that. */
const HALF = 0.42;
const square: Quad = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];

/** @param ratio width over height of the quad, perspective undone */
export function textInQuad(corners: Quad, ratio: number, text: readonly TextBox[]): TextInQuad {
  const map = homographyOfQuads(corners, square);
  const reach = { left: 1, right: 0, top: 1, bottom: 0 };
  let [total, inside, cut, boxes, cosine, sine] = [0, 0, 0, 0, 0, 0];
  if (map === null) return { inside, cut, spread: 0, tilt: 0, boxes };
  const within = ({ x, y }: Point) => x > 0 && x < 1 && y > 0 && y < 1;
  for (const { centre, length, thickness, angle } of text) {
    const weight = length * thickness;
    total += weight;
    const dx = Math.cos(angle) * length * HALF;
    const dy = Math.sin(angle) * length * HALF;
    const start = mapPoint(map, { x: centre.x - dx, y: centre.y - dy });
    const end = mapPoint(map, { x: centre.x + dx, y: centre.y + dy });
    const ends = Number(within(start)) + Number(within(end));
    inside += (weight * ends) / 2;
    if (ends === 1) cut += weight;
    if (ends !== 2) continue;
    boxes++;
    reach.left = Math.min(reach.left, start.x, end.x);
    reach.right = Math.max(reach.right, start.x, end.x);
    reach.top = Math.min(reach.top, start.y, end.y);
    reach.bottom = Math.max(reach.bottom, start.y, end.y);
    if (length < 2 * thickness) continue;
    // A quarter turn makes no difference to a rectangle: angles are averaged four times as large.
    const direction = 4 * Math.atan2(end.y - start.y, (end.x - start.x) * ratio);
    cosine += length * Math.cos(direction);
    sine += length * Math.sin(direction);
  }
  return {
    inside: total === 0 ? 0 : inside / total,
    cut: inside === 0 ? 0 : Math.min(1, cut / inside),
    spread: Math.max(0, Math.min(reach.right - reach.left, reach.bottom - reach.top)),
    tilt: cosine === 0 ? 0 : Math.abs(Math.atan2(sine, cosine)) / 4,
    boxes,
  };
}

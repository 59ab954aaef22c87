import type { Box, Point } from '@aval/core/findings';
import type { Quad } from '@aval/core/geometry/homography';
import type { Pixels } from '../picture/pixels.ts';
import type { OutlineHints } from './outline-hints.ts';

/** Room left around what was found, in shares of its longer side. */
const MARGIN = { text: 0.6, zone: 0.3 } as const;
/** A region nearly as large as the picture is not worth a corner lost. */
const MAX_SHARE = 0.7;

/** The part of the picture to look at: around text and zone where they take little of it, and all of it otherwise. */
export function chooseRegion(pixels: Pixels, { text, faces }: OutlineHints, expected: Quad | null): Box {
  const { width, height } = pixels;
  const whole = { x: 0, y: 0, width, height };
  const points: Point[] = text.flatMap(({ centre, length, angle }) => {
    const [dx, dy] = [(Math.cos(angle) * length) / 2, (Math.sin(angle) * length) / 2];
    return [
      { x: centre.x - dx, y: centre.y - dy },
      { x: centre.x + dx, y: centre.y + dy },
    ];
  });
  if (points.length === 0) return whole;
  for (const face of faces) {
    points.push({ x: face.x, y: face.y }, { x: face.x + face.width, y: face.y + face.height });
  }
  points.push(...(expected ?? []));
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const box = {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  };
  const size = Math.max(box.right - box.left, box.bottom - box.top);
  const margin = size * (expected === null ? MARGIN.text : MARGIN.zone);
  const x = Math.max(0, Math.floor(box.left - margin));
  const y = Math.max(0, Math.floor(box.top - margin));
  const right = Math.min(width, Math.ceil(box.right + margin));
  const bottom = Math.min(height, Math.ceil(box.bottom + margin));
  const region = { x, y, width: right - x, height: bottom - y };
  return Math.max(region.width, region.height) > MAX_SHARE * Math.max(width, height) ? whole : region;
}

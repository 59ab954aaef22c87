import type { Point } from '@aval/core/findings';
import { minAreaRectangle } from './min-area-rectangle.ts';
import type { TextBox } from './text-box.ts';

/** Post-processing constants of the DB detector (PaddleOCR's defaults but for the score). */
const PIXEL_THRESHOLD = 0.3;
const BOX_THRESHOLD = 0.5;
const UNCLIP_RATIO = 1.6;
const MIN_THICKNESS = 3;
const MAX_BOXES = 1000;

/** Text boxes of a probability map, in pixels of the map: threshold, 8-connected parts, rectangles, unclip. */
export function boxesOfMap(map: Float32Array, width: number, height: number): TextBox[] {
  const seen = new Uint8Array(width * height);
  const stack = new Int32Array(width * height);
  const boxes: TextBox[] = [];
  for (let start = 0; start < map.length && boxes.length < MAX_BOXES; start++) {
    if (seen[start] === 1 || (map[start] ?? 0) <= PIXEL_THRESHOLD) continue;
    const part = collectPart(map, seen, stack, width, height, start);
    const rectangle = part.count < 6 ? null : minAreaRectangle(part.edge);
    if (rectangle === null || part.sum / part.count < BOX_THRESHOLD) continue;
    // The edge points are pixel centres; half a pixel on each side belongs to the part.
    const length = rectangle.length + 1;
    const thickness = rectangle.thickness + 1;
    if (thickness < MIN_THICKNESS) continue;
    const grow = (length * thickness * UNCLIP_RATIO) / (2 * (length + thickness));
    boxes.push({
      ...rectangle,
      length: length + 2 * grow,
      thickness: thickness + 2 * grow,
      score: part.sum / part.count,
    });
  }
  return boxes;
}

function collectPart(
  map: Float32Array,
  seen: Uint8Array,
  stack: Int32Array,
  width: number,
  height: number,
  start: number,
): { readonly count: number; readonly sum: number; readonly edge: Point[] } {
  // Leftmost and rightmost pixel of each row are enough for the hull.
  const lefts = new Map<number, number>();
  const rights = new Map<number, number>();
  let depth = 0;
  let count = 0;
  let sum = 0;
  stack[depth++] = start;
  seen[start] = 1;
  while (depth > 0) {
    const at = stack[--depth] ?? 0;
    const y = (at / width) | 0;
    const x = at - y * width;
    count++;
    sum += map[at] ?? 0;
    const left = lefts.get(y);
    if (left === undefined || x < left) lefts.set(y, x);
    const right = rights.get(y);
    if (right === undefined || x > right) rights.set(y, x);
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
        const next = ny * width + nx;
        if (seen[next] === 1 || (map[next] ?? 0) <= PIXEL_THRESHOLD) continue;
        seen[next] = 1;
        stack[depth++] = next;
      }
    }
  }
  const edge: Point[] = [];
  for (const [y, x] of lefts) edge.push({ x, y });
  for (const [y, x] of rights) edge.push({ x, y });
  return { count, sum, edge };
}

import type { Box } from '@aval/core/findings';
import type { Pyramid } from '../picture/pyramid.ts';

/** Longer side of the picture in which areas are looked for; the bars of a code are then one to four pixels wide. */
const SEARCH_SIDE = 1000;
/** Pictures up to this longer side are one area: another look at all of them costs less than finding out where. */
const SMALL_SIDE = 640;
const CELL = 12;
/** Difference between light and dark in a cell below which it is taken for plain, in grey levels. */
const MIN_CONTRAST = 80;
/** Mean step between neighbours as a share of the contrast; a code changes colour every few pixels. */
const MIN_BUSYNESS = 0.25;
const MIN_CELLS = 16;
/** Share of its rectangle that an area fills: a code is a solid block. */
const MIN_FILL = 0.5;
const MAX_AREAS = 1;

/**
 * Where a second look for codes may be worth its cost: all of a small picture, else the largest block whose texture is as dense as a code's, with a margin for the quiet zone. Texture alone tells little: at these limits about half of
 * the sample PDF417 and QR codes are found, and as many pictures of documents without any code.
 */
export function findCodeAreas(pyramid: Pyramid): Box[] {
  const { width: fullWidth, height: fullHeight } = pyramid.base;
  const longer = Math.max(fullWidth, fullHeight);
  if (longer <= SMALL_SIDE) return [{ x: 0, y: 0, width: fullWidth, height: fullHeight }];
  const { pixels, scale } = pyramid.level(Math.max(0, Math.ceil(Math.log2(longer / SEARCH_SIDE))));
  const columns = Math.floor(pixels.width / CELL);
  const rows = Math.floor(pixels.height / CELL);
  const busy = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      busy[row * columns + column] = isBusy(pixels.data, pixels.width, column * CELL, row * CELL) ? 1 : 0;
    }
  }
  const margin = 2 * CELL;
  return solidGroups(busy, columns, rows)
    .sort((one, other) => other.cells - one.cells)
    .slice(0, MAX_AREAS)
    .map(({ left, top, right, bottom }) => {
      const x = Math.max(0, left * CELL - margin);
      const y = Math.max(0, top * CELL - margin);
      const width = Math.min(pixels.width, (right + 1) * CELL + margin) - x;
      const height = Math.min(pixels.height, (bottom + 1) * CELL + margin) - y;
      return { x: x / scale, y: y / scale, width: width / scale, height: height / scale };
    });
}

function isBusy(data: Uint8Array, width: number, left: number, top: number): boolean {
  let low = 255;
  let high = 0;
  let steps = 0;
  for (let y = top; y < top + CELL; y++) {
    let at = (y * width + left) * 3 + 1;
    let before = data[at] ?? 0;
    for (let x = 0; x < CELL; x++, at += 3) {
      // Green stands for the grey level: printed codes are dark on light in all channels.
      const value = data[at] ?? 0;
      const above = y > top ? (data[at - width * 3] ?? 0) : value;
      if (value < low) low = value;
      if (value > high) high = value;
      steps += Math.abs(value - before) + Math.abs(value - above);
      before = value;
    }
  }
  const contrast = high - low;
  return contrast >= MIN_CONTRAST && steps >= MIN_BUSYNESS * contrast * CELL * CELL;
}

type Group = { left: number; top: number; right: number; bottom: number; cells: number };

function solidGroups(busy: Uint8Array, columns: number, rows: number): Group[] {
  const groups: Group[] = [];
  for (let start = 0; start < busy.length; start++) {
    if (busy[start] !== 1) continue;
    const group: Group = { left: columns, top: rows, right: 0, bottom: 0, cells: 0 };
    const open = [start];
    busy[start] = 2;
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const column = at % columns;
      const row = (at - column) / columns;
      group.cells++;
      group.left = Math.min(group.left, column);
      group.right = Math.max(group.right, column);
      group.top = Math.min(group.top, row);
      group.bottom = Math.max(group.bottom, row);
      for (const [x, y] of [
        [column - 1, row],
        [column + 1, row],
        [column, row - 1],
        [column, row + 1],
      ] as const) {
        const next = y * columns + x;
        if (x < 0 || y < 0 || x >= columns || y >= rows || busy[next] !== 1) continue;
        busy[next] = 2;
        open.push(next);
      }
    }
    const size = (group.right - group.left + 1) * (group.bottom - group.top + 1);
    if (group.cells >= MIN_CELLS && group.cells >= MIN_FILL * size) groups.push(group);
  }
  return groups;
}

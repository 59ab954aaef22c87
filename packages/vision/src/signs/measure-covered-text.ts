import type { Box, Sign } from '@aval/core/findings';
import { contentBox, type SignInput } from './sign-input.ts';

const CELLS_ACROSS = 100;
/** Share of the content that one finger or thumb covers at least, and a hand at most; more is the document's own colour. */
const SMALLEST = 0.006;
const LARGEST = 0.3;
/** Covered share at which the score is a half. */
const MIDDLE = 0.05;
/** How much larger than its box a portrait is, hair and neck included. */
const PORTRAIT_GROWTH = 0.7;

/**
 * Fingers over the document: patches of the colour of skin, smooth as skin is, that come in from outside the content and lie over
 * it. The portrait does not count. Without the document's outline it cannot tell fingers from skin-coloured paper with certainty,
 * and it does not see gloves or anything else that covers text.
 */
export function measureCoveredText(input: SignInput): Sign {
  const { pixels, faces } = input;
  const content = contentBox(input);
  const cell = Math.max(4, Math.round(pixels.width / CELLS_ACROSS));
  const columns = Math.floor(pixels.width / cell);
  const rows = Math.floor(pixels.height / cell);
  const skin = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = { x: column * cell, y: row * cell, width: cell, height: cell };
      if (!faces.some((face) => overlap(grown(face), at) > 0) && isSkin(pixels, at))
        skin[row * columns + column] = 1;
    }
  }
  const inContent = (index: number) => {
    const column = index % columns;
    return (
      overlap(content, {
        x: column * cell,
        y: ((index - column) / columns) * cell,
        width: cell,
        height: cell,
      }) > 0
    );
  };
  const contentCells = Math.max(1, (content.width * content.height) / (cell * cell));
  let covered = 0;
  let patches = 0;
  let box: Box | null = null;
  for (const group of groups(skin, columns, rows)) {
    const inside = group.filter(inContent);
    const share = inside.length / contentCells;
    // Fingers come in from outside, and leave most of the document free.
    if (inside.length === group.length || share < SMALLEST || share > LARGEST) continue;
    covered += share;
    patches++;
    box ??= boundsOf(inside, columns, cell);
  }
  const score = covered > LARGEST ? 0 : covered / (covered + MIDDLE);
  return { kind: 'covered-text', score, measures: { covered, patches }, box };
}

/** Colour of skin of any depth (Cb 77 to 127, Cr 136 to 173, after Chai and Ngan), without the edges that print has. */
function isSkin({ data, width }: SignInput['pixels'], { x, y, width: size }: Box): boolean {
  let [red, green, blue, rough] = [0, 0, 0, 0];
  let before = -1;
  for (let row = y; row < y + size; row += 2) {
    let at = (row * width + x) * 3;
    for (let column = 0; column < size; column++, at += 3) {
      red += data[at] ?? 0;
      green += data[at + 1] ?? 0;
      blue += data[at + 2] ?? 0;
      if (column > 0) rough += Math.abs((data[at + 1] ?? 0) - before);
      before = data[at + 1] ?? 0;
    }
  }
  const count = Math.ceil(size / 2) * size;
  const level = (0.299 * red + 0.587 * green + 0.114 * blue) / count;
  const cb = 128 + 0.564 * (blue / count - level);
  const cr = 128 + 0.713 * (red / count - level);
  return level > 60 && level < 235 && cb >= 77 && cb <= 122 && cr >= 138 && cr <= 173 && rough / count < 8;
}

function* groups(mask: Uint8Array, columns: number, rows: number): Generator<number[]> {
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] !== 1) continue;
    const group = [start];
    mask[start] = 2;
    for (let next = 0; next < group.length; next++) {
      const at = group[next] ?? 0;
      const column = at % columns;
      const row = (at - column) / columns;
      const near = [
        column > 0 ? at - 1 : -1,
        column < columns - 1 ? at + 1 : -1,
        row > 0 ? at - columns : -1,
        row < rows - 1 ? at + columns : -1,
      ];
      for (const other of near) {
        if (other < 0 || mask[other] !== 1) continue;
        mask[other] = 2;
        group.push(other);
      }
    }
    yield group;
  }
}

function boundsOf(cells: readonly number[], columns: number, cell: number): Box {
  let [left, top, right, bottom] = [columns, Number.MAX_SAFE_INTEGER, 0, 0];
  for (const index of cells) {
    const column = index % columns;
    const row = (index - column) / columns;
    left = Math.min(left, column);
    right = Math.max(right, column + 1);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row + 1);
  }
  return { x: left * cell, y: top * cell, width: (right - left) * cell, height: (bottom - top) * cell };
}

function grown({ x, y, width, height }: Box): Box {
  const [across, down] = [width * PORTRAIT_GROWTH, height * PORTRAIT_GROWTH];
  return { x: x - across, y: y - down, width: width + 2 * across, height: height + 2 * down };
}

function overlap(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return width > 0 && height > 0 ? width * height : 0;
}

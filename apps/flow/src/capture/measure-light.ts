import { boundsOf, isInside, type Quad } from './geometry.ts';
import type { Rgba } from './grey.ts';

export type Light = {
  /** Mean grey level, 0 to 255. */
  readonly brightness: number;
  /** Share of the document that is burnt out, 0 to 1; 0 on paper that is white anyway. */
  readonly glare: number;
};

/** A pixel whose darkest channel reaches this is burnt out, as on the server (measure-glare.ts of @aval/vision). */
const BURNT_OUT = 250;
const CELLS_ACROSS = 40;
const FULL = 0.9;
/** Grey level from which on paper is as good as white: what is burnt out on it hides no more than the paper does. */
const WHITE = 240;
/** Share of a cell that is white from which on its paper is, between what is printed there. */
const BETWEEN = 0.1;
/**
 * Share of the cells that are not burnt out all over from which on white ones make white paper. A reflection on darker paper has them
 * along its edge alone (drawn ones that burn out 1 to 23 % of a card: up to .23, on paper near white .45), white paper everywhere
 * between its letters (.68 to .88). A reflection on paper as white as that is not noticed here.
 */
const ALL_OVER = 0.5;

/** The light on a document: cells that are burnt out all over, in a picture as the camera gives it. */
export function measureLight(frame: Rgba, quad: Quad): Light {
  const { cells, burnt, white, total } = countCells(frame, quad);
  if (cells === 0) return { brightness: 0, glare: 0 };
  const isWhitePaper = burnt < cells && white >= ALL_OVER * (cells - burnt);
  return { brightness: total / cells, glare: isWhitePaper ? 0 : burnt / cells };
}

/** Cells of the document: all, burnt out all over, of the others those on white paper; and the sum of mean levels. */
function countCells({ data, width, height }: Rgba, quad: Quad) {
  const bounds = boundsOf(quad);
  const cell = Math.max(4, Math.round(bounds.width / CELLS_ACROSS));
  const counted = { cells: 0, burnt: 0, white: 0, total: 0 };
  for (
    let top = Math.max(0, Math.ceil(bounds.y));
    top + cell <= Math.min(height, bounds.y + bounds.height);
    top += cell
  ) {
    for (
      let left = Math.max(0, Math.ceil(bounds.x));
      left + cell <= Math.min(width, bounds.x + bounds.width);
      left += cell
    ) {
      if (!isInside(quad, left + cell / 2, top + cell / 2)) continue;
      let full = 0;
      let bright = 0;
      let sum = 0;
      let looked = 0;
      for (let y = top; y < top + cell; y += 2) {
        for (let x = left, at = (y * width + left) * 4; x < left + cell; x += 2, at += 8) {
          const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
          if (Math.min(red, green, blue) >= BURNT_OUT) full++;
          const grey = (red * 77 + green * 150 + blue * 29) >> 8;
          if (grey >= WHITE) bright++;
          sum += grey;
          looked++;
        }
      }
      counted.cells++;
      counted.total += sum / looked;
      if (full >= FULL * looked) counted.burnt++;
      else if (bright >= BETWEEN * looked) counted.white++;
    }
  }
  return counted;
}

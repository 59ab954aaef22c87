import type { Box, Sign } from '@aval/core/findings';
import { contentBox, rising, type SignInput } from './sign-input.ts';

/** A pixel whose three channels all reach this is burnt out. */
const BURNT_OUT = 250;
const CELLS_ACROSS = 60;
/** Share of a cell that is burnt out from which on the light has taken what was printed there. */
const FULL = 0.97;
/** Mean grey level of the rest above which the paper itself is white, as on scans: burnt-out cells say nothing then. */
const WHITE_PAPER = 225;
/** Burnt-out share of the content at which the score is a half. */
const MIDDLE = 0.3;

/**
 * Burnt-out spots within the document's content. Spots on white scans do not count; neither does a light that leaves a grey veil
 * instead of white.
 */
export function measureGlare(input: SignInput): Sign {
  const { pixels, quality } = input;
  const content = contentBox(input);
  const cell = Math.max(4, Math.round(content.width / CELLS_ACROSS));
  let burnt = 0;
  let cells = 0;
  let rest = 0;
  let box: Box | null = null;
  for (let top = content.y; top + cell <= content.y + content.height; top += cell) {
    for (let left = content.x; left + cell <= content.x + content.width; left += cell) {
      let full = 0;
      let sum = 0;
      for (let y = top; y < top + cell; y += 2) {
        let at = (y * pixels.width + left) * 3;
        for (let x = 0; x < cell; x++, at += 3) {
          const low = Math.min(pixels.data[at] ?? 0, pixels.data[at + 1] ?? 0, pixels.data[at + 2] ?? 0);
          if (low >= BURNT_OUT) full++;
          sum += low;
        }
      }
      cells++;
      if (full >= FULL * cell * Math.ceil(cell / 2)) {
        burnt++;
        box = joined(box, { x: left, y: top, width: cell, height: cell });
      } else {
        rest += sum / (cell * Math.ceil(cell / 2));
      }
    }
  }
  const share = burnt / Math.max(1, cells);
  const restLevel = cells > burnt ? rest / (cells - burnt) : 255;
  const score = burnt === cells || restLevel < WHITE_PAPER ? rising(share, MIDDLE) : 0;
  const measures = { share, restLevel, glareShare: quality.glareShare };
  return { kind: 'glare', score, measures, box: score > 0 ? box : null };
}

function joined(one: Box | null, other: Box): Box {
  if (one === null) return other;
  const x = Math.min(one.x, other.x);
  const y = Math.min(one.y, other.y);
  return {
    x,
    y,
    width: Math.max(one.x + one.width, other.x + other.width) - x,
    height: Math.max(one.y + one.height, other.y + other.height) - y,
  };
}

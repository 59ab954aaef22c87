import type { TextLine } from '@aval/core/findings';
import type { Model } from '../models/load-models.ts';
import type { Stopwatch } from '../models/stopwatch.ts';
import type { Pyramid } from '../picture/pyramid.ts';
import { decodeFree, summarise } from './decode-free.ts';
import { halfTurn } from './min-area-rectangle.ts';
import { readStrip } from './read-strip.ts';
import { boundingBox, type TextBox } from './text-box.ts';

/** Reads every box in one direction, whatever way its own angle flips. Boxes in which nothing stands are left out. */
export async function readLines(
  model: Model,
  stopwatch: Stopwatch,
  pyramid: Pyramid,
  boxes: readonly TextBox[],
  direction: number,
): Promise<TextLine[]> {
  const lines: TextLine[] = [];
  for (const box of boxes) {
    const tilt = halfTurn(box.angle - direction);
    // A short box may stand across the direction: its longer side is its height then.
    const across = Math.abs(tilt) > Math.PI / 4;
    const strip = across
      ? { centre: box.centre, length: box.thickness, thickness: box.length, angle: direction }
      : { centre: box.centre, length: box.length, thickness: box.thickness, angle: direction + tilt };
    const read = decodeFree(await readStrip(model, stopwatch, pyramid, strip));
    const summary = summarise(read);
    const word = { text: summary.text.trim(), confidence: summary.confidence, box: boundingBox(box) };
    if (word.text !== '') lines.push({ ...word, script: 'latin', words: [word] });
  }
  return lines;
}

import type { TextLine } from '@aval/core/findings';
import type { Model } from '../models/model.ts';
import type { Stopwatch } from '../models/stopwatch.ts';
import type { Pyramid } from '../picture/pyramid.ts';
import { decodeFree } from './decode-free.ts';
import { type Glyph, glyphsOf, meanConfidence, wordsOf } from './glyphs.ts';
import { readStrip, type Strip } from './read-strip.ts';
import { stripOfBox } from './strip-of-box.ts';
import { boundingBox, type TextBox } from './text-box.ts';

/** A line as glyphs along the strip they stand on. */
export type PlainLine = { readonly box: TextBox; readonly strip: Strip; readonly glyphs: readonly Glyph[] };

/**
 * Reads every box in one direction with the unaccented Latin reader. Boxes in which nothing stands are left out.
 */
export async function readLines(
  model: Model,
  stopwatch: Stopwatch,
  pyramid: Pyramid,
  boxes: readonly TextBox[],
  direction: number,
): Promise<PlainLine[]> {
  const lines: PlainLine[] = [];
  for (const box of boxes) {
    const strip = stripOfBox(box, direction);
    const glyphs = glyphsOf(decodeFree(await readStrip(model, stopwatch, pyramid, strip)));
    if (glyphs.some(({ text }) => text.trim() !== '')) lines.push({ box, strip, glyphs });
  }
  return lines;
}

/** The line as findings have it. */
export function textLineOf(line: PlainLine, script: TextLine['script']): TextLine {
  const words = wordsOf(line.glyphs, line.strip);
  return {
    text: words.map(({ text }) => text).join(' '),
    confidence: meanConfidence(line.glyphs.filter(({ text }) => text.trim() !== '')),
    box: boundingBox(line.box),
    script,
    words,
  };
}

import type { Box, Sign } from '@aval/core/findings';
import sharp from 'sharp';
import { contentBox, isUnscaled, lumaOf, median, rising, type SignInput } from './sign-input.ts';

/** Strength of the trial compression. */
const QUALITY = 90;
const LONGEST = 1200;
/** Lines of text that have to be there to be compared with one another. */
const ENOUGH = 6;
/** Spread of the lines below which differences mean nothing, in logarithms. */
const LEAST_SPREAD = 0.08;
/** Distance from the other lines in spreads where the score begins, and from there to a half. */
const START = 4;
const MIDDLE = 8;

/**
 * Error level analysis: compressing the picture again changes what was put in last more than what has been compressed before. Each
 * line of text is compared with the others by its error per contrast. Only pictures that were not scaled say anything; print of
 * another size or colour stands out, too.
 */
export async function measureErrorLevel(input: SignInput): Promise<Sign> {
  const nothing: Sign = { kind: 'error-level', score: 0, measures: { measured: 0 }, box: null };
  const { pixels, text, format } = input;
  if (format !== 'jpeg' || !isUnscaled(input) || text.length < ENOUGH) return nothing;
  const content = contentBox(input);
  const area = {
    x: content.x & ~7,
    y: content.y & ~7,
    width: Math.min(LONGEST, content.width, pixels.width - (content.x & ~7)),
    height: Math.min(LONGEST, content.height, pixels.height - (content.y & ~7)),
  };
  const before = new Uint8Array(lumaOf(pixels, area));
  const raw = { width: area.width, height: area.height, channels: 1 } as const;
  const jpeg = await sharp(before, { raw }).jpeg({ quality: QUALITY }).toBuffer();
  const after = await sharp(jpeg).extractChannel(0).raw().toBuffer();
  const levels = text.flatMap((line) => {
    const level = levelOf(before, after, area, line);
    return level === null ? [] : [{ line, level }];
  });
  if (levels.length < ENOUGH) return nothing;
  const middle = median(levels.map(({ level }) => level));
  const spread = Math.max(LEAST_SPREAD, median(levels.map(({ level }) => Math.abs(level - middle))));
  const worst = levels.reduce((one, other) =>
    Math.abs(other.level - middle) > Math.abs(one.level - middle) ? other : one,
  );
  const distance = Math.abs(worst.level - middle) / spread;
  const score = rising(distance - START, MIDDLE);
  return {
    kind: 'error-level',
    score,
    measures: { measured: 1, distance, difference: worst.level - middle, spread, lines: levels.length },
    box: score > 0.5 ? worst.line : null,
  };
}

/** Logarithm of the mean error over the mean contrast between neighbours. */
function levelOf(before: Uint8Array, after: Uint8Array, area: Box, line: Box): number | null {
  const left = Math.max(1, Math.round(line.x - area.x));
  const top = Math.max(1, Math.round(line.y - area.y));
  const right = Math.min(area.width, Math.round(line.x + line.width - area.x));
  const bottom = Math.min(area.height, Math.round(line.y + line.height - area.y));
  if (right - left < 16 || bottom - top < 8) return null;
  let error = 0;
  let contrast = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = y * area.width + x;
      error += Math.abs((before[at] ?? 0) - (after[at] ?? 0));
      contrast +=
        Math.abs((before[at] ?? 0) - (before[at - 1] ?? 0)) +
        Math.abs((before[at] ?? 0) - (before[at - area.width] ?? 0));
    }
  }
  const count = (right - left) * (bottom - top);
  return Math.log((error / count + 0.05) / (contrast / count + 1));
}

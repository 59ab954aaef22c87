import type { Sign } from '@aval/core/findings';
import { median, rising, type SignInput } from './sign-input.ts';

/** Pixels of the shorter side at which the score is a half. */
const MIDDLE = 400;

/** Too few pixels, from the shorter side of the picture; the height of its lines of text is told beside it. */
export function measureLowResolution({ pixels, text }: SignInput): Sign {
  const shortSide = Math.min(pixels.width, pixels.height);
  const textHeight = median(text.map(({ width, height }) => Math.min(width, height)));
  const score = 1 - rising(shortSide, MIDDLE);
  return { kind: 'low-resolution', score, measures: { shortSide, textHeight }, box: null };
}

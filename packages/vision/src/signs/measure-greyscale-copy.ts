import type { Sign } from '@aval/core/findings';
import { contentBox, median, rising, type SignInput } from './sign-input.ts';

const SAMPLES_ACROSS = 100;
/** Mean distance from the common tint, in hundredths of the ratios of red and blue to green, at which the score is a half. */
const MIDDLE = 2;
/** Added to all channels, so that the noise of dark places is no colour. */
const DARK = 12;

/**
 * A document without colours of its own: how far the ratios of red and blue to green lie from their common value over the content,
 * so that the tint of a lamp on a black-and-white copy does not count as colour. A document printed in one tint is taken for a copy.
 */
export function measureGreyscaleCopy(input: SignInput): Sign {
  const { pixels, quality } = input;
  const content = contentBox(input);
  const step = Math.max(1, Math.floor(content.width / SAMPLES_ACROSS));
  const blues: number[] = [];
  const reds: number[] = [];
  for (let y = content.y; y + step <= content.y + content.height; y += step) {
    for (let x = content.x; x + step <= content.x + content.width; x += step) {
      const [red, green, blue] = meanColour(pixels, x, y, step);
      blues.push(100 * Math.log((blue + DARK) / (green + DARK)));
      reds.push(100 * Math.log((red + DARK) / (green + DARK)));
    }
  }
  const [blueTint, redTint] = [median(blues), median(reds)];
  let spread = 0;
  for (let index = 0; index < blues.length; index++) {
    spread += Math.abs((blues[index] ?? 0) - blueTint) + Math.abs((reds[index] ?? 0) - redTint);
  }
  const chromaSpread = spread / Math.max(1, blues.length);
  const score = 1 - rising(chromaSpread, MIDDLE);
  const measures = { chromaSpread, colourfulness: quality.colourfulness };
  return { kind: 'greyscale-copy', score, measures, box: null };
}

/** Mean of a square: noise of the sensor is no colour. */
function meanColour(
  { data, width }: SignInput['pixels'],
  left: number,
  top: number,
  size: number,
): [number, number, number] {
  let [red, green, blue] = [0, 0, 0];
  for (let y = top; y < top + size; y += 3) {
    let at = (y * width + left) * 3;
    for (let x = 0; x < size; x++, at += 3) {
      red += data[at] ?? 0;
      green += data[at + 1] ?? 0;
      blue += data[at + 2] ?? 0;
    }
  }
  const count = size * Math.ceil(size / 3);
  return [red / count, green / count, blue / count];
}

import type { Quality } from '@aval/core/findings';
import { laplacianVariance } from './laplacian-variance.ts';
import type { Pixels } from './pixels.ts';
import { resizePixels } from './resize-pixels.ts';

const MEASURED_WIDTH = 1000;
/** A pixel whose three channels all reach this is burnt out. */
const BURNT_OUT = 250;

/** Sharpness, brightness, glare and colour of a picture, all measured on it scaled to 1000 px wide. */
export async function measureQuality(pixels: Pixels): Promise<Quality> {
  const height = Math.max(3, Math.round((pixels.height * MEASURED_WIDTH) / pixels.width));
  const scaled = await resizePixels(pixels, MEASURED_WIDTH, Math.min(height, 4 * MEASURED_WIDTH));
  const { data, width } = scaled;
  const count = width * scaled.height;
  const grey = new Float32Array(count);
  let brightness = 0;
  let burnt = 0;
  let colour = 0;
  for (let pixel = 0, at = 0; pixel < count; pixel++, at += 3) {
    const red = data[at] ?? 0;
    const green = data[at + 1] ?? 0;
    const blue = data[at + 2] ?? 0;
    const value = 0.299 * red + 0.587 * green + 0.114 * blue;
    grey[pixel] = value;
    brightness += value;
    if (red >= BURNT_OUT && green >= BURNT_OUT && blue >= BURNT_OUT) burnt++;
    colour += (Math.abs(red - value) + Math.abs(green - value) + Math.abs(blue - value)) / 3;
  }
  return {
    sharpness: laplacianVariance(grey, width, scaled.height),
    brightness: brightness / count,
    glareShare: burnt / count,
    colourfulness: colour / count,
  };
}

import type { Pixels } from './pixels.ts';

export type QuarterTurn = 0 | 90 | 180 | 270;

/** Turns clockwise. */
export function rotatePixels(pixels: Pixels, degrees: QuarterTurn): Pixels {
  if (degrees === 0) return pixels;
  const { data, width, height } = pixels;
  const turned = degrees === 90 || degrees === 270;
  const outWidth = turned ? height : width;
  const outHeight = turned ? width : height;
  const out = new Uint8Array(data.length);
  // Source offset of the first output pixel, and its change along an output row and from row to row.
  const [start, step, rowStep] =
    degrees === 90
      ? [(height - 1) * width, -width, 1]
      : degrees === 180
        ? [height * width - 1, -1, -width]
        : [width - 1, width, -1];
  let to = 0;
  for (let y = 0; y < outHeight; y++) {
    let from = (start + y * rowStep) * 3;
    for (let x = 0; x < outWidth; x++) {
      out[to++] = data[from] ?? 0;
      out[to++] = data[from + 1] ?? 0;
      out[to++] = data[from + 2] ?? 0;
      from += step * 3;
    }
  }
  return { data: out, width: outWidth, height: outHeight };
}

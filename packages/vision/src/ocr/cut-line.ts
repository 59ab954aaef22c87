import type { Pyramid } from '../picture/pyramid.ts';
import { samplePatch } from '../picture/sample-patch.ts';
import type { GreyLine } from './open-line-reader.ts';
import { type Strip, stripPatch } from './read-strip.ts';

/** Height of a line as tesseract gets it, without the margin. */
const HEIGHT = 48;
const MAX_WIDTH = 2400;
/** Pixels that repeat the edge on every side: tesseract wants air around a line. */
export const lineMargin = 6;

/** Cuts a strip out of the picture as a grey line with margins; light on dark is turned into dark on light. */
export function cutLine(pyramid: Pyramid, strip: Strip): GreyLine {
  const natural = (strip.length * HEIGHT) / strip.thickness;
  const inner = Math.round(Math.min(MAX_WIDTH, Math.max(HEIGHT / 2, natural)));
  const plane = inner * HEIGHT;
  const patch = samplePatch(pyramid, stripPatch(strip, inner, HEIGHT), inner, HEIGHT);
  const width = inner + 2 * lineMargin;
  const height = HEIGHT + 2 * lineMargin;
  const data = new Uint8Array(width * height);
  let sum = 0;
  for (let y = 0; y < height; y++) {
    const row = Math.min(HEIGHT - 1, Math.max(0, y - lineMargin)) * inner;
    for (let x = 0; x < width; x++) {
      const at = row + Math.min(inner - 1, Math.max(0, x - lineMargin));
      const grey =
        0.299 * (patch[at] ?? 0) + 0.587 * (patch[plane + at] ?? 0) + 0.114 * (patch[2 * plane + at] ?? 0);
      data[y * width + x] = Math.round(grey);
      sum += grey;
    }
  }
  return {
    data: isInverted(data, sum / data.length) ? data.map((value) => 255 - value) : data,
    width,
    height,
  };
}

/** Writing covers the smaller part of a line: when most pixels are darker than the mean, the paper is dark. */
function isInverted(data: Uint8Array, mean: number): boolean {
  let darker = 0;
  for (const value of data) if (value < mean) darker++;
  return darker > data.length * 0.6;
}

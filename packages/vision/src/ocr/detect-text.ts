import type { Model } from '../models/model.ts';
import type { Stopwatch } from '../models/stopwatch.ts';
import type { Pixels } from '../picture/pixels.ts';
import { resizePixels } from '../picture/resize-pixels.ts';
import { boxesOfMap } from './boxes-of-map.ts';
import { halfTurn } from './min-area-rectangle.ts';
import type { TextBox } from './text-box.ts';

const MEAN_BGR = [0.406, 0.456, 0.485] as const;
const DEVIATION_BGR = [0.225, 0.224, 0.229] as const;
/** A small picture is not blown up further than this. */
const MAX_ENLARGEMENT = 2.5;

/** Finds pieces of text, in pixels of the picture. `side` is the longer side the detector looks at. */
export async function detectText(
  model: Model,
  stopwatch: Stopwatch,
  pixels: Pixels,
  side: number,
): Promise<TextBox[]> {
  const scale = Math.min(side / Math.max(pixels.width, pixels.height), MAX_ENLARGEMENT);
  const width = roundTo32(pixels.width * scale);
  const height = roundTo32(pixels.height * scale);
  const { data } = await resizePixels(pixels, width, height);
  const plane = width * height;
  const input = new Float32Array(plane * 3);
  for (let channel = 0; channel < 3; channel++) {
    const factor = 1 / (255 * (DEVIATION_BGR[channel] ?? 1));
    const shift = (MEAN_BGR[channel] ?? 0) / (DEVIATION_BGR[channel] ?? 1);
    const to = channel * plane;
    for (let at = 0, from = 2 - channel; at < plane; at++, from += 3) {
      input[to + at] = (data[from] ?? 0) * factor - shift;
    }
  }
  const output = await model.run(stopwatch, input, [1, 3, height, width]);
  const scaleX = pixels.width / width;
  const scaleY = pixels.height / height;
  return boxesOfMap(output('').data, width, height).map((box) => {
    // The two scales differ by the rounding to 32 alone, so the shape stays a rectangle for all purposes.
    const dx = Math.cos(box.angle) * scaleX;
    const dy = Math.sin(box.angle) * scaleY;
    const across = Math.hypot(Math.sin(box.angle) * scaleX, Math.cos(box.angle) * scaleY);
    return {
      centre: { x: (box.centre.x + 0.5) * scaleX - 0.5, y: (box.centre.y + 0.5) * scaleY - 0.5 },
      length: box.length * Math.hypot(dx, dy),
      thickness: box.thickness * across,
      angle: halfTurn(Math.atan2(dy, dx)),
      score: box.score,
    };
  });
}

function roundTo32(value: number): number {
  return Math.max(32, Math.round(value / 32) * 32);
}

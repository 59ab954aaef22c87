import sharp from 'sharp';
import type { Model } from '../models/model.ts';
import type { Stopwatch } from '../models/stopwatch.ts';
import type { Pixels } from '../picture/pixels.ts';
import { detectText } from './detect-text.ts';
import { halfTurn } from './min-area-rectangle.ts';
import type { TextBox } from './text-box.ts';

/**
 * Finds text on a copy of the picture that is turned until text which runs at `tilt` (radians) lies level: the
 * detector tears slanted lines. The boxes are given in pixels of the picture as it is.
 */
export async function detectTiltedText(
  model: Model,
  stopwatch: Stopwatch,
  pixels: Pixels,
  side: number,
  tilt: number,
): Promise<TextBox[]> {
  const { data, info } = await sharp(pixels.data, {
    raw: { width: pixels.width, height: pixels.height, channels: 3 },
  })
    .rotate((-tilt * 180) / Math.PI, { background: '#808080' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const level = { data, width: info.width, height: info.height };
  const cos = Math.cos(tilt);
  const sin = Math.sin(tilt);
  return (await detectText(model, stopwatch, level, side)).map((box) => {
    const x = box.centre.x - (level.width - 1) / 2;
    const y = box.centre.y - (level.height - 1) / 2;
    return {
      ...box,
      centre: {
        x: x * cos - y * sin + (pixels.width - 1) / 2,
        y: x * sin + y * cos + (pixels.height - 1) / 2,
      },
      angle: halfTurn(box.angle + tilt),
    };
  });
}

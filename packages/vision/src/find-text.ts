import { findOrientation, isClear, type Orientation } from './find-orientation.ts';
import type { Models } from './models/load-models.ts';
import type { Stopwatch } from './models/stopwatch.ts';
import { detectText } from './ocr/detect-text.ts';
import { detectTiltedText } from './ocr/detect-tilted-text.ts';
import type { TextBox } from './ocr/text-box.ts';
import type { Pixels } from './picture/pixels.ts';
import { buildPyramid, type Pyramid } from './picture/pyramid.ts';
import { type QuarterTurn, rotatePixels } from './picture/rotate-pixels.ts';

/** Longer side at which text is looked for. */
const DETECTOR_SIDE = 960;
/** Sides tried when no zone satisfies its digits: widely spaced letters join at the first, small ones show at the second. */
const SECOND_SIDES = [640, 1280] as const;
/** Tilt in radians from which lines are torn (3 degrees). */
const MIN_TILT = 0.05;

export type FoundText = {
  /** The picture that the boxes and the orientation are about: as it came, turned by `turned`. */
  readonly pixels: Pixels;
  readonly pyramid: Pyramid;
  readonly boxes: readonly TextBox[];
  readonly orientation: Orientation;
  readonly turned: QuarterTurn;
};

/** Looks for text and the zone, again in other sizes and on the picture turned upright until the zone is clear. */
export async function findText(
  models: Pick<Models, 'faceDetector' | 'textDetector' | 'textReader'>,
  stopwatch: Stopwatch,
  original: Pixels,
  referenceDate: string,
): Promise<FoundText> {
  const look = async (pixels: Pixels, pyramid: Pyramid, side: number, tilt = 0) => {
    const boxes =
      tilt === 0
        ? await detectText(models.textDetector, stopwatch, pixels, side)
        : await detectTiltedText(models.textDetector, stopwatch, pixels, side, tilt);
    stopwatch.lap('text-detection');
    return { boxes, orientation: await findOrientation(models, stopwatch, pyramid, boxes, referenceDate) };
  };
  let pixels = original;
  let pyramid = buildPyramid(pixels);
  let turned: QuarterTurn = 0;
  let { boxes, orientation } = await look(pixels, pyramid, DETECTOR_SIDE);
  if (orientation.rotation !== 0 && !isClear(orientation.mrz)) {
    // The detector loses more of lines that stand upright.
    turned = orientation.rotation;
    pixels = rotatePixels(original, turned);
    pyramid = buildPyramid(pixels);
    ({ boxes, orientation } = await look(pixels, pyramid, DETECTOR_SIDE));
  }
  const tilt = orientation.rotation === 0 ? orientation.direction : 0;
  if (!isClear(orientation.mrz) && Math.abs(tilt) > MIN_TILT) {
    const level = await look(pixels, pyramid, DETECTOR_SIDE, tilt);
    if (passes(level.orientation) >= passes(orientation)) ({ boxes, orientation } = level);
  }
  const longer = Math.max(pixels.width, pixels.height);
  for (const side of SECOND_SIDES) {
    if (isClear(orientation.mrz) || (side > DETECTOR_SIDE && longer <= DETECTOR_SIDE)) continue;
    const again = (await look(pixels, pyramid, side)).orientation;
    if (passes(again) > passes(orientation)) orientation = again;
  }
  return { pixels, pyramid, boxes, orientation, turned };
}

function passes({ mrz }: Orientation): number {
  return mrz === null ? -1 : mrz.reading.checkDigits.filter(({ pass }) => pass).length;
}

import { findOrientation, isClear, type Orientation } from './find-orientation.ts';
import type { Models } from './models/load-models.ts';
import type { Stopwatch } from './models/stopwatch.ts';
import { findMrz } from './mrz/find-mrz.ts';
import { detectText } from './ocr/detect-text.ts';
import { detectTiltedText } from './ocr/detect-tilted-text.ts';
import { stripReader } from './ocr/strip-reader.ts';
import type { TextBox } from './ocr/text-box.ts';
import { detectionCost, type WorkBudget, workBudget } from './ocr/work-budget.ts';
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
  /** What is left to look for the zone with. */
  readonly budget: WorkBudget;
};

/** Looks for text and the zone, again in other sizes and on the picture turned upright until the zone is clear. */
export async function findText(
  models: Pick<Models, 'faceDetector' | 'textDetector' | 'textReader'>,
  stopwatch: Stopwatch,
  original: Pixels,
  referenceDate: string,
): Promise<FoundText> {
  let pixels = original;
  let pyramid = buildPyramid(pixels);
  const budget = workBudget();
  let reader = stripReader(models.textReader, stopwatch, pyramid, budget);
  let faces = new Map<QuarterTurn, number>();
  let turned: QuarterTurn = 0;
  const look = async (side: number, tilt: number, rotation?: QuarterTurn) => {
    budget.spend(detectionCost(pixels, side));
    const boxes =
      tilt === 0
        ? await detectText(models.textDetector, stopwatch, pixels, side)
        : await detectTiltedText(models.textDetector, stopwatch, pixels, side, tilt);
    stopwatch.lap('text-detection');
    const hints = { faces, ...(rotation === undefined ? {} : { rotation }) };
    return {
      boxes,
      orientation: await findOrientation(models, stopwatch, reader, boxes, referenceDate, hints),
    };
  };
  let { boxes, orientation } = await look(DETECTOR_SIDE, 0);
  const unclear = () => !isClear(orientation.mrz) && orientation.hasNoZone !== true && !budget.isSpent;
  if (orientation.rotation !== 0 && unclear()) {
    // The detector loses more of lines that stand upright.
    turned = orientation.rotation;
    pixels = rotatePixels(original, turned);
    pyramid = buildPyramid(pixels);
    reader = stripReader(models.textReader, stopwatch, pyramid, budget);
    faces = new Map();
    ({ boxes, orientation } = await look(DETECTOR_SIDE, 0, 0));
  }
  const tilt = orientation.rotation === 0 ? orientation.direction : 0;
  if (unclear() && Math.abs(tilt) > MIN_TILT) {
    const level = await look(DETECTOR_SIDE, tilt, 0);
    if (!isBetter(orientation, level.orientation)) ({ boxes, orientation } = level);
  }
  if (unclear()) {
    const mrz = await findMrz(reader, boxes, orientation.direction, referenceDate, true);
    stopwatch.lap('mrz');
    const thorough = { ...orientation, mrz };
    if (isBetter(thorough, orientation)) orientation = thorough;
  }
  const longer = Math.max(pixels.width, pixels.height);
  for (const side of SECOND_SIDES) {
    if (!unclear() || (side > DETECTOR_SIDE && longer <= DETECTOR_SIDE)) continue;
    const again = (await look(side, 0, orientation.rotation)).orientation;
    if (isBetter(again, orientation)) orientation = again;
  }
  return { pixels, pyramid, boxes, orientation, turned, budget };
}

/** Lines that are whole are better than torn ones, whatever their digits say. */
export function isBetter(one: Orientation, other: Orientation): boolean {
  const whole = ({ mrz }: Orientation) => (mrz !== null && !mrz.torn ? 1 : 0);
  return whole(one) !== whole(other) ? whole(one) > whole(other) : passes(one) > passes(other);
}

function passes({ mrz }: Orientation): number {
  return mrz === null ? -1 : mrz.reading.checkDigits.filter(({ pass }) => pass).length;
}

import type { DocumentOutline, Point } from '@aval/core/findings';
import type { Homography } from '@aval/core/geometry/homography';
import { mapPoint } from '@aval/core/geometry/map-point';
import { findOrientation, isClear, type Orientation } from './find-orientation.ts';
import { isBetter } from './find-text.ts';
import type { Models } from './models/load-models.ts';
import type { Stopwatch } from './models/stopwatch.ts';
import { buildRows } from './mrz/build-rows.ts';
import type { FoundMrz } from './mrz/find-mrz.ts';
import { detectText } from './ocr/detect-text.ts';
import { halfTurn } from './ocr/min-area-rectangle.ts';
import { stripReader } from './ocr/strip-reader.ts';
import type { TextBox } from './ocr/text-box.ts';
import { detectionCost, type WorkBudget } from './ocr/work-budget.ts';
import { outlineReading } from './outline/outline-reading.ts';
import { straightenWithMap } from './outline/straighten-with-map.ts';
import type { Pixels } from './picture/pixels.ts';
import { buildPyramid, type Pyramid } from './picture/pyramid.ts';
import type { QuarterTurn } from './picture/rotate-pixels.ts';

/** What was found on a picture: the boxes of its text, which way is up, and the zone. */
export type TextFindings = {
  readonly pixels: Pixels;
  readonly pyramid: Pyramid;
  readonly boxes: readonly TextBox[];
  readonly orientation: Orientation;
  /** What is left to look for the zone with. */
  readonly budget: WorkBudget;
};

/** Confidence from which an outline is worth a second reading. */
const MIN_CONFIDENCE = 0.5;
/** Straightening changes little below this tilt (radians), this ratio of opposite sides, and above this share. */
const WORTH = { tilt: 0.05, ratio: 1.06, share: 0.6 } as const;
/** Length of a row, in shares of the document's longer side, from which it may be one of a zone: those take 0.87 to 0.9. */
const ROW_SHARE = 0.5;
/** Longer side of the straightened copy, and that at which its text is looked for. */
const SIDE = { copy: 1600, detector: 960 } as const;
const TURNS: readonly QuarterTurn[] = [0, 90, 180, 270];

/**
 * Reads once more from the straightened document, when the zone is not clear and the document lies askew or small in
 * the picture and may have one. Whatever is better satisfied by its check digits is kept; all in pixels of the picture as it was given.
 */
export async function readStraightened<Found extends TextFindings>(
  models: Pick<Models, 'faceDetector' | 'textDetector' | 'textReader'>,
  stopwatch: Stopwatch,
  found: Found,
  referenceDate: string,
): Promise<Found> {
  const { pixels, pyramid, boxes, orientation, budget } = found;
  if (isClear(orientation.mrz) || orientation.hasNoZone === true || budget.isSpent) return found;
  const [outline] = outlineReading(pixels, boxes, orientation, []);
  stopwatch.lap('outline');
  if (outline === undefined || outline.confidence < MIN_CONFIDENCE) return found;
  if (!isAskew(outline, pixels) || !mayHaveZone(outline, found)) return found;
  const straight = straightenWithMap(pyramid, outline, { maxSide: SIDE.copy });
  stopwatch.lap('straighten');
  if (straight === null) return found;
  const copy = buildPyramid(straight.pixels);
  budget.spend(detectionCost(straight.pixels, SIDE.detector));
  const copyBoxes = await detectText(models.textDetector, stopwatch, straight.pixels, SIDE.detector);
  stopwatch.lap('text-detection');
  const again = await findOrientation(
    models,
    stopwatch,
    stripReader(models.textReader, stopwatch, copy, budget),
    copyBoxes,
    referenceDate,
    { rotation: 0 },
  );
  if (again.mrz === null || !isBetter(again, orientation)) return found;
  return {
    ...found,
    boxes: copyBoxes.map((box) => {
      const mapped = mapStrip(box, straight.toPicture);
      return { ...mapped, angle: halfTurn(mapped.angle) };
    }),
    orientation: mapOrientation(again, again.mrz, straight.toPicture),
  };
}

/** Cards without a zone are not read twice: only its rows reach over most of a document. */
function mayHaveZone({ corners }: DocumentOutline, { boxes, orientation }: TextFindings): boolean {
  if (orientation.mrz !== null) return true;
  const longest = Math.max(...sidesOf(corners));
  return buildRows(boxes, orientation.direction).some(({ length }) => length >= longest * ROW_SHARE);
}

function sidesOf(corners: readonly Point[]): number[] {
  return corners.map((corner, index) => {
    const next = corners[(index + 1) % 4] ?? corner;
    return Math.hypot(next.x - corner.x, next.y - corner.y);
  });
}

function isAskew({ corners }: DocumentOutline, { width, height }: Pixels): boolean {
  const lengths = sidesOf(corners);
  const [top = 1, right = 1, bottom = 1, left = 1] = lengths;
  const [first = { x: 0, y: 0 }, second = first] = corners;
  const angle = Math.atan2(second.y - first.y, second.x - first.x);
  const quarter = Math.PI / 2;
  const ratio = (one: number, other: number) => Math.max(one, other) / Math.min(one, other);
  return (
    Math.abs(angle - Math.round(angle / quarter) * quarter) > WORTH.tilt ||
    Math.max(ratio(top, bottom), ratio(left, right)) > WORTH.ratio ||
    Math.max(...lengths) < WORTH.share * Math.max(width, height)
  );
}

type Slanted = Pick<TextBox, 'centre' | 'length' | 'thickness' | 'angle'>;

/** A slanted rectangle as it lies on the other plane: its middle lines are mapped, so its corners are near enough. */
function mapStrip<Strip extends Slanted>(strip: Strip, map: Homography): Strip {
  const { centre, length, thickness, angle } = strip;
  const at = (along: number, across: number): Point =>
    // Boxes count from the middle of the first pixel, the map from the picture's corner.
    mapPoint(map, {
      x: centre.x + 0.5 + Math.cos(angle) * along - Math.sin(angle) * across,
      y: centre.y + 0.5 + Math.sin(angle) * along + Math.cos(angle) * across,
    });
  const [start, end] = [at(-length / 2, 0), at(length / 2, 0)];
  const [top, bottom] = [at(0, -thickness / 2), at(0, thickness / 2)];
  return {
    ...strip,
    centre: { x: (start.x + end.x) / 2 - 0.5, y: (start.y + end.y) / 2 - 0.5 },
    length: Math.hypot(end.x - start.x, end.y - start.y),
    thickness: Math.hypot(bottom.x - top.x, bottom.y - top.y),
    angle: Math.atan2(end.y - start.y, end.x - start.x),
  };
}

function mapOrientation(orientation: Orientation, mrz: FoundMrz, map: Homography): Orientation {
  const strips = mrz.strips.map((strip) => mapStrip(strip, map));
  const direction = strips[0]?.angle ?? orientation.direction;
  const rotation = TURNS.reduce((best, turn) =>
    misfit(direction, turn) < misfit(direction, best) ? turn : best,
  );
  const { x, y, width, height } = mrz.reading.box;
  const corners = [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ].map((corner) => mapPoint(map, corner));
  const xs = corners.map((corner) => corner.x);
  const ys = corners.map((corner) => corner.y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const box = { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
  return { rotation, direction, mrz: { ...mrz, strips, reading: { ...mrz.reading, box } } };
}

/** Angle between text that runs in a direction and text that this turn makes upright. */
function misfit(direction: number, turn: QuarterTurn): number {
  return 1 - Math.cos(direction + (turn * Math.PI) / 180);
}

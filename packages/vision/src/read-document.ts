import type { Box, DocumentFindings, PictureFailure, TextLine } from '@aval/core/findings';
import { type Result, success } from '@aval/core/result';
import { describeFace } from './faces/describe-face.ts';
import { detectFaces } from './faces/detect-faces.ts';
import { embedFace } from './faces/embed-face.ts';
import { findOrientation, isClear, type Orientation } from './find-orientation.ts';
import type { Models } from './models/load-models.ts';
import { type Stopwatch, startStopwatch } from './models/stopwatch.ts';
import { detectText } from './ocr/detect-text.ts';
import { detectTiltedText } from './ocr/detect-tilted-text.ts';
import { readLines } from './ocr/read-lines.ts';
import type { TextBox } from './ocr/text-box.ts';
import { outlineReading } from './outline/outline-reading.ts';
import { turnOutline } from './outline/turn-outline.ts';
import { decodePicture } from './picture/decode-picture.ts';
import { measureQuality } from './picture/measure-quality.ts';
import type { Pixels } from './picture/pixels.ts';
import { buildPyramid, type Pyramid } from './picture/pyramid.ts';
import { type QuarterTurn, rotatePixels } from './picture/rotate-pixels.ts';
import { turnBox } from './picture/turn-box.ts';
import type { NativeGuard } from './pool/native-guard.ts';
import { readStraightened } from './read-straightened.ts';
import { visionVersion } from './vision-version.ts';

export type ReadDocumentOptions = {
  /** ISO date, for the century of two-digit years. */
  readonly referenceDate: string;
  readonly declaredMime?: string;
  /** Lets the reading be stopped from another thread. */
  readonly guard?: NativeGuard;
  /** Lines outside the machine-readable zone that are read at most, largest first (40). */
  readonly maxTextLines?: number;
};

/** Longer side at which text is looked for. */
const DETECTOR_SIDE = 960;
/** Sides tried when no zone satisfies its digits: widely spaced letters join at the first, small ones show at the second. */
const SECOND_SIDES = [640, 1280] as const;
/** Tilt in radians from which lines are torn (3 degrees). */
const MIN_TILT = 0.05;
const TURNS: readonly QuarterTurn[] = [0, 90, 180, 270];
const MAX_TEXT_LINES = 40;
const MAX_FACES = 6;

/**
 * Everything the eyes can say about the picture of a document: quality, text, machine-readable zone, faces and the
 * template of the largest. Coordinates are pixels of the upright working copy (longer side at most 2400).
 */
export async function readDocument(
  models: Models,
  bytes: Uint8Array,
  options: ReadDocumentOptions,
): Promise<Result<DocumentFindings, PictureFailure>> {
  const stopwatch = startStopwatch(options.guard);
  const decoded = await decodePicture(bytes, options);
  if (!decoded.ok) return decoded;
  const { format } = decoded.value;
  stopwatch.lap('decode');

  const looked = await findText(models, stopwatch, decoded.value.pixels, options.referenceDate);
  const found = await readStraightened(models, stopwatch, looked, options.referenceDate);
  const { pixels, pyramid, boxes, orientation, turned } = found;
  const { rotation, mrz } = orientation;
  const turn = (box: Box) => turnBox(box, pixels, rotation);

  const upright = rotation === 0 ? pyramid : buildPyramid(rotatePixels(pixels, rotation));
  const { width, height } = upright.base;
  stopwatch.lap('turn');
  const quality = await measureQuality(upright.base);
  stopwatch.lap('quality');
  const { faces, portrait } = await readFaces(models, stopwatch, upright);
  stopwatch.lap('faces');
  const back = turnBack(rotation);
  const outlines = outlineReading(
    pixels,
    boxes,
    orientation,
    faces.map(({ box }) => turnBox(box, upright.base, back)),
  );
  stopwatch.lap('outline');
  const text = await readText(models, stopwatch, pyramid, boxes, orientation, options.maxTextLines);
  stopwatch.lap('text');

  return success({
    kind: 'document',
    visionVersion,
    modelIds: Object.values(models)
      .filter((model) => model !== models.faceLiveness)
      .map(({ id }) => id),
    picture: { format, width, height, rotation: addTurns(turned, rotation) },
    quality,
    signs: [],
    outlines: outlines.map((outline) => turnOutline(outline, pixels, rotation)),
    text: text.map((line) => ({
      ...line,
      box: turn(line.box),
      words: line.words.map((word) => ({ ...word, box: turn(word.box) })),
    })),
    mrz: mrz === null ? null : { ...mrz.reading, box: turn(mrz.reading.box) },
    barcodes: [],
    faces,
    portrait,
    timings: stopwatch.timings(),
  });
}

type FoundText = {
  /** The picture that the boxes and the orientation are about: as it came, turned by `turned`. */
  readonly pixels: Pixels;
  readonly pyramid: Pyramid;
  readonly boxes: readonly TextBox[];
  readonly orientation: Orientation;
  readonly turned: QuarterTurn;
};

/** Looks for text and the zone, again in other sizes and on the picture turned upright until the zone is clear. */
async function findText(
  models: Models,
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

function addTurns(one: QuarterTurn, other: QuarterTurn): QuarterTurn {
  return TURNS.find((turn) => turn === (one + other) % 360) ?? 0;
}

function turnBack(degrees: QuarterTurn): QuarterTurn {
  return TURNS.find((turn) => (turn + degrees) % 360 === 0) ?? 0;
}

function passes({ mrz }: Orientation): number {
  return mrz === null ? -1 : mrz.reading.checkDigits.filter(({ pass }) => pass).length;
}

async function readFaces(models: Models, stopwatch: Stopwatch, pyramid: Pyramid) {
  const found = await detectFaces(models.faceDetector, stopwatch, pyramid, { tiles: true });
  const largest = found
    .sort((one, other) => other.box.width * other.box.height - one.box.width * one.box.height)
    .slice(0, MAX_FACES);
  const faces = [];
  for (const face of largest) faces.push(await describeFace(models, stopwatch, pyramid, face));
  const [first] = faces;
  const portrait =
    first === undefined ? null : await embedFace(models.faceFeatures, stopwatch, pyramid, first.landmarks);
  return { faces, portrait };
}

/** The largest boxes outside the zone, in reading order. */
async function readText(
  models: Models,
  stopwatch: Stopwatch,
  pyramid: Pyramid,
  boxes: readonly TextBox[],
  { direction, mrz }: Orientation,
  limit = MAX_TEXT_LINES,
): Promise<TextLine[]> {
  const inZone = ({ centre }: TextBox) =>
    mrz?.strips.some((strip) => {
      const dx = centre.x - strip.centre.x;
      const dy = centre.y - strip.centre.y;
      const along = dx * Math.cos(strip.angle) + dy * Math.sin(strip.angle);
      const across = dy * Math.cos(strip.angle) - dx * Math.sin(strip.angle);
      return Math.abs(along) < strip.length / 2 && Math.abs(across) < strip.thickness / 2;
    }) ?? false;
  const depth = ({ centre }: TextBox) => centre.y * Math.cos(direction) - centre.x * Math.sin(direction);
  const chosen = boxes
    .filter((box) => !inZone(box))
    .sort((one, other) => other.length * other.thickness - one.length * one.thickness)
    .slice(0, limit)
    .sort((one, other) => depth(one) - depth(other));
  return readLines(models.textReader, stopwatch, pyramid, chosen, direction);
}

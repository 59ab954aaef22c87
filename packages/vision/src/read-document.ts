import type { Box, DocumentFindings, PictureFailure, TextScript } from '@aval/core/findings';
import { type Result, success } from '@aval/core/result';
import { readBarcodes } from './barcodes/read-barcodes.ts';
import { describeFaces } from './faces/describe-faces.ts';
import { isClear, type Orientation } from './find-orientation.ts';
import { findText } from './find-text.ts';
import type { Models } from './models/load-models.ts';
import { startStopwatch } from './models/stopwatch.ts';
import { expectedPrint } from './ocr/expected-print.ts';
import { readText } from './ocr/read-text.ts';
import type { TextBox } from './ocr/text-box.ts';
import { outlineReading } from './outline/outline-reading.ts';
import { turnOutline } from './outline/turn-outline.ts';
import { decodePicture } from './picture/decode-picture.ts';
import { measureQuality } from './picture/measure-quality.ts';
import { buildPyramid } from './picture/pyramid.ts';
import { type QuarterTurn, rotatePixels } from './picture/rotate-pixels.ts';
import { turnBox } from './picture/turn-box.ts';
import type { NativeGuard } from './pool/native-guard.ts';
import { readStraightened } from './read-straightened.ts';
import { hashPicture } from './signs/hash-picture.ts';
import { measureSigns } from './signs/measure-signs.ts';
import { visionVersion } from './vision-version.ts';

export type ReadDocumentOptions = {
  /** ISO date, for the century of two-digit years. */
  readonly referenceDate: string;
  readonly declaredMime?: string;
  /** Lets the reading be stopped from another thread. */
  readonly guard?: NativeGuard;
  /** Lines outside the machine-readable zone that are read at most, largest first (40). */
  readonly maxTextLines?: number;
  /** Scripts that the text may be in (both). */
  readonly scripts?: readonly TextScript[];
};

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
  const barcodes = await readBarcodes(models.barcodes, upright);
  stopwatch.lap('barcodes');
  const { faces, embedded } = await describeFaces(models, stopwatch, upright, {
    tiles: true,
    limit: MAX_FACES,
    occlusion: true,
  });
  stopwatch.lap('faces');
  const back = turnBack(rotation);
  const foundOutlines = outlineReading(
    pixels,
    boxes,
    orientation,
    faces.map(({ box }) => turnBox(box, upright.base, back)),
  );
  stopwatch.lap('outline');
  const lines = chooseLines(boxes, orientation, options.maxTextLines);
  const expected = expectedPrint(isClear(mrz) ? mrz?.reading.fields.issuingState : undefined);
  const scripts = expected.scripts.filter((script) => options.scripts?.includes(script) ?? true);
  const print = { ...expected, scripts };
  const read = await readText(models, stopwatch, pyramid, lines, orientation.direction, print);
  const text = read.map((line) => ({
    ...line,
    box: turn(line.box),
    words: line.words.map((word) => ({ ...word, box: turn(word.box) })),
  }));
  stopwatch.lap('text');
  const pictureHash = await hashPicture(upright.base);
  const outlines = foundOutlines.map((outline) => turnOutline(outline, pixels, rotation));
  const signs = await measureSigns('document', {
    bytes,
    format,
    pixels: upright.base,
    originalWidth: decoded.value.originalWidth,
    originalHeight: decoded.value.originalHeight,
    quality,
    outlines,
    text: text.map(({ box }) => box),
    mrz: mrz === null ? null : turn(mrz.reading.box),
    faces: faces.map(({ box }) => box),
  });
  stopwatch.lap('signs');

  return success({
    kind: 'document',
    visionVersion,
    modelIds: Object.values(models)
      .filter((model) => model !== models.faceLiveness)
      .map(({ id }) => id),
    picture: { format, width, height, rotation: addTurns(turned, rotation) },
    pictureHash,
    quality,
    signs,
    outlines,
    text,
    mrz: mrz === null ? null : { ...mrz.reading, box: turn(mrz.reading.box) },
    barcodes,
    faces: [...faces],
    portrait: embedded?.template ?? null,
    timings: stopwatch.timings(),
  });
}

function addTurns(one: QuarterTurn, other: QuarterTurn): QuarterTurn {
  return TURNS.find((turn) => turn === (one + other) % 360) ?? 0;
}

function turnBack(degrees: QuarterTurn): QuarterTurn {
  return TURNS.find((turn) => (turn + degrees) % 360 === 0) ?? 0;
}

/** The largest boxes outside the zone, in reading order. */
function chooseLines(
  boxes: readonly TextBox[],
  { direction, mrz }: Orientation,
  limit = MAX_TEXT_LINES,
): TextBox[] {
  const inZone = ({ centre }: TextBox) =>
    mrz?.strips.some((strip) => {
      const dx = centre.x - strip.centre.x;
      const dy = centre.y - strip.centre.y;
      const along = dx * Math.cos(strip.angle) + dy * Math.sin(strip.angle);
      const across = dy * Math.cos(strip.angle) - dx * Math.sin(strip.angle);
      return Math.abs(along) < strip.length / 2 && Math.abs(across) < strip.thickness / 2;
    }) ?? false;
  const depth = ({ centre }: TextBox) => centre.y * Math.cos(direction) - centre.x * Math.sin(direction);
  return boxes
    .filter((box) => !inZone(box))
    .sort((one, other) => other.length * other.thickness - one.length * one.thickness)
    .slice(0, limit)
    .sort((one, other) => depth(one) - depth(other));
}

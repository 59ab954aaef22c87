import { detectFaces } from './faces/detect-faces.ts';
import type { Models } from './models/load-models.ts';
import type { Stopwatch } from './models/stopwatch.ts';
import { type FoundMrz, findMrz } from './mrz/find-mrz.ts';
import { readsPlainly } from './mrz/reads-plainly.ts';
import { dominantAxis } from './ocr/dominant-axis.ts';
import { meanConfidence } from './ocr/glyphs.ts';
import { readLines } from './ocr/read-lines.ts';
import type { StripReader } from './ocr/strip-reader.ts';
import type { TextBox } from './ocr/text-box.ts';
import { buildPyramid, type Pyramid } from './picture/pyramid.ts';
import { type QuarterTurn, rotatePixels } from './picture/rotate-pixels.ts';

/** What is known of the picture before. */
export type OrientationHints = {
  /** The turn that makes it upright, where no zone says otherwise; without it lines are read both ways. */
  readonly rotation?: QuarterTurn;
  /** How sure the detector is of a face after each turn; what is found out is added. */
  readonly faces?: Map<QuarterTurn, number>;
};

export type Orientation = {
  /** Clockwise degrees that make the picture upright. */
  readonly rotation: QuarterTurn;
  /** Direction in which its text runs, in radians in the picture as it came. */
  readonly direction: number;
  readonly mrz: FoundMrz | null;
  /** There is none: the text was read well without it. */
  readonly hasNoZone?: true;
};

/** Longer side below which faces are looked for when only the direction is asked. */
const FACE_LEVEL_SIDE = 1000;
const TRIAL_LINES = 4;
/** Mean confidence of a zone read in the right direction; the wrong one gives half of that. */
const LEGIBLE = 0.85;
/** Likewise when half of the digits pass; an unknown country has lowered the confidence by then. */
const LEGIBLE_WITH_DIGITS = 0.7;

/**
 * Finds out which way is up, and the machine-readable zone on the way.
 * Evidence in order of strength: a zone that reads, a face that is upright, the axis of the text, lines that
 * read better one way than the other. The picture as it came is tried first, and nothing else once it holds both
 * a zone and no reason to doubt.
 */
export async function findOrientation(
  models: Pick<Models, 'faceDetector' | 'textReader'>,
  stopwatch: Stopwatch,
  reader: StripReader,
  boxes: readonly TextBox[],
  referenceDate: string,
  { rotation: known, faces = new Map() }: OrientationHints = {},
): Promise<Orientation> {
  const { pyramid } = reader;
  const axis = dominantAxis(boxes);
  const turns = candidateTurns(axis);
  await scoreFaces(models, stopwatch, pyramid, turns, faces);
  const upright = faces;
  stopwatch.lap('orientation');
  const ordered = [...turns].sort((one, other) => (upright.get(other) ?? 0) - (upright.get(one) ?? 0));
  let partial: Orientation | null = null;
  for (const rotation of ordered) {
    if (reader.budget.isSpent) break;
    const direction = directionFor(rotation, axis);
    const mrz = await findMrz(reader, boxes, direction, referenceDate);
    stopwatch.lap('mrz');
    if (mrz === null) {
      if (await readsPlainly(reader, boxes, direction)) return { rotation, direction, mrz, hasNoZone: true };
      continue;
    }
    // Upside down hardly one digit fits by chance, so that two tell the direction.
    if (isClear(mrz) || passes(mrz) >= 2) return { rotation, direction, mrz };
    if (partial === null || passes(mrz) > passes(partial.mrz)) partial = { rotation, direction, mrz };
  }
  if (partial !== null) return partial;
  const [first = 0, second] = ordered;
  const clear = second === undefined || (upright.get(first) ?? 0) - (upright.get(second) ?? 0) > 0.2;
  const read = () => betterRead(models, stopwatch, pyramid, boxes, [first, second ?? first], axis);
  const rotation = clear ? first : (known ?? (await read()));
  stopwatch.lap('orientation');
  return { rotation, direction: directionFor(rotation, axis), mrz: null };
}

function candidateTurns(axis: number | null): QuarterTurn[] {
  if (axis === null) return [0, 90, 180, 270];
  return Math.abs(axis) <= Math.PI / 4 ? [0, 180] : [90, 270];
}

/** Text that runs down the picture (a quarter turn clockwise) becomes upright by three quarter turns more. */
function directionFor(rotation: QuarterTurn, axis: number | null): number {
  const exact = (-rotation * Math.PI) / 180;
  if (axis === null) return exact;
  const difference = Math.atan2(Math.sin(axis - exact), Math.cos(axis - exact));
  return Math.abs(difference) <= Math.PI / 2
    ? exact + difference
    : exact + difference - Math.sign(difference) * Math.PI;
}

async function scoreFaces(
  models: Pick<Models, 'faceDetector'>,
  stopwatch: Stopwatch,
  pyramid: Pyramid,
  turns: readonly QuarterTurn[],
  scores: Map<QuarterTurn, number>,
): Promise<void> {
  const { width, height } = pyramid.base;
  const level = Math.max(0, Math.ceil(Math.log2(Math.max(width, height) / FACE_LEVEL_SIDE)));
  const small = pyramid.level(level).pixels;
  for (const turn of turns) {
    if (scores.has(turn)) continue;
    const turned = buildPyramid(rotatePixels(small, turn));
    const [best] = await detectFaces(models.faceDetector, stopwatch, turned, { tiles: false });
    scores.set(turn, best?.score ?? 0);
  }
}

async function betterRead(
  models: Pick<Models, 'textReader'>,
  stopwatch: Stopwatch,
  pyramid: Pyramid,
  boxes: readonly TextBox[],
  turns: readonly QuarterTurn[],
  axis: number | null,
): Promise<QuarterTurn> {
  const longest = [...boxes].sort((one, other) => other.length - one.length).slice(0, TRIAL_LINES);
  let best: QuarterTurn = turns[0] ?? 0;
  let bestConfidence = 0;
  for (const turn of turns) {
    const lines = await readLines(models.textReader, stopwatch, pyramid, longest, directionFor(turn, axis));
    const confidence =
      lines.reduce((sum, { glyphs }) => sum + meanConfidence(glyphs), 0) / Math.max(1, longest.length);
    if (confidence > bestConfidence + 0.05) {
      best = turn;
      bestConfidence = confidence;
    }
  }
  return best;
}

/** A zone that needs no second look: its digits pass, or it is plainly legible and the document itself is wrong. */
export function isClear(mrz: FoundMrz | null): boolean {
  if (mrz === null || mrz.torn) return false;
  const { checkDigits, meanConfidence } = mrz.reading;
  const halfPass = passes(mrz) * 2 >= checkDigits.length;
  return passes(mrz) === checkDigits.length || meanConfidence >= (halfPass ? LEGIBLE_WITH_DIGITS : LEGIBLE);
}

function passes(mrz: FoundMrz | null): number {
  return mrz?.reading.checkDigits.filter(({ pass }) => pass).length ?? 0;
}

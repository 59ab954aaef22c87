import type { Eyes, Point } from '@aval/core/findings';
import type { Model } from '../models/model.ts';
import type { Stopwatch } from '../models/stopwatch.ts';
import type { Pyramid } from '../picture/pyramid.ts';
import { type Affine, samplePatch } from '../picture/sample-patch.ts';

/** Side of the model's input in pixels; RGB from 0 to 1. */
const SIDE = 64;
/** Width of the first crop in distances between the eyes, and of the second in widths of the eye that the first found. */
const FIRST_CROP = 1.15;
const SECOND_CROP = 2.3;
/** Three numbers a point. Of the outline points 0 and 8 are the corners, 1 to 7 the lower lid, 9 to 15 the upper one above them. */
const CORNERS = [0, 8] as const;
const LID_POINTS = [1, 2, 3, 4, 5, 6, 7] as const;
const UPPER = 8;

type Outline = readonly Point[];

/**
 * How far each eye is open: the mean distance of the lids over the distance of the corners. MediaPipe's iris model finds the outline; a
 * second look, at a crop laid out by the corners that the first look found, makes up for landmarks that are a little off. Four model
 * runs. Null when no number comes of it.
 *
 * Measured: docs/adr/0018-blink.md.
 * @param landmarks the two eye centres first, left before right as seen
 */
export async function measureEyes(
  model: Model,
  stopwatch: Stopwatch,
  pyramid: Pyramid,
  landmarks: readonly Point[],
): Promise<Eyes | null> {
  const [left, right] = landmarks;
  if (left === undefined || right === undefined) return null;
  const distance = Math.hypot(right.x - left.x, right.y - left.y);
  if (!(distance > 0)) return null;
  const angle = Math.atan2(right.y - left.y, right.x - left.x);
  const openness = async (centre: Point, isMirrored: boolean) => {
    const look = (middle: Point, size: number) =>
      findOutline(model, stopwatch, pyramid, cropMap(middle, size, angle, isMirrored));
    const first = await look(centre, distance * FIRST_CROP);
    const { middle, width } = cornersOf(first);
    return opennessOf(await look(middle, width * SECOND_CROP));
  };
  // The model knows the person's left eye; the other is shown to it in a mirror.
  const eyes = { left: await openness(left, true), right: await openness(right, false) };
  return Number.isFinite(eyes.left + eyes.right) ? { modelId: model.id, ...eyes } : null;
}

/** From a square patch to the picture: turned with the head, mirrored for the person's right eye. */
function cropMap(middle: Point, size: number, angle: number, isMirrored: boolean): Affine {
  const along = (Math.cos(angle) * size) / SIDE;
  const across = (Math.sin(angle) * size) / SIDE;
  const mirror = isMirrored ? -1 : 1;
  const half = (SIDE - 1) / 2;
  return {
    a: along * mirror,
    b: -across,
    c: middle.x - (along * mirror - across) * half,
    d: across * mirror,
    e: along,
    f: middle.y - (across * mirror + along) * half,
  };
}

/** The corners and lids in pixels of the picture. */
async function findOutline(
  model: Model,
  stopwatch: Stopwatch,
  pyramid: Pyramid,
  map: Affine,
): Promise<Outline> {
  const patch = samplePatch(pyramid, map, SIDE, SIDE);
  const input = patch.map((value) => value / 255);
  const { data } = (await model.run(stopwatch, input, [1, 3, SIDE, SIDE]))('');
  return Array.from({ length: UPPER * 2 }, (_, index) => {
    const u = (data[index * 3] ?? Number.NaN) - 0.5;
    const v = (data[index * 3 + 1] ?? Number.NaN) - 0.5;
    return { x: map.a * u + map.b * v + map.c, y: map.d * u + map.e * v + map.f };
  });
}

function cornersOf(outline: Outline): { readonly middle: Point; readonly width: number } {
  const [one, other] = CORNERS.map((index) => outline[index] ?? { x: Number.NaN, y: Number.NaN });
  if (one === undefined || other === undefined) throw new Error('an eye has two corners');
  const middle = { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
  return { middle, width: Math.hypot(other.x - one.x, other.y - one.y) };
}

function opennessOf(outline: Outline): number {
  const heights = LID_POINTS.map((index) => {
    const lower = outline[index];
    const upper = outline[index + UPPER];
    return lower === undefined || upper === undefined
      ? Number.NaN
      : Math.hypot(upper.x - lower.x, upper.y - lower.y);
  });
  const mean = heights.reduce((sum, height) => sum + height, 0) / heights.length;
  return mean / cornersOf(outline).width;
}

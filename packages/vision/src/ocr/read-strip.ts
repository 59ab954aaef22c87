import type { Point } from '@aval/core/findings';
import type { Model } from '../models/model.ts';
import type { Stopwatch } from '../models/stopwatch.ts';
import type { Pyramid } from '../picture/pyramid.ts';
import { type Affine, samplePatch } from '../picture/sample-patch.ts';
import { readerClasses } from './alphabet.ts';

/** A strip of the picture that holds one line. `angle` is the reading direction in radians, any turn. */
export type Strip = {
  readonly centre: Point;
  readonly length: number;
  readonly thickness: number;
  readonly angle: number;
  /** In perspective: thickness at the end over thickness at the start; `thickness` is their mean. 1 when left out. */
  readonly taper?: number;
};

/** What the reader says: `steps` x `readerClasses` probabilities from the start of the strip to its end. */
export type StripProbabilities = { readonly data: Float32Array; readonly steps: number };

const HEIGHT = 48;
const MIN_WIDTH = 32;
const MAX_WIDTH = 2400;

/** Runs the text reader on a strip. `stretch` widens it, which helps where characters stand close. */
export async function readStrip(
  model: Model,
  stopwatch: Stopwatch,
  pyramid: Pyramid,
  strip: Strip,
  stretch = 1,
): Promise<StripProbabilities> {
  const width = columnsOf(strip, stretch);
  const plane = width * HEIGHT;
  const patch = samplePatch(pyramid, stripPatch(strip, width, HEIGHT), width, HEIGHT);
  const input = new Float32Array(patch.length);
  for (let at = 0; at < plane; at++) {
    input[at] = (patch[2 * plane + at] ?? 0) / 127.5 - 1;
    input[plane + at] = (patch[plane + at] ?? 0) / 127.5 - 1;
    input[2 * plane + at] = (patch[at] ?? 0) / 127.5 - 1;
  }
  const { data, dims } = (await model.run(stopwatch, input, [1, 3, HEIGHT, width]))('');
  const steps = dims[1] ?? 0;
  if (dims[2] !== readerClasses) throw new Error(`model ${model.id} has ${dims[2]} classes`);
  return { data, steps };
}

/** How wide a strip is where the reader sees it, which is what reading it costs. */
export function columnsOf({ length, thickness }: Strip, stretch: number): number {
  return Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, ((length * HEIGHT) / thickness) * stretch)));
}

/** Maps a patch of this size onto the strip. */
export function stripPatch(strip: Strip, width: number, height: number): Affine {
  const { centre, length, thickness, angle, taper = 1 } = strip;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  // With s from 0 to 1 along the patch, a point is (start D + s length along + t depth across) / D, D = taper + (1 - taper) s;
  // everything is divided by D at the first pixel's centre, so that the map begins with 1.
  const step = (1 - taper) / width;
  const first = taper + step / 2;
  const depth = (2 * thickness * taper) / (1 + taper);
  const startX = centre.x - (length / 2) * cos;
  const startY = centre.y - (length / 2) * sin;
  const a = (startX * step + (length / width) * cos) / first;
  const b = (-sin * depth) / height / first;
  const d = (startY * step + (length / width) * sin) / first;
  const e = (cos * depth) / height / first;
  const middle = (height - 1) / 2;
  return {
    a,
    b,
    c: startX + ((length / width / 2) * cos) / first - b * middle,
    d,
    e,
    f: startY + ((length / width / 2) * sin) / first - e * middle,
    g: step / first,
  };
}

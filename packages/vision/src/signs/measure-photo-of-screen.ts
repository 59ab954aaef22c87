import type { Sign } from '@aval/core/findings';
import { spectraOf } from './fourier.ts';
import { contentBox, lumaOf, rising, type SignInput } from './sign-input.ts';

const TILE = 256;
/** Tiles across and down: what is printed differs from one to the next, the grid of a screen does not. */
const ACROSS = 2;
const DOWN = 2;
/** Frequencies looked at, in cycles a pixel: below lie print and guilloches, above what no lens resolves. */
const LOWEST = 0.11;
const HIGHEST = 0.47;
/** Rows of text, edges and the blocks of JPEG lie on the axes: peaks there are looked for in another way. */
const AXIS = 4;
/** Half the side of the square a peak is held against, in steps of the spectrum. */
const AROUND = 7;
const HALF = TILE / 2;
const WIDE = TILE + 2 * AROUND;
/** How far a peak stands out of its surroundings, in natural logarithms, where the score begins and from there to a half. */
const START = 1;
const MIDDLE = 1;
/**
 * A screen held straight: a peak on either axis, each held against its neighbours along it, at about one frequency. The lower of the
 * two counts. In the pictures measured it was at most 1.5 where there was no screen.
 */
const STRAIGHT = { apart: 0.02, start: 0.9, middle: 0.35 } as const;
/** Blocks of JPEG leave peaks at multiples of this step of the spectrum. */
const BLOCK = TILE / 8;

/**
 * Moiré: isolated peaks in the spectrum of the brightness that stay where they are all over the content, as the pixels of a screen
 * leave them, straight or askew. A screen that is out of focus, or finer than the camera resolves, leaves none; halftone print and woven cloth leave
 * peaks of the same kind.
 */
export function measurePhotoOfScreen(input: SignInput): Sign {
  const { pixels } = input;
  const content = contentBox(input);
  if (pixels.width < TILE || pixels.height < TILE) {
    return { kind: 'photo-of-screen', score: 0, measures: { measured: 0 }, box: null };
  }
  // The mean of the logarithms is the logarithm of the product: one of them for four tiles.
  const product = new Float64Array(TILE * (HALF + 1)).fill(1);
  for (let row = 0; row < DOWN; row++) {
    const y = placeOf(content.y, content.height, row, DOWN, pixels.height);
    const [left, right] = [0, 1].map((column) => {
      const x = placeOf(content.x, content.width, column, ACROSS, pixels.width);
      return windowed(lumaOf(pixels, { x, y, width: TILE, height: TILE }));
    });
    if (left === undefined || right === undefined) continue;
    const [first, second] = spectraOf(left, right, TILE);
    for (let at = 0; at < product.length; at++) {
      product[at] = (product[at] ?? 0) * (1 + (first[at] ?? 0)) * (1 + (second[at] ?? 0));
    }
  }
  const mean = product.map((value) => Math.log(value) / (ACROSS * DOWN));
  const unfolded = unfold(mean);
  const { prominence, frequency } = highestPeak(unfolded);
  const straight = straightGrid(unfolded);
  return {
    kind: 'photo-of-screen',
    score: Math.max(rising(prominence - START, MIDDLE), rising(straight - STRAIGHT.start, STRAIGHT.middle)),
    measures: { measured: 1, prominence, frequency, straight },
    box: null,
  };
}

function placeOf(start: number, length: number, index: number, count: number, limit: number): number {
  const centre = start + (length * (index + 0.5)) / count;
  return Math.round(Math.min(limit - TILE, Math.max(0, centre - TILE / 2)));
}

/** Fades out towards the borders, so that they leave no cross in the spectrum. */
const fade = Float64Array.from({ length: TILE }, (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / TILE));

function windowed(values: Float32Array): Float32Array {
  let mean = 0;
  for (const value of values) mean += value / values.length;
  const out = new Float32Array(values.length);
  for (let y = 0, at = 0; y < TILE; y++) {
    const down = fade[y] ?? 0;
    for (let x = 0; x < TILE; x++, at++) out[at] = ((values[at] ?? 0) - mean) * down * (fade[x] ?? 0);
  }
  return out;
}

/** Frequency 0 in the middle of the upper part, with a margin of what lies beyond on all sides. */
type Unfolded = { readonly data: Float64Array; readonly at: (u: number, v: number) => number };

function unfold(mean: Float64Array): Unfolded {
  const rows = HALF + 2 * AROUND;
  const data = new Float64Array(WIDE * rows);
  const at = (u: number, v: number) => (v + AROUND) * WIDE + u + HALF + AROUND;
  for (let v = -AROUND; v < HALF + AROUND; v++) {
    for (let u = -HALF - AROUND; u < HALF + AROUND; u++) {
      const isMirrored = v < 0 || v > HALF;
      const row = v < 0 ? -v : v > HALF ? TILE - v : v;
      const column = ((isMirrored ? -u : u) + 2 * TILE) % TILE;
      data[at(u, v)] = mean[row * TILE + column] ?? 0;
    }
  }
  return { data, at };
}

function highestPeak({ data, at }: Unfolded): { prominence: number; frequency: number } {
  let prominence = 0;
  let frequency = 0;
  for (let v = AXIS; v < HALF - 1; v++) {
    for (let u = -HALF + 2; u < HALF - 1; u++) {
      const radius = Math.hypot(u, v) / TILE;
      if (Math.abs(u) < AXIS || radius < LOWEST || radius > HIGHEST) continue;
      const here = at(u, v);
      const value = data[here] ?? 0;
      if (value < (data[here - 1] ?? 0) || value < (data[here + 1] ?? 0)) continue;
      if (value < (data[here - WIDE] ?? 0) || value < (data[here + WIDE] ?? 0)) continue;
      if (value - (data[here - 3 * WIDE - 3] ?? 0) <= prominence) continue;
      const above = value - levelAround(data, here);
      if (above > prominence) {
        prominence = above;
        frequency = radius;
      }
    }
  }
  return { prominence, frequency };
}

function straightGrid({ data, at }: Unfolded): number {
  const along = peakAlong(data, (place, beside) => at(place, beside), 1);
  const down = peakAlong(data, (place, beside) => at(beside, place), WIDE);
  if (Math.abs(along.frequency - down.frequency) > STRAIGHT.apart) return 0;
  return Math.min(along.prominence, down.prominence);
}

/** The highest peak near an axis over what lies before and behind it. `stride` leads from one frequency to the next. */
function peakAlong(
  data: Float64Array,
  at: (place: number, beside: number) => number,
  stride: number,
): { prominence: number; frequency: number } {
  let prominence = 0;
  let frequency = 0;
  for (let beside = 1 - AXIS; beside < AXIS; beside++) {
    for (let place = Math.ceil(LOWEST * TILE); place <= HIGHEST * TILE; place++) {
      if (Math.abs(place - Math.round(place / BLOCK) * BLOCK) <= 1) continue;
      const here = at(place, beside);
      const value = data[here] ?? 0;
      if (value < (data[here - stride] ?? 0) || value < (data[here + stride] ?? 0)) continue;
      let sum = 0;
      for (let step = 3; step <= AROUND; step++) {
        sum += (data[here - step * stride] ?? 0) + (data[here + step * stride] ?? 0);
      }
      const above = value - sum / (2 * (AROUND - 2));
      if (above <= prominence) continue;
      prominence = above;
      frequency = Math.hypot(place, beside) / TILE;
    }
  }
  return { prominence, frequency };
}

function levelAround(data: Float64Array, here: number): number {
  let sum = 0;
  let count = 0;
  for (let dv = -AROUND; dv <= AROUND; dv++) {
    for (let du = -AROUND; du <= AROUND; du++) {
      if (Math.abs(du) <= 2 && Math.abs(dv) <= 2) continue;
      sum += data[here + dv * WIDE + du] ?? 0;
      count++;
    }
  }
  return sum / count;
}

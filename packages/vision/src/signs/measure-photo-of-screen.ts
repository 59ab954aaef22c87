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
/** Rows of text, edges and the blocks of JPEG lie on the axes; so does a screen held exactly straight, which is missed. */
const AXIS = 4;
/** Half the side of the square a peak is held against, in steps of the spectrum. */
const AROUND = 7;
/** How far a peak stands out of its surroundings, in natural logarithms, where the score begins and from there to a half. */
const START = 1;
const MIDDLE = 1.2;

/**
 * Moiré: isolated peaks in the spectrum of the brightness that stay where they are all over the content, as the pixels of a screen
 * leave them. A screen that is out of focus, or finer than the camera resolves, leaves none; halftone print and woven cloth leave
 * peaks of the same kind.
 */
export function measurePhotoOfScreen(input: SignInput): Sign {
  const { pixels } = input;
  const content = contentBox(input);
  if (pixels.width < TILE || pixels.height < TILE) {
    return { kind: 'photo-of-screen', score: 0, measures: { measured: 0 }, box: null };
  }
  const mean = new Float32Array(TILE * TILE);
  for (let row = 0; row < DOWN; row++) {
    const y = placeOf(content.y, content.height, row, DOWN, pixels.height);
    const [left, right] = [0, 1].map((column) => {
      const x = placeOf(content.x, content.width, column, ACROSS, pixels.width);
      return windowed(lumaOf(pixels, { x, y, width: TILE, height: TILE }));
    });
    if (left === undefined || right === undefined) continue;
    for (const spectrum of spectraOf(left, right, TILE)) {
      for (let at = 0; at < mean.length; at++) {
        mean[at] = (mean[at] ?? 0) + Math.log(1 + (spectrum[at] ?? 0)) / (ACROSS * DOWN);
      }
    }
  }
  const { prominence, frequency } = highestPeak(mean);
  return {
    kind: 'photo-of-screen',
    score: rising(prominence - START, MIDDLE),
    measures: { measured: 1, prominence, frequency },
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
  return values.map(
    (value, at) => (value - mean) * (fade[at % TILE] ?? 0) * (fade[Math.floor(at / TILE)] ?? 0),
  );
}

function highestPeak(mean: Float32Array): { prominence: number; frequency: number } {
  const at = (u: number, v: number) => mean[((v + TILE) % TILE) * TILE + ((u + TILE) % TILE)] ?? 0;
  let prominence = 0;
  let frequency = 0;
  const half = TILE / 2;
  for (let v = AXIS; v < half - 1; v++) {
    for (let u = -half + 2; u < half - 1; u++) {
      const radius = Math.hypot(u, v) / TILE;
      if (Math.abs(u) < AXIS || radius < LOWEST || radius > HIGHEST) continue;
      const value = at(u, v);
      if (value < at(u - 1, v) || value < at(u + 1, v) || value < at(u, v - 1) || value < at(u, v + 1))
        continue;
      if (value - at(u - 3, v - 3) <= prominence) continue;
      const above = value - levelAround(at, u, v);
      if (above > prominence) {
        prominence = above;
        frequency = radius;
      }
    }
  }
  return { prominence, frequency };
}

function levelAround(at: (u: number, v: number) => number, u: number, v: number): number {
  let sum = 0;
  let count = 0;
  for (let dv = -AROUND; dv <= AROUND; dv++) {
    for (let du = -AROUND; du <= AROUND; du++) {
      if (Math.abs(du) <= 2 && Math.abs(dv) <= 2) continue;
      sum += at(u + du, v + dv);
      count++;
    }
  }
  return sum / count;
}

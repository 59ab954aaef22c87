import { characterOf, readerClasses } from './alphabet.ts';
import type { StripProbabilities } from './read-strip.ts';

export type ReadCharacter = {
  readonly character: string;
  /** Probability among the characters considered, where it stands most clearly, 0 to 1. */
  readonly confidence: number;
  /** Next best characters, most probable first. */
  readonly alternatives: readonly { readonly character: string; readonly confidence: number }[];
  /** Where it stands: 0 is the start of the strip, 1 its end. */
  readonly position: number;
};

const ALTERNATIVES = 3;

/**
 * Best path of CTC: the most probable class of each step, repeats and blanks removed.
 * @param allowed classes other than the blank that may be read; all when left out
 */
export function decodeFree(probabilities: StripProbabilities, allowed?: readonly number[]): ReadCharacter[] {
  const { data, steps } = probabilities;
  const classes = allowed ?? Array.from({ length: readerClasses - 1 }, (_, index) => index + 1);
  const read: { index: number; step: number; peak: number }[] = [];
  let previous = 0;
  for (let step = 0; step < steps; step++) {
    const base = step * readerClasses;
    let best = 0;
    let top = data[base] ?? 0;
    for (const index of classes) {
      const value = data[base + index] ?? 0;
      if (value > top) {
        top = value;
        best = index;
      }
    }
    const last = read.at(-1);
    if (best !== 0 && best !== previous) read.push({ index: best, step, peak: top });
    else if (best !== 0 && last !== undefined && top > last.peak) {
      last.peak = top;
      last.step = step;
    }
    previous = best;
  }
  return read.map(({ index, step }) => characterAt(probabilities, step, index, classes, 'all'));
}

/** Below this share of what stands there, the classes allowed have nothing to do with it. */
const MIN_SHARE = 0.01;

/**
 * What stands at a step, the class `index` being the one chosen, the others of `classes` its alternatives.
 * @param among `all` weighs it against every character, `allowed` against `classes` alone: where only digits can
 * stand, an O is a zero
 */
export function characterAt(
  { data, steps }: StripProbabilities,
  step: number,
  index: number,
  classes: readonly number[],
  among: 'all' | 'allowed',
): ReadCharacter {
  const base = step * readerClasses;
  const ink = Math.max(1e-6, 1 - (data[base] ?? 0));
  const allowed = classes.reduce((sum, other) => sum + (data[base + other] ?? 0), 0);
  const inked = among === 'all' ? ink : Math.max(allowed, ink * MIN_SHARE);
  const alternatives = classes
    .filter((other) => other !== index)
    .map((other) => ({ character: characterOf(other), confidence: (data[base + other] ?? 0) / inked }))
    .sort((left, right) => right.confidence - left.confidence)
    .slice(0, ALTERNATIVES);
  return {
    character: characterOf(index),
    confidence: Math.min(1, (data[base + index] ?? 0) / inked),
    alternatives,
    position: (step + 0.5) / steps,
  };
}

/** The text and the mean confidence of characters read. */
export function summarise(read: readonly ReadCharacter[]): {
  readonly text: string;
  readonly confidence: number;
} {
  const sum = read.reduce((total, { confidence }) => total + confidence, 0);
  return {
    text: read.map(({ character }) => character).join(''),
    confidence: read.length === 0 ? 0 : sum / read.length,
  };
}

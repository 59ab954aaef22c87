import { readerClasses } from './alphabet.ts';
import { characterAt, type ReadCharacter } from './decode-free.ts';
import type { StripProbabilities } from './read-strip.ts';

export type PositionedReading = {
  readonly characters: readonly ReadCharacter[];
  /** Mean natural logarithm of the path's probability per character: 0 is certain. */
  readonly score: number;
};

const FLOOR = 1e-7;

/** Factors on the probability of classes, for what is known of the text before it is read; 1 where absent. */
export type ClassWeights = ReadonlyMap<number, number>;

/** Where each position's character has to stand: centres in steps, and how far it may be from there. */
export type Places = { readonly centres: readonly number[]; readonly reach: number };

/**
 * The most probable CTC path that writes exactly one character per position, each out of the classes allowed
 * there. A filler that the free path lost or doubled is so put right where it costs least.
 * Null when the strip has fewer steps than that many characters need.
 */
export function decodeByPosition(
  { data: unweighted, steps }: StripProbabilities,
  classes: readonly (readonly number[])[],
  weights: ClassWeights = new Map(),
  places?: Places,
): PositionedReading | null {
  const data = weigh(unweighted, weights);
  const logs = data.map(logarithm);
  const misplaced = (position: number, step: number) =>
    places !== undefined && Math.abs(step + 0.5 - (places.centres[position] ?? 0)) > places.reach;
  const count = classes.length;
  if (steps < count) return null;
  const widest = Math.max(...classes.map((list) => list.length));
  // Node (position, choice): choice 0 is the blank behind the position's character, the others its classes.
  // Position 0 is the blank before the first character.
  const width = widest + 1;
  const nodes = (count + 1) * width;
  let scores = new Float64Array(nodes).fill(-Infinity);
  let next = new Float64Array(nodes);
  const back = new Int32Array(steps * nodes).fill(-1);
  scores[0] = 0;
  for (let step = 0; step < steps; step++) {
    const base = step * readerClasses;
    next.fill(-Infinity);
    const blank = logs[base] ?? 0;
    for (let position = 0; position <= count; position++) {
      // A path must leave enough steps for what is still to come, and cannot be further than it had steps for.
      if (position > step + 1 || count - position > steps - step) continue;
      const row = position * width;
      const [best, second] = topTwo(scores, row, width);
      const value = scores[best] ?? -Infinity;
      if (value > -Infinity) {
        next[row] = value + blank;
        back[step * nodes + row] = best;
      }
      const list = classes[position];
      if (list === undefined || misplaced(position, step)) continue;
      // From this position into the next character: from its blank, or from another character directly.
      const own = classes[position - 1];
      const nextRow = row + width;
      for (let choice = 0; choice < list.length; choice++) {
        const index = list[choice] ?? 0;
        const same = best > row && own?.[best - row - 1] === index;
        const from = same ? second : best;
        const origin = from === -1 ? -Infinity : (scores[from] ?? -Infinity);
        const target = nextRow + choice + 1;
        const stay = scores[target] ?? -Infinity;
        const ink = logs[base + index] ?? 0;
        if (origin === -Infinity && stay === -Infinity) continue;
        next[target] = Math.max(origin, stay) + ink;
        back[step * nodes + target] = stay >= origin ? target : from;
      }
    }
    [scores, next] = [next, scores];
  }
  const lastRow = count * width;
  const [end] = topTwo(scores, lastRow, width);
  const total = scores[end] ?? -Infinity;
  if (total === -Infinity) return null;
  return { characters: trace({ data, steps }, classes, back, nodes, width, end), score: total / count };
}

/** Multiplies and brings every step back to a sum of 1. */
function weigh(data: Float32Array, weights: ClassWeights): Float32Array {
  if (weights.size === 0) return data;
  const out = data.slice();
  for (let base = 0; base < out.length; base += readerClasses) {
    let sum = 1;
    for (const [index, weight] of weights) {
      const value = out[base + index] ?? 0;
      sum += value * (weight - 1);
      out[base + index] = value * weight;
    }
    for (let at = base; at < base + readerClasses; at++) out[at] = (out[at] ?? 0) / sum;
  }
  return out;
}

function trace(
  probabilities: StripProbabilities,
  classes: readonly (readonly number[])[],
  back: Int32Array,
  nodes: number,
  width: number,
  end: number,
): ReadCharacter[] {
  const peaks = new Map<number, { step: number; index: number; value: number }>();
  let node = end;
  for (let step = probabilities.steps - 1; step >= 0 && node >= 0; step--) {
    const position = Math.floor(node / width);
    const choice = node - position * width;
    if (choice > 0) {
      const index = classes[position - 1]?.[choice - 1] ?? 0;
      const value = probabilities.data[step * readerClasses + index] ?? 0;
      const known = peaks.get(position - 1);
      if (known === undefined || value > known.value) peaks.set(position - 1, { step, index, value });
    }
    node = back[step * nodes + node] ?? -1;
  }
  return classes.map((list, position) => {
    const peak = peaks.get(position) ?? { step: 0, index: list[0] ?? 0 };
    return characterAt(probabilities, peak.step, peak.index, list, 'allowed');
  });
}

function topTwo(scores: Float64Array, row: number, width: number): [number, number] {
  let best = row;
  let second = -1;
  for (let at = row + 1; at < row + width; at++) {
    const value = scores[at] ?? -Infinity;
    if (value > (scores[best] ?? -Infinity)) {
      second = best;
      best = at;
    } else if (second === -1 || value > (scores[second] ?? -Infinity)) second = at;
  }
  return [best, second];
}

function logarithm(value: number): number {
  return Math.log(Math.max(value, FLOOR));
}

import type { Model } from '../models/model.ts';
import type { Stopwatch } from '../models/stopwatch.ts';
import type { Pyramid } from '../picture/pyramid.ts';
import { columnsOf, readStrip, type Strip, type StripProbabilities } from './read-strip.ts';
import type { WorkBudget } from './work-budget.ts';

/** Reads strips of one picture, each of them once. */
export type StripReader = {
  readonly pyramid: Pyramid;
  /** `stretch` as in `readStrip`. */
  read(strip: Strip, stretch?: number): Promise<StripProbabilities>;
  /** Of the picture; every strip that is read is paid from it. */
  readonly budget: WorkBudget;
};

/** What was read is kept until the reader is dropped, some 100 kB a strip. */
export function stripReader(
  model: Model,
  stopwatch: Stopwatch,
  pyramid: Pyramid,
  budget: WorkBudget,
): StripReader {
  const known = new Map<string, StripProbabilities>();
  return {
    pyramid,
    budget,
    async read(strip, stretch = 1) {
      const { centre, length, thickness, angle, taper = 1 } = strip;
      const key = [centre.x, centre.y, length, thickness, angle, taper, stretch].join(' ');
      const before = known.get(key);
      if (before !== undefined) return before;
      budget.spend(columnsOf(strip, stretch));
      const probabilities = await readStrip(model, stopwatch, pyramid, strip, stretch);
      known.set(key, probabilities);
      return probabilities;
    },
  };
}

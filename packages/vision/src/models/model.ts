import type { Stopwatch } from './stopwatch.ts';

/** Numbers out of a model. */
export type ModelOutput = { readonly data: Float32Array; readonly dims: readonly number[] };

export type Model = {
  readonly id: string;
  /** Runs on one input under `stopwatch`; an output is asked for by name, '' is the first. Throws when there is none. */
  run(
    stopwatch: Stopwatch,
    input: Float32Array,
    dims: readonly number[],
  ): Promise<(output: string) => ModelOutput>;
};

/** A model that an operator may replace, and how it wants its pixels. */
export type Described<Description> = Model & { readonly description: Description };

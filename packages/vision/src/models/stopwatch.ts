import type { Timings } from '@aval/core/findings';
import type { NativeGuard } from '../pool/native-guard.ts';

/** Measures one reading: wall time per stage and, apart, the time inside models. */
export type Stopwatch = {
  /** Ends the stage that runs, under this name; stages of one name add up. Throws when the reading was stopped. */
  lap(stage: string): void;
  /** Runs a model and counts its time. Throws when the reading was stopped. */
  inference<Value>(run: () => Promise<Value>): Promise<Value>;
  timings(): Timings;
};

/** @param guard of the thread's native calls; without one nothing can stop the reading */
export function startStopwatch(guard?: NativeGuard): Stopwatch {
  const stages: Record<string, number> = {};
  let inference = 0;
  let last = performance.now();
  return {
    lap(stage) {
      const now = performance.now();
      stages[stage] = (stages[stage] ?? 0) + now - last;
      last = now;
      guard?.check();
    },
    async inference(run) {
      const started = performance.now();
      const value = await (guard === undefined ? run() : guard.run(run));
      inference += performance.now() - started;
      return value;
    },
    timings: () => ({ stages: { ...stages }, inference }),
  };
}

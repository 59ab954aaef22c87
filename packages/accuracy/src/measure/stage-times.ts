import type { Timings } from '@aval/core/findings';
import { percentile } from '../statistics/percentile.ts';

/** Wall milliseconds of all stages of one picture together. */
export function totalMilliseconds({ stages }: Timings): number {
  return Object.values(stages).reduce((sum, time) => sum + time, 0);
}

/** Stages that lead to the machine-readable zone; the others would not run for it. */
const zoneStages: readonly string[] = ['decode', 'text-detection', 'orientation', 'mrz', 'straighten'];

/** Wall milliseconds of one picture until its zone was read. */
export function zoneMilliseconds({ stages }: Timings): number {
  return zoneStages.reduce((sum, name) => sum + (stages[name] ?? 0), 0);
}

/** Median and 95th percentile of every stage over a set. */
export function stageTimes(
  timings: readonly Timings[],
): Record<string, { medianMs: number | null; p95Ms: number | null }> {
  const names = [...new Set(timings.flatMap(({ stages }) => Object.keys(stages)))];
  return Object.fromEntries(
    names.map((name) => {
      const times = timings.flatMap(({ stages }) => stages[name] ?? []);
      return [name, { medianMs: percentile(times, 0.5), p95Ms: percentile(times, 0.95) }];
    }),
  );
}

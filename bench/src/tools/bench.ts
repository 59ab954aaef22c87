import { z } from 'zod';
import type { Children } from './children.ts';
import type { Report } from './report.ts';

/** What can be set from the command line; each benchmark has its own defaults for what is absent. */
export const optionsSchema = z.object({
  /** How many applicants. */
  people: z.coerce.number().int().min(1).max(10_000).optional(),
  /** How many pairs of rounds. */
  rounds: z.coerce.number().int().min(1).max(100).optional(),
  /** Length of a round. */
  seconds: z.coerce.number().min(0.5).max(600).optional(),
  /** Connections of the load. */
  connections: z.coerce.number().int().min(1).max(1000).optional(),
  /** How often the worker is killed. */
  kills: z.coerce.number().int().min(0).max(1000).optional(),
  /** How many webhook events. */
  events: z.coerce.number().int().min(10).max(1_000_000).optional(),
  /** How many entries of a list. */
  entries: z.coerce.number().int().min(100).max(1_000_000).optional(),
  /** Folder that CPU profiles of the server go to. */
  profile: z.string().optional(),
});
export type BenchOptions = z.infer<typeof optionsSchema>;

export type Workshop = {
  /** Folder of this run alone; removed afterwards. */
  readonly folder: string;
  readonly children: Children;
  readonly options: BenchOptions;
  readonly say: (sentence: string) => void;
  /** To be undone at the end, whatever happens; the last first, before the children are stopped. */
  readonly afterwards: (undo: () => Promise<void>) => void;
};

export type Bench = {
  readonly name: string;
  readonly summary: string;
  /** After this everything is stopped and the run has failed. */
  readonly limitMinutes: number;
  readonly run: (workshop: Workshop) => Promise<Report>;
};

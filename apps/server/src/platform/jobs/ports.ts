import type { z } from 'zod';

/** When and how often a job is tried. */
export type JobOptions = {
  readonly runAt?: Date;
  /** One job per key: adding it again replaces the waiting one. */
  readonly key?: string;
  readonly maxAttempts?: number;
};

/** Port: adds jobs in the transaction of the change that calls for them. Payloads carry ids, never data. */
export type JobQueue = {
  readonly add: (
    task: string,
    payload: Readonly<Record<string, unknown>>,
    options?: JobOptions,
  ) => Promise<void>;
};

export type Lane = 'vision' | 'quick' | 'webhook';

/** A job that a worker can do. `run` must be idempotent: it may be started again after a crash at any point. */
export type JobDefinition<Payload> = {
  readonly task: string;
  readonly payload: z.ZodType<Payload>;
  /** `vision` jobs wait for a vision thread, `webhook` jobs for other people's servers: so they are run apart from the quick ones. */
  readonly lane: Lane;
  /** `signal` is aborted when the worker stops: a job that cannot finish soon should throw, and is handed back. */
  readonly run: (payload: Payload, signal: AbortSignal) => Promise<void>;
};

/** A job definition with its payload type folded away. */
export type Job = {
  readonly task: string;
  readonly lane: Lane;
  readonly run: (payload: unknown, signal: AbortSignal) => Promise<void>;
};

export function defineJob<Payload>(definition: JobDefinition<Payload>): Job {
  const { task, lane } = definition;
  return { task, lane, run: (payload, signal) => definition.run(definition.payload.parse(payload), signal) };
}

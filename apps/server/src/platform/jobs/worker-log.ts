import { Logger as WorkerLogger } from 'graphile-worker';
import type { Logger } from 'pino';

/**
 * The job runner's own messages in our log. What it says of single jobs is left out, since `run-jobs.ts` logs those itself and
 * the details that come with them hold payloads.
 */
export function makeWorkerLog(log: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message, meta) => {
    if (meta !== undefined && 'job' in meta) return;
    const cause = meta !== undefined && meta['error'] instanceof Error ? { err: meta['error'] } : {};
    log[levels[level]](cause, message);
  });
}

// A restarting database shows as errors here although the runner recovers by itself: so they are warnings.
const levels = { error: 'warn', warning: 'warn', info: 'debug', debug: 'trace' } as const;

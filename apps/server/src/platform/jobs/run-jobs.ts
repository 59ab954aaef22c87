import { EventEmitter } from 'node:events';
import { run, type TaskList, type WorkerPool } from 'graphile-worker';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics/metrics.ts';
import { returnJobs } from './dead-workers.ts';
import { type JobLedger, makeJobLedger } from './job-ledger.ts';
import { openJobsPool } from './jobs-pool.ts';
import type { Job } from './ports.ts';
import { openWorkerLocks, type WorkerLocks } from './worker-locks.ts';
import { makeWorkerLog } from './worker-log.ts';

export type RunJobsOptions = {
  readonly databaseUrl: string;
  readonly jobs: readonly Job[];
  /** How many jobs of each lane run at one time in this process. */
  readonly visionConcurrency: number;
  readonly quickConcurrency: number;
  /** Jobs of the webhook lane; each has many requests under way. 2 unless given. */
  readonly webhookConcurrency?: number;
  /** Lines as in graphile-worker's crontab; their tasks must be of the quick lane. */
  readonly crontab?: string;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'jobSeconds'>;
  /** Called once when jobs can no longer be run although nobody asked to stop: end the process, a new one recovers. */
  readonly onFatal?: (error: unknown) => void;
  /** Milliseconds that running jobs have after `stop()` before their signal is aborted; 5,000 unless given. */
  readonly graceMs?: number;
  /** Milliseconds they have after that before they are handed back although they still run; 5,000 unless given. */
  readonly abortMs?: number;
  /** See {@link openWorkerLocks}; 3,000 unless given. */
  readonly lookMs?: number;
  /** See {@link openWorkerLocks}; 5,000 unless given. */
  readonly confirmMs?: number;
};

export type RunningJobs = {
  /**
   * No new jobs; running ones finish, or are handed back with their attempt given back. Resolves when done, at the
   * latest some seconds after the two periods of grace; may be called again.
   */
  readonly stop: () => Promise<void>;
};

const POLL_MS = 1000;
/** Bound on what the database may take of the time of a stop. */
const CLOSING_MS = 5000;

/**
 * Runs jobs in lanes, so that quick ones never wait behind pictures or behind other people's servers. Survives restarts of the database. Rejects when
 * the database cannot be reached at the start.
 */
export async function runJobs(options: RunJobsOptions): Promise<RunningJobs> {
  const {
    log,
    visionConcurrency,
    quickConcurrency,
    webhookConcurrency = 2,
    graceMs = 5000,
    abortMs = 5000,
    confirmMs = 5000,
  } = options;
  // Beside its jobs, each lane listens for new ones on a connection of its own.
  const working = visionConcurrency + quickConcurrency + webhookConcurrency;
  const pool = openJobsPool(options.databaseUrl, working + 4, log);
  const ledger = makeJobLedger(confirmMs);
  const { databaseUrl, lookMs = 3000 } = options;
  const locks = openWorkerLocks({ databaseUrl, log, ledger, lookMs, confirmMs });
  const abort = new AbortController();
  const shared = { pool, locks, ledger, signal: abort.signal, options };
  let stopped: Promise<void> | null = null;
  const lanes: Lane[] = [];
  const stop = async (): Promise<void> => {
    const stopping = Promise.all(lanes.map((lane) => lane.stop()));
    locks.retire();
    if (!(await settlesWithin(stopping, graceMs))) {
      abort.abort(new Error('the worker stops'));
      if (!(await settlesWithin(stopping, abortMs))) {
        log.warn('jobs that did not stop in time are handed back while they still run');
        await settlesWithin(Promise.all(lanes.map((lane) => lane.abandon())), CLOSING_MS);
      }
    }
    await settlesWithin(Promise.all([locks.close(), pool.end()]), CLOSING_MS);
  };
  const stopOnce = () => {
    stopped ??= stop();
    return stopped;
  };
  try {
    lanes.push(await startLane('vision', visionConcurrency, '', shared));
    lanes.push(await startLane('quick', quickConcurrency, options.crontab ?? '', shared));
    if (options.jobs.some(({ lane }) => lane === 'webhook')) {
      lanes.push(await startLane('webhook', webhookConcurrency, '', shared));
    }
  } catch (error) {
    await stopOnce();
    throw error;
  }
  let failed = false;
  for (const lane of lanes) {
    lane.ended.then(
      () => giveUp(new Error('a lane of jobs ended by itself')),
      (error: unknown) => giveUp(error),
    );
  }
  const giveUp = (error: unknown) => {
    if (stopped !== null || failed) return;
    failed = true;
    log.error({ err: error }, 'jobs can no longer be run');
    options.onFatal?.(error);
  };
  return { stop: stopOnce };
}

type Shared = {
  readonly pool: pg.Pool;
  readonly locks: WorkerLocks;
  readonly ledger: JobLedger;
  readonly signal: AbortSignal;
  readonly options: RunJobsOptions;
};

type Lane = {
  readonly stop: () => Promise<void>;
  /** Hands back what still runs, and no longer waits for it. */
  readonly abandon: () => Promise<void>;
  readonly ended: Promise<void>;
};

async function startLane(
  name: Job['lane'],
  concurrency: number,
  crontab: string,
  shared: Shared,
): Promise<Lane> {
  const { pool, locks, ledger, options } = shared;
  const events = new EventEmitter();
  const created: { workers: WorkerPool | null } = { workers: null };
  // Emitted before the first worker exists, so no job is fetched under an id that has no lock.
  events.once('pool:create', ({ workerPool }: { readonly workerPool: WorkerPool }) => {
    created.workers = workerPool;
    locks.add(workerPool.id);
  });
  events.on('job:start', ({ job }: { readonly job: { readonly id: string } }) => ledger.started(job.id));
  events.on('job:complete', ({ job }: { readonly job: { readonly id: string } }) => {
    ledger.ended(job.id, performance.now());
  });
  const workerId = () => created.workers?.id ?? '';
  const runner = await run({
    pgPool: pool,
    taskList: taskList(name, workerId, shared),
    // Without lines of its own the runner would look for a file called crontab in the working folder.
    crontab: crontab === '' ? '# none' : crontab,
    concurrency,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    forbiddenFlags: async () => {
      await locks.held();
      return null;
    },
    events,
    logger: makeWorkerLog(options.log.child({ lane: name })),
  });
  return {
    stop: () => runner.stop().catch(() => undefined),
    abandon: async () => {
      await returnJobs(pool, workerId());
      await created.workers?.forcefulShutdown('the worker stops');
    },
    ended: runner.promise,
  };
}

function taskList(lane: Job['lane'], workerId: () => string, shared: Shared): TaskList {
  const { pool, signal, options } = shared;
  const { log, metrics } = options;
  const tasks: TaskList = {};
  for (const job of options.jobs.filter((each) => each.lane === lane)) {
    const { task } = job;
    tasks[task] = async (payload, { job: { id, attempts, max_attempts: maxAttempts } }) => {
      const started = performance.now();
      const observe = (outcome: string) => {
        metrics.jobSeconds.observe({ task, outcome }, (performance.now() - started) / 1000);
      };
      try {
        await job.run(payload, signal);
        observe('done');
      } catch (error) {
        if (signal.aborted && (await returnJobs(pool, workerId(), id)) > 0) {
          observe('returned');
          log.info({ task, jobId: id }, 'a job was handed back');
        } else {
          observe('failed');
          const fields = { task, jobId: id, attempt: attempts, maxAttempts, err: error };
          if (attempts >= maxAttempts) log.error(fields, 'a job failed for the last time');
          else log.warn(fields, 'a job failed and will be tried again');
        }
        throw new Error('see the log', { cause: error });
      }
    };
  }
  return tasks;
}

/** False when `work` takes longer; it goes on all the same. */
async function settlesWithin(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  const settled = work.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([settled, late]);
  } finally {
    clearTimeout(timer);
  }
}

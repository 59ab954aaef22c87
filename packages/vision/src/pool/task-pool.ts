import { setTimeout as wait } from 'node:timers/promises';
import { failure, type Result, success } from '@aval/core/result';
import { Piscina } from 'piscina';
import { createNativeGuard, type NativeGuard } from './native-guard.ts';

/**
 * Why a task has no answer: it took too long, its thread died twice, as many tasks wait as may wait, or the pool
 * was closed. `busy` is for the caller to slow down.
 */
export type TaskFailure = 'timed-out' | 'crashed' | 'busy' | 'closed';

export type TaskPoolStats = {
  readonly threads: number;
  readonly running: number;
  readonly waiting: number;
  readonly completed: number;
  readonly timedOut: number;
  readonly crashed: number;
};

/** What `runTask` of the worker file is given; `guard` is the memory of the task's `NativeGuard`. */
export type GuardedTask<Task> = { readonly task: Task; readonly guard: SharedArrayBuffer };

export type TaskPoolOptions<Task = never> = {
  /** A module that exports `async function runTask(task: GuardedTask<Task>): Promise<Answer>`. */
  readonly workerFile: string;
  readonly workerData: unknown;
  /** Guards what the worker file does while it starts; its memory is to be handed over in `workerData`. */
  readonly startGuard?: NativeGuard;
  readonly threads: number;
  /** Tasks that may wait for a thread. */
  readonly maxWaiting: number;
  /** Bytes that waiting tasks may hold together, as `sizeOf` counts them (no bound); a single one may always wait. */
  readonly maxWaitingBytes?: number;
  readonly sizeOf?: (task: Task) => number;
  /** Milliseconds a task may run before it is told to stop. */
  readonly taskTimeoutMs: number;
  /** Milliseconds it has to obey before its thread is ended (2,000). */
  readonly graceMs?: number;
  /** Megabytes that the objects of one thread may take (buffers and WASM not counted); one that wants more dies (1,024). */
  readonly heapMb?: number;
  /** Told of every death of a thread and every throw in it; the message may not leave the installation. */
  readonly onCrash?: (error: Error) => void;
};

export type TaskPool<Task, Answer> = {
  run(task: Task): Promise<Result<Answer, TaskFailure>>;
  stats(): TaskPoolStats;
  /** Stops the tasks in hand and ends all threads; tasks in hand and waiting answer `closed`. */
  close(): Promise<void>;
};

/** Milliseconds between two looks at whether a thread has left native code. */
const POLL_MS = 20;

/**
 * Worker threads with a bounded queue. The time of a task counts from when a thread takes it, so tasks are handed
 * to Piscina only when a thread is free, and wait here before that.
 */
export function openTaskPool<Task, Answer>(options: TaskPoolOptions<Task>): TaskPool<Task, Answer> {
  const piscina = new Piscina<GuardedTask<Task>, Answer>({
    filename: options.workerFile,
    name: 'runTask',
    workerData: options.workerData,
    minThreads: options.threads,
    maxThreads: options.threads,
    concurrentTasksPerWorker: 1,
    recordTiming: false,
    resourceLimits: { maxOldGenerationSizeMb: options.heapMb ?? 1_024 },
    // Flags of the main thread are not for here; `--conditions` above all would name sources that do not run.
    execArgv: [],
  });
  // Piscina reports deaths of idle threads here; without a listener they would end the process.
  piscina.on('error', (error: unknown) => options.onCrash?.(asError(error)));

  const closing = new AbortController();
  const waiting: (() => void)[] = [];
  const inHand = new Set<Promise<unknown>>();
  let running = 0;
  let waitingBytes = 0;
  let completed = 0;
  let timedOut = 0;
  let crashed = 0;

  async function runOnce(task: Task): Promise<Result<Answer, TaskFailure>> {
    const guard = createNativeGuard();
    const kill = new AbortController();
    let expired = false;
    let grace: NodeJS.Timeout | undefined;
    const endWhenOutside = () => {
      if (guard.busy) grace = setTimeout(endWhenOutside, POLL_MS);
      else kill.abort();
    };
    const stop = () => {
      guard.stop();
      grace ??= setTimeout(endWhenOutside, options.graceMs ?? 2_000);
    };
    const timeout = setTimeout(() => {
      expired = true;
      stop();
    }, options.taskTimeoutMs);
    closing.signal.addEventListener('abort', stop, { once: true });
    try {
      return success(await piscina.run({ task, guard: guard.memory }, { signal: kill.signal }));
    } catch (error) {
      if (closing.signal.aborted) return failure('closed');
      if (expired) {
        timedOut++;
        return failure('timed-out');
      }
      crashed++;
      options.onCrash?.(asError(error));
      return failure('crashed');
    } finally {
      clearTimeout(timeout);
      clearTimeout(grace);
      closing.signal.removeEventListener('abort', stop);
    }
  }

  async function tracked<Value>(work: Promise<Value>): Promise<Value> {
    inHand.add(work);
    try {
      return await work;
    } finally {
      inHand.delete(work);
    }
  }

  const maxWaitingBytes = options.maxWaitingBytes ?? Number.POSITIVE_INFINITY;

  /** False when as much waits as may wait. */
  async function takeTurn(task: Task): Promise<boolean> {
    if (running < options.threads) {
      running++;
      return true;
    }
    const bytes = options.sizeOf?.(task) ?? 0;
    const isHeavy = waiting.length > 0 && waitingBytes + bytes > maxWaitingBytes;
    if (waiting.length >= options.maxWaiting || isHeavy) return false;
    waitingBytes += bytes;
    await new Promise<void>((resolve) => waiting.push(resolve));
    waitingBytes -= bytes;
    return true;
  }

  /** Hands the turn to the next in line, or gives it back. */
  function passTurn(): void {
    const next = waiting.shift();
    if (next === undefined) running--;
    else next();
  }

  return {
    async run(task) {
      if (closing.signal.aborted) return failure('closed');
      if (!(await takeTurn(task))) return failure('busy');
      try {
        if (closing.signal.aborted) return failure('closed');
        const first = await tracked(runOnce(task));
        const answer = !first.ok && first.error === 'crashed' ? await tracked(runOnce(task)) : first;
        if (answer.ok) completed++;
        return answer;
      } finally {
        passTurn();
      }
    },
    stats: () => ({
      threads: options.threads,
      running,
      waiting: waiting.length,
      completed,
      timedOut,
      crashed,
    }),
    async close() {
      options.startGuard?.stop();
      closing.abort();
      await Promise.all(inHand);
      // A thread that replaces a dead one may still be starting.
      while (options.startGuard?.busy === true) await wait(POLL_MS);
      await piscina.destroy();
    },
  };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('a thread ended without a reason');
}

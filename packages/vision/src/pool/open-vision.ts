import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DocumentFindings, PictureFailure, SelfieFindings } from '@aval/core/findings';
import { failure, type Result, success } from '@aval/core/result';
import type { InspectedPicture } from '../inspect-picture.ts';
import type { ModelFailure } from '../models/load-models.ts';
import { visionVersion } from '../vision-version.ts';
import { createNativeGuard } from './native-guard.ts';
import { openTaskPool, type TaskFailure, type TaskPoolStats } from './task-pool.ts';
import type { VisionAnswer, VisionTask } from './vision-task.ts';

/** Why there are no eyes; `message` names the file and the cause. */
export type VisionFailure =
  | ModelFailure
  | { readonly code: 'worker-missing' | 'thread-failed'; readonly file: string; readonly message: string };

export type ReadFailure = PictureFailure | TaskFailure;

export type ReadOptions = { readonly declaredMime?: string };

/** Pictures in, findings out, on worker threads; nothing blocks the thread of the caller. */
export type Vision = {
  readDocument(bytes: Uint8Array, options?: ReadOptions): Promise<Result<DocumentFindings, ReadFailure>>;
  readSelfie(bytes: Uint8Array, options?: ReadOptions): Promise<Result<SelfieFindings, ReadFailure>>;
  /** Decoding and quality alone, without models. */
  inspectPicture(bytes: Uint8Array, options?: ReadOptions): Promise<Result<InspectedPicture, ReadFailure>>;
  readonly version: string;
  readonly modelIds: readonly string[];
  readonly threads: number;
  stats(): TaskPoolStats;
  /** Stops what is in hand, which answers `closed`, and ends the threads. To be awaited before the process ends. */
  close(): Promise<void>;
};

export type OpenVisionOptions = {
  /** Name in the cache -> path, as `fetchPinnedFiles` gives them for `models.lock.json`. */
  readonly models: ReadonlyMap<string, string>;
  readonly threads: number;
  /** Tasks that may wait before further ones are answered `busy` (8 for each thread). */
  readonly maxWaiting?: number;
  /** Milliseconds one picture may take (60,000). */
  readonly taskTimeoutMs?: number;
  /** For the century of two-digit years. */
  readonly now?: () => Date;
  /** Told of deaths of threads. */
  readonly onCrash?: (error: Error) => void;
};

/** Starts the threads, each with its own verified models, and answers when all are ready. */
export async function openVision(options: OpenVisionOptions): Promise<Result<Vision, VisionFailure>> {
  const workerFile = compiledWorker();
  if (!existsSync(workerFile)) {
    const message = `${workerFile}: the package is not built`;
    return failure({ code: 'worker-missing', file: workerFile, message });
  }
  const { threads, now = () => new Date() } = options;
  const startGuard = createNativeGuard();
  let deathAtStart: (error: Error) => void = () => undefined;
  const died = new Promise<Error>((resolve) => {
    deathAtStart = resolve;
  });
  const pool = openTaskPool<VisionTask, VisionAnswer>({
    workerFile,
    workerData: { models: new Map(options.models), startGuard: startGuard.memory },
    startGuard,
    threads,
    maxWaiting: options.maxWaiting ?? 8 * threads,
    taskTimeoutMs: options.taskTimeoutMs ?? 60_000,
    onCrash: (error) => {
      deathAtStart(error);
      options.onCrash?.(error);
    },
  });
  const starts = Promise.all(Array.from({ length: threads }, () => pool.run({ kind: 'start' })));
  const started = await Promise.race([starts, died]);
  if (started instanceof Error) {
    await pool.close();
    return failure(threadFailed(workerFile, started.message));
  }
  let modelIds: readonly string[] = [];
  for (const start of started) {
    if (start.ok && start.value.kind === 'start' && start.value.result.ok) {
      modelIds = start.value.result.value.modelIds;
      continue;
    }
    await pool.close();
    if (start.ok && start.value.kind === 'start' && !start.value.result.ok) return start.value.result;
    return failure(threadFailed(workerFile, start.ok ? 'it gave a wrong answer' : start.error));
  }

  return success({
    async readDocument(bytes, { declaredMime } = {}) {
      const referenceDate = now().toISOString().slice(0, 10);
      const mime = declaredMime === undefined ? {} : { declaredMime };
      const answer = await pool.run({ kind: 'document', bytes, referenceDate, ...mime });
      if (!answer.ok) return answer;
      return answer.value.kind === 'document' ? answer.value.result : failure('crashed');
    },
    async readSelfie(bytes, { declaredMime } = {}) {
      const mime = declaredMime === undefined ? {} : { declaredMime };
      const answer = await pool.run({ kind: 'selfie', bytes, ...mime });
      if (!answer.ok) return answer;
      return answer.value.kind === 'selfie' ? answer.value.result : failure('crashed');
    },
    async inspectPicture(bytes, { declaredMime } = {}) {
      const mime = declaredMime === undefined ? {} : { declaredMime };
      const answer = await pool.run({ kind: 'inspect', bytes, ...mime });
      if (!answer.ok) return answer;
      return answer.value.kind === 'inspect' ? answer.value.result : failure('crashed');
    },
    version: visionVersion,
    modelIds,
    threads,
    stats: pool.stats,
    close: pool.close,
  });
}

function threadFailed(file: string, cause: string): VisionFailure {
  return { code: 'thread-failed', file, message: `${file}: a thread did not start: ${cause}` };
}

/** Threads run compiled code: beside this file, or in `dist` when this file runs from `src`. */
function compiledWorker(): string {
  const here = new URL('./vision-worker.js', import.meta.url);
  if (!import.meta.url.endsWith('.ts')) return fileURLToPath(here);
  return fileURLToPath(new URL('../../dist/pool/vision-worker.js', import.meta.url));
}

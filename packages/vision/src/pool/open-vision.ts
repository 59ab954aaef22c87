import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type {
  DocumentFindings,
  FramesFindings,
  PictureFailure,
  SelfieFindings,
  TextScript,
} from '@aval/core/findings';
import { failure, type Result, success } from '@aval/core/result';
import type { ModelThresholds } from '@aval/core/rules/model-thresholds';
import type { InspectedPicture } from '../inspect-picture.ts';
import { bundledOnly, type ModelSet } from '../models/model-description.ts';
import type { ModelFailure } from '../models/model-failure.ts';
import { allModelIds, type FaceModelIds, faceModelIds } from '../models/model-ids.ts';
import { thresholdsOf } from '../models/model-thresholds.ts';
import { verifyOwnModels } from '../models/verify-own-models.ts';
import type { CameraFrame, FramesFailure } from '../read-frames.ts';
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
  readDocument(
    bytes: Uint8Array,
    options?: ReadOptions & {
      /** Lines outside the zone that are read at most, as in `readDocument`. */
      readonly maxTextLines?: number;
    },
  ): Promise<Result<DocumentFindings, ReadFailure>>;
  readSelfie(bytes: Uint8Array, options?: ReadOptions): Promise<Result<SelfieFindings, ReadFailure>>;
  /** A series from one camera, within `frameLimits`. */
  readFrames(frames: readonly CameraFrame[]): Promise<Result<FramesFindings, FramesFailure | TaskFailure>>;
  /** Decoding and quality alone, without models; with `previewSide` also a smaller JPEG copy. */
  inspectPicture(
    bytes: Uint8Array,
    options?: ReadOptions & { readonly previewSide?: number },
  ): Promise<Result<InspectedPicture, ReadFailure>>;
  readonly version: string;
  readonly modelIds: readonly string[];
  /** Stored findings that lack one of these were made by other face models. */
  readonly faceModelIds: FaceModelIds;
  /** The figures that judge what these models measure. */
  readonly modelThresholds: ModelThresholds;
  readonly threads: number;
  stats(): TaskPoolStats;
  /** Stops what is in hand, which answers `closed`, and ends the threads. To be awaited before the process ends. */
  close(): Promise<void>;
};

export type OpenVisionOptions = {
  /** Name in the cache -> path, as `fetchPinnedFiles` gives them for `models.lock.json`. */
  readonly models: ReadonlyMap<string, string>;
  readonly threads: number;
  /** The operator's own models beside or in place of the bundled ones (none). */
  readonly modelSet?: ModelSet;
  /**
   * Whether threads load their models before the first picture (`at-start`) or with the first one that is read: for a program
   * that mostly inspects. Then a model that does not fit is answered `closed`, and `onCrash` is told.
   */
  readonly load?: 'at-start' | 'on-demand';
  /** Tasks that may wait before further ones are answered `busy` (8 for each thread). */
  readonly maxWaiting?: number;
  /** Megabytes that waiting pictures may hold together before further ones are answered `busy` (512). */
  readonly maxWaitingMb?: number;
  /** Milliseconds one picture may take (60,000). */
  readonly taskTimeoutMs?: number;
  /** Alphabets that documents may be printed in (all that are known). */
  readonly scripts?: readonly TextScript[];
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
  const { threads, now = () => new Date(), modelSet = bundledOnly, load = 'at-start' } = options;
  const { own } = modelSet;
  const scripts = options.scripts === undefined ? {} : { scripts: options.scripts };
  const verified = await verifyOwnModels(own);
  if (!verified.ok) return verified;
  const startGuard = createNativeGuard();
  let deathAtStart: (error: Error) => void = () => undefined;
  const died = new Promise<Error>((resolve) => {
    deathAtStart = resolve;
  });
  const pool = openTaskPool<VisionTask, VisionAnswer>({
    workerFile,
    workerData: { models: new Map(options.models), own, load, startGuard: startGuard.memory },
    startGuard,
    threads,
    maxWaiting: options.maxWaiting ?? 8 * threads,
    maxWaitingBytes: (options.maxWaitingMb ?? 512) * 1024 * 1024,
    sizeOf: bytesOf,
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
  for (const start of started) {
    if (start.ok && start.value.kind === 'started') continue;
    await pool.close();
    if (start.ok && start.value.kind === 'no-models') return failure(start.value.error);
    return failure(threadFailed(workerFile, start.ok ? 'it gave a wrong answer' : start.error));
  }

  /** The answer of the kind that was asked for. */
  async function ask<Kind extends VisionAnswer['kind']>(
    task: VisionTask,
    kind: Kind,
  ): Promise<Result<Extract<VisionAnswer, { kind: Kind }>, TaskFailure>> {
    const answer = await pool.run(task);
    if (!answer.ok) return answer;
    if (isOfKind(answer.value, kind)) return success(answer.value);
    if (answer.value.kind !== 'no-models') return failure('crashed');
    options.onCrash?.(new Error(answer.value.error.message));
    return failure('closed');
  }

  return success({
    async readDocument(bytes, { declaredMime, maxTextLines } = {}) {
      const referenceDate = now().toISOString().slice(0, 10);
      const mime = declaredMime === undefined ? {} : { declaredMime };
      const lines = maxTextLines === undefined ? {} : { maxTextLines };
      const answer = await ask(
        { kind: 'document', bytes, referenceDate, ...mime, ...lines, ...scripts },
        'document',
      );
      return answer.ok ? answer.value.result : answer;
    },
    async readSelfie(bytes, { declaredMime } = {}) {
      const mime = declaredMime === undefined ? {} : { declaredMime };
      const answer = await ask({ kind: 'selfie', bytes, ...mime }, 'selfie');
      return answer.ok ? answer.value.result : answer;
    },
    async readFrames(frames) {
      const answer = await ask({ kind: 'frames', frames }, 'frames');
      return answer.ok ? answer.value.result : answer;
    },
    async inspectPicture(bytes, { declaredMime, previewSide } = {}) {
      const mime = declaredMime === undefined ? {} : { declaredMime };
      const preview = previewSide === undefined ? {} : { previewSide };
      const answer = await ask({ kind: 'inspect', bytes, ...mime, ...preview }, 'inspect');
      return answer.ok ? answer.value.result : answer;
    },
    version: visionVersion,
    modelIds: allModelIds(own),
    faceModelIds: faceModelIds(own),
    modelThresholds: thresholdsOf(modelSet),
    threads,
    stats: pool.stats,
    close: pool.close,
  });
}

/** Bytes that a task keeps in memory while it waits. */
function bytesOf(task: VisionTask): number {
  if (task.kind === 'start') return 0;
  if (task.kind !== 'frames') return task.bytes.byteLength;
  return task.frames.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
}

function isOfKind<Kind extends VisionAnswer['kind']>(
  answer: VisionAnswer,
  kind: Kind,
): answer is Extract<VisionAnswer, { kind: Kind }> {
  return answer.kind === kind;
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

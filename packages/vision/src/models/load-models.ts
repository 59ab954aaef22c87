import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { failure, type Result, success } from '@aval/core/result';
import { readPinnedLock } from '@aval/pinned-files/pinned-lock';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { NativeGuard } from '../pool/native-guard.ts';
import { type ModelRole, modelCatalogue } from './model-catalogue.ts';
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

export type Models = { readonly [role in ModelRole]: Model };

/** Why the models cannot be used; `message` names file and cause. */
export type ModelFailure = {
  readonly code: 'model-missing' | 'model-altered' | 'model-unusable' | 'lock-unreadable';
  readonly file: string;
  readonly message: string;
};

const SESSION_OPTIONS: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
  executionProviders: ['cpu'],
};

/**
 * Loads every model of the catalogue, each compared with the sha256 of `models.lock.json` first.
 * @param paths name in the cache -> path, as `fetchPinnedFiles` gives them
 * @param guard of the thread's native calls
 */
export async function loadModels(
  paths: ReadonlyMap<string, string>,
  guard?: NativeGuard,
): Promise<Result<Models, ModelFailure>> {
  const digests = await readDigests();
  if (!digests.ok) return digests;
  const load = (role: ModelRole) => loadModel(role, paths, digests.value, guard);
  const faceDetector = await load('faceDetector');
  if (!faceDetector.ok) return faceDetector;
  const faceLandmarks = await load('faceLandmarks');
  if (!faceLandmarks.ok) return faceLandmarks;
  const faceFeatures = await load('faceFeatures');
  if (!faceFeatures.ok) return faceFeatures;
  const faceLiveness = await load('faceLiveness');
  if (!faceLiveness.ok) return faceLiveness;
  const facePose = await load('facePose');
  if (!facePose.ok) return facePose;
  const textDetector = await load('textDetector');
  if (!textDetector.ok) return textDetector;
  const textReader = await load('textReader');
  if (!textReader.ok) return textReader;
  return success({
    faceDetector: faceDetector.value,
    faceLandmarks: faceLandmarks.value,
    faceFeatures: faceFeatures.value,
    faceLiveness: faceLiveness.value,
    facePose: facePose.value,
    textDetector: textDetector.value,
    textReader: textReader.value,
  });
}

async function readDigests(): Promise<Result<Map<string, string>, ModelFailure>> {
  const file = 'models.lock.json';
  const lock = await readPinnedLock(new URL('../../models.lock.json', import.meta.url));
  if (!lock.ok) return failure({ code: 'lock-unreadable', file, message: lock.error });
  const entries = lock.value.packages.flatMap((pinned) => pinned.files);
  return success(new Map(entries.map((entry) => [entry.as, entry.sha256])));
}

async function loadModel(
  role: ModelRole,
  paths: ReadonlyMap<string, string>,
  digests: ReadonlyMap<string, string>,
  guard: NativeGuard | undefined,
): Promise<Result<Model, ModelFailure>> {
  const { file, id } = modelCatalogue[role];
  const path = paths.get(file);
  if (path === undefined) return refuse('model-missing', file, 'no path given for it');
  const bytes = await readFile(path).catch((error: unknown) => reason(error));
  if (typeof bytes === 'string') return refuse('model-missing', file, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const expected = digests.get(file);
  if (expected === undefined) return refuse('model-altered', file, 'models.lock.json does not list it');
  if (sha256 !== expected) {
    return refuse('model-altered', file, `sha256 is ${sha256}, models.lock.json says ${expected}`);
  }
  try {
    const create = () => InferenceSession.create(bytes, SESSION_OPTIONS);
    return success(wrapSession(id, await (guard === undefined ? create() : guard.run(create))));
  } catch (error) {
    return refuse('model-unusable', file, reason(error));
  }
}

function wrapSession(id: string, session: InferenceSession): Model {
  const [inputName] = session.inputNames;
  if (inputName === undefined) throw new Error('it has no input');
  return {
    id,
    async run(stopwatch, input, dims) {
      const feeds = { [inputName]: new Tensor('float32', input, [...dims]) };
      const results = await stopwatch.inference(() => session.run(feeds));
      return (output) => {
        const tensor = results[output === '' ? (session.outputNames[0] ?? '') : output];
        if (tensor === undefined || !(tensor.data instanceof Float32Array)) {
          throw new Error(`model ${id} has no output ${output}`);
        }
        return { data: tensor.data, dims: tensor.dims };
      };
    },
  };
}

function refuse(code: ModelFailure['code'], file: string, cause: string): Result<never, ModelFailure> {
  return failure({ code, file, message: `${file}: ${cause}` });
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : 'not readable';
}

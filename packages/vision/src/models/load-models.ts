import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { failure, type Result, success } from '@aval/core/result';
import { readPinnedLock } from '@aval/pinned-files/pinned-lock';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { type BarcodeReader, openBarcodeReader } from '../barcodes/open-barcode-reader.ts';
import { type LineReader, openLineReader } from '../ocr/open-line-reader.ts';
import { type Tongue, tongueNames, traineddataFile } from '../ocr/tongues.ts';
import type { NativeGuard } from '../pool/native-guard.ts';
import { dryRunAntiSpoof, dryRunDetector, dryRunRecogniser } from './dry-run.ts';
import { bundledAntiSpoof, bundledDetector, bundledRecogniser } from './face-descriptions.ts';
import { graphToOnnx } from './graph-to-onnx.ts';
import type { Described, Model } from './model.ts';
import { eyeWeights, type ModelRole, modelCatalogue } from './model-catalogue.ts';
import type {
  AntiSpoofDescription,
  DetectorDescription,
  ModelFile,
  OwnModels,
  RecogniserDescription,
} from './model-description.ts';
import type { ModelFailure } from './model-failure.ts';
import { type Stopwatch, startStopwatch } from './stopwatch.ts';

/** All that reading needs; the decoder of barcodes is loaded and checked like the models. */
export type Models = { readonly [role in Exclude<ModelRole, keyof OwnModels>]: Model } & {
  readonly faceDetector: Described<DetectorDescription>;
  readonly faceFeatures: Described<RecogniserDescription>;
  readonly faceLiveness: Described<AntiSpoofDescription>;
  readonly barcodes: BarcodeReader;
  /** Tesseract, for Cyrillic and accents. */
  readonly lineReader: LineReader;
};

const SESSION_OPTIONS: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
  executionProviders: ['cpu'],
};

export type LoadModelsOptions = {
  /** Models that take the place of bundled ones; each is run once on nothing, and has to answer as described. */
  readonly own?: OwnModels;
  /** Of the thread's native calls. */
  readonly guard?: NativeGuard;
};

/**
 * Loads every model of the catalogue or what stands in for it, each compared with its sha256 first: that of `models.lock.json`, or
 * that of the models file.
 * @param paths name in the cache -> path, as `fetchPinnedFiles` gives them
 */
export async function loadModels(
  paths: ReadonlyMap<string, string>,
  { own = {}, guard }: LoadModelsOptions = {},
): Promise<Result<Models, ModelFailure>> {
  const digests = await readDigests();
  if (!digests.ok) return digests;
  const load = (role: ModelRole) => loadBundled(role, paths, digests.value, guard);
  const described = async <Description>(
    role: keyof OwnModels,
    bundled: Description,
    replacement: Replacement<Description> | undefined,
    dryRun: DryRun<Description>,
  ): Promise<Result<Described<Description>, ModelFailure>> => {
    if (replacement !== undefined) return loadOwn(replacement, dryRun, guard);
    const model = await load(role);
    return model.ok ? success({ ...model.value, description: bundled }) : model;
  };
  const faceDetector = await described('faceDetector', bundledDetector, own.faceDetector, dryRunDetector);
  if (!faceDetector.ok) return faceDetector;
  const faceLandmarks = await load('faceLandmarks');
  if (!faceLandmarks.ok) return faceLandmarks;
  const faceFeatures = await described('faceFeatures', bundledRecogniser, own.faceFeatures, dryRunRecogniser);
  if (!faceFeatures.ok) return faceFeatures;
  const faceLiveness = await described('faceLiveness', bundledAntiSpoof, own.faceLiveness, dryRunAntiSpoof);
  if (!faceLiveness.ok) return faceLiveness;
  const facePose = await load('facePose');
  if (!facePose.ok) return facePose;
  const eyeOutline = await loadEyeOutline(paths, digests.value, guard);
  if (!eyeOutline.ok) return eyeOutline;
  const textDetector = await load('textDetector');
  if (!textDetector.ok) return textDetector;
  const textReader = await load('textReader');
  if (!textReader.ok) return textReader;
  const barcodes = await openBarcodeReader();
  if (!barcodes.ok) return barcodes;
  const lineReader = await loadLineReader(paths, digests.value);
  if (!lineReader.ok) return lineReader;
  return success({
    barcodes: barcodes.value,
    faceDetector: faceDetector.value,
    faceLandmarks: faceLandmarks.value,
    faceFeatures: faceFeatures.value,
    faceLiveness: faceLiveness.value,
    facePose: facePose.value,
    eyeOutline: eyeOutline.value,
    textDetector: textDetector.value,
    textReader: textReader.value,
    lineReader: lineReader.value,
  });
}

type Replacement<Description> = {
  readonly id: string;
  readonly file: ModelFile;
  readonly description: Description;
};
type DryRun<Description> = (
  model: Model,
  description: Description,
  stopwatch: Stopwatch,
) => Promise<string | null>;

async function loadOwn<Description>(
  { id, file, description }: Replacement<Description>,
  dryRun: DryRun<Description>,
  guard: NativeGuard | undefined,
): Promise<Result<Described<Description>, ModelFailure>> {
  const pinned = { id, ...file, pinnedBy: 'the models file' };
  const model = await loadPinned(pinned, guard);
  if (!model.ok) return model;
  const misfit = await dryRun(model.value, description, startStopwatch(guard));
  return misfit === null
    ? success({ ...model.value, description })
    : refuse('model-unusable', file.name, `a trial run on an empty picture failed: ${misfit}`);
}

async function readDigests(): Promise<Result<Map<string, string>, ModelFailure>> {
  const file = 'models.lock.json';
  const lock = await readPinnedLock(new URL('../../models.lock.json', import.meta.url));
  if (!lock.ok) return failure({ code: 'lock-unreadable', file, message: lock.error });
  const entries = lock.value.packages.flatMap((pinned) => pinned.files);
  return success(new Map(entries.map((entry) => [entry.as, entry.sha256])));
}

async function loadBundled(
  role: ModelRole,
  paths: ReadonlyMap<string, string>,
  digests: ReadonlyMap<string, string>,
  guard: NativeGuard | undefined,
): Promise<Result<Model, ModelFailure>> {
  const { file, id } = modelCatalogue[role];
  const pinned = bundledFile(file, paths, digests);
  return pinned.ok ? loadPinned({ id, ...pinned.value }, guard) : pinned;
}

/** The one model that comes in another format: it is made an ONNX model of, in memory. */
async function loadEyeOutline(
  paths: ReadonlyMap<string, string>,
  digests: ReadonlyMap<string, string>,
  guard: NativeGuard | undefined,
): Promise<Result<Model, ModelFailure>> {
  const { file, id } = modelCatalogue.eyeOutline;
  const read = async (name: string) => {
    const pinned = bundledFile(name, paths, digests);
    return pinned.ok ? readVerified(pinned.value) : pinned;
  };
  const topology = await read(file);
  if (!topology.ok) return topology;
  const weights = await read(eyeWeights);
  if (!weights.ok) return weights;
  const made = graphToOnnx(new TextDecoder().decode(topology.value), weights.value);
  return made.ok ? openSession(id, file, made.value, guard) : refuse('model-unusable', file, made.error);
}

/** Every file is verified now, so that none is found missing later, and once more when it is first needed. */
async function loadLineReader(
  paths: ReadonlyMap<string, string>,
  digests: ReadonlyMap<string, string>,
): Promise<Result<LineReader, ModelFailure>> {
  const read = async (tongue: Tongue) => {
    const pinned = bundledFile(traineddataFile(tongue), paths, digests);
    return pinned.ok ? readVerified(pinned.value) : pinned;
  };
  for (const tongue of tongueNames) {
    const verified = await read(tongue);
    if (!verified.ok) return verified;
  }
  const bytesOf = async (tongue: Tongue) => {
    const verified = await read(tongue);
    if (!verified.ok) throw new Error(verified.error.message);
    return verified.value;
  };
  return success(openLineReader(bytesOf));
}

type Pinned = ModelFile & { readonly pinnedBy: string };

function bundledFile(
  file: string,
  paths: ReadonlyMap<string, string>,
  digests: ReadonlyMap<string, string>,
): Result<Pinned, ModelFailure> {
  const path = paths.get(file);
  if (path === undefined) return refuse('model-missing', file, 'no path given for it');
  const sha256 = digests.get(file);
  if (sha256 === undefined) return refuse('model-altered', file, 'models.lock.json does not list it');
  return success({ name: file, path, sha256, pinnedBy: 'models.lock.json' });
}

async function loadPinned(
  { id, ...pinned }: Pinned & { readonly id: string },
  guard: NativeGuard | undefined,
): Promise<Result<Model, ModelFailure>> {
  const bytes = await readVerified(pinned);
  return bytes.ok ? openSession(id, pinned.name, bytes.value, guard) : bytes;
}

async function openSession(
  id: string,
  name: string,
  bytes: Uint8Array,
  guard: NativeGuard | undefined,
): Promise<Result<Model, ModelFailure>> {
  try {
    const create = () => InferenceSession.create(bytes, SESSION_OPTIONS);
    return success(wrapSession(id, await (guard === undefined ? create() : guard.run(create))));
  } catch (error) {
    return refuse('model-unusable', name, reason(error));
  }
}

async function readVerified({
  name,
  path,
  sha256,
  pinnedBy,
}: Pinned): Promise<Result<Uint8Array, ModelFailure>> {
  const bytes = await readFile(path).catch((error: unknown) => reason(error));
  if (typeof bytes === 'string') return refuse('model-missing', name, bytes);
  const found = createHash('sha256').update(bytes).digest('hex');
  return found === sha256
    ? success(bytes)
    : refuse('model-altered', name, `sha256 is ${found}, ${pinnedBy} says ${sha256}`);
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
          throw new Error(
            `model ${id} has no output ${output}: its outputs are ${session.outputNames.join(', ')}`,
          );
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

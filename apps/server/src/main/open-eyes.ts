import { availableParallelism } from 'node:os';
import { failure, type Result, success } from '@aval/core/result';
import { fetchPinnedFiles } from '@aval/pinned-files/fetch-pinned-files';
import { type PinnedLock, readPinnedLock } from '@aval/pinned-files/pinned-lock';
import { printProgress } from '@aval/pinned-files/print-progress';
import { verifyPinnedFiles } from '@aval/pinned-files/verify-pinned-files';
import { bundledOnly } from '@aval/vision/models/model-description';
import { readModelsFile } from '@aval/vision/models/read-models-file';
import { openVision, type Vision } from '@aval/vision/pool/open-vision';
import type { Logger } from 'pino';
import type { Config } from './config.ts';

/** The bundled list of model files with their checksums. */
export function readModelsLock(): Promise<Result<PinnedLock, string>> {
  return readPinnedLock(new URL(import.meta.resolve('@aval/vision/models.lock.json')));
}

/** The models' files, fetched if they are not in the cache; the failure names file and cause. */
export async function fetchModels(config: Config): Promise<Result<ReadonlyMap<string, string>, string>> {
  const lock = await readModelsLock();
  if (!lock.ok) return lock;
  const { onProgress, stop } = printProgress(process.stderr, 'models');
  try {
    const fetched = await fetchPinnedFiles({
      lock: lock.value,
      cacheDir: config.cacheDir,
      registry: config.registry,
      onProgress,
    });
    if (fetched.ok) return fetched;
    const { missing, altered } = await verifyPinnedFiles({ lock: lock.value, cacheDir: config.cacheDir });
    const files = [
      ...missing.map(({ as }) => `  ${as} is missing`),
      ...altered.map(({ as }) => `  ${as} was altered`),
    ];
    return failure(
      `Not every model is in ${config.cacheDir}, and they could not be fetched:\n${files.join('\n')}\n${fetched.error.message}`,
    );
  } finally {
    stop();
  }
}

export type OpenEyesOptions = {
  /** `on-demand` for a process that mostly inspects uploads: no thread loads a model before the first picture it reads. */
  readonly load: 'at-start' | 'on-demand';
};

/** The eyes, on as many threads as there are cores unless told. Without every model there are none: fail closed. */
export async function openEyes(
  config: Config,
  log: Logger,
  { load }: OpenEyesOptions = { load: 'at-start' },
): Promise<Result<Vision, string>> {
  const modelSet =
    config.modelsFile === undefined ? success(bundledOnly) : await readModelsFile(config.modelsFile);
  if (!modelSet.ok) return modelSet;
  const models = await fetchModels(config);
  if (!models.ok) return models;
  for (const warning of modelSet.value.warnings) log.warn(warning);
  const vision = await openVision({
    models: models.value,
    modelSet: modelSet.value,
    load,
    threads: config.visionThreads ?? availableParallelism(),
    maxWaiting: 256,
    scripts: config.textScripts,
    onCrash: (error) => log.error({ err: error }, 'a vision thread died and is replaced'),
  });
  if (vision.ok) return success(vision.value);
  return failure(
    config.modelsFile === undefined
      ? vision.error.message
      : `The models cannot be used (see ${config.modelsFile}): ${vision.error.message}`,
  );
}

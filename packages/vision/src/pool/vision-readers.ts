import type { DocumentFindings, FramesFindings, PictureFailure, SelfieFindings } from '@aval/core/findings';
import { type Result, success } from '@aval/core/result';
import { type LoadModelsOptions, loadModels } from '../models/load-models.ts';
import type { ModelFailure } from '../models/model-failure.ts';
import { readDocument } from '../read-document.ts';
import { type FramesFailure, readFrames } from '../read-frames.ts';
import { readSelfie } from '../read-selfie.ts';
import type { NativeGuard } from './native-guard.ts';
import type { VisionTask } from './vision-task.ts';

/** The part of a thread that runs models. A module of its own: a thread that only inspects never loads the runtime. */
export type VisionReaders = {
  readDocument(
    task: Extract<VisionTask, { kind: 'document' }>,
    guard: NativeGuard,
  ): Promise<Result<DocumentFindings, PictureFailure>>;
  readSelfie(
    task: Extract<VisionTask, { kind: 'selfie' }>,
    guard: NativeGuard,
  ): Promise<Result<SelfieFindings, PictureFailure>>;
  readFrames(
    task: Extract<VisionTask, { kind: 'frames' }>,
    guard: NativeGuard,
  ): Promise<Result<FramesFindings, FramesFailure>>;
};

/** Loads and checks the models of one thread. */
export async function openReaders(
  paths: ReadonlyMap<string, string>,
  options: LoadModelsOptions,
): Promise<Result<VisionReaders, ModelFailure>> {
  const models = await loadModels(paths, options);
  if (!models.ok) return models;
  return success({
    readDocument: (task, guard) => readDocument(models.value, task.bytes, { ...task, guard }),
    readSelfie: (task, guard) => readSelfie(models.value, task.bytes, { ...task, guard }),
    readFrames: (task, guard) => readFrames(models.value, task.frames, { guard }),
  });
}

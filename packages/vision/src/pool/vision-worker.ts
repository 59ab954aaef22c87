import { failure, success } from '@aval/core/result';
import { workerData } from 'piscina';
import { inspectPicture } from '../inspect-picture.ts';
import { loadModels } from '../models/load-models.ts';
import { readDocument } from '../read-document.ts';
import { readSelfie } from '../read-selfie.ts';
import { createNativeGuard } from './native-guard.ts';
import type { GuardedTask } from './task-pool.ts';
import { type VisionAnswer, type VisionTask, workerDataSchema } from './vision-task.ts';

/** Once per thread; the thread is ready when its models are. */
const started = workerDataSchema.parse(workerData);
const models = await loadModels(started.models, createNativeGuard(started.startGuard));

/** The entry of a vision thread. Throws when asked to read without models: the pool never gets that far. */
export async function runTask({ task, guard: memory }: GuardedTask<VisionTask>): Promise<VisionAnswer> {
  const guard = createNativeGuard(memory);
  if (task.kind === 'inspect') {
    return { kind: 'inspect', result: await inspectPicture(task.bytes, task) };
  }
  if (task.kind === 'start') {
    const result = models.ok
      ? success({ modelIds: Object.values(models.value).map(({ id }) => id) })
      : failure(models.error);
    return { kind: 'start', result };
  }
  if (!models.ok) throw new Error(models.error.message);
  return task.kind === 'document'
    ? { kind: 'document', result: await readDocument(models.value, task.bytes, { ...task, guard }) }
    : { kind: 'selfie', result: await readSelfie(models.value, task.bytes, { ...task, guard }) };
}

import { type Result, success } from '@aval/core/result';
import { workerData } from 'piscina';
import { inspectPicture } from '../inspect-picture.ts';
import type { ModelFailure } from '../models/model-failure.ts';
import { createNativeGuard, type NativeGuard } from './native-guard.ts';
import type { GuardedTask } from './task-pool.ts';
import type { VisionReaders } from './vision-readers.ts';
import { type VisionAnswer, type VisionTask, workerDataSchema } from './vision-task.ts';

const { models, own, load, startGuard } = workerDataSchema.parse(workerData);

let opened: Result<VisionReaders, ModelFailure> | undefined;

/** Once per thread; what failed is tried again with the next picture. */
async function openOnce(guard: NativeGuard): Promise<Result<VisionReaders, ModelFailure>> {
  if (opened?.ok === true) return opened;
  const { openReaders } = await import('./vision-readers.ts');
  opened = await openReaders(models, { own, guard });
  return opened;
}

/** The thread is ready when its models are, unless it is to load them with the first picture that needs them. */
const atStart = load === 'at-start' ? await openOnce(createNativeGuard(startGuard)) : success(undefined);

/** The entry of a vision thread. */
export async function runTask({ task, guard: memory }: GuardedTask<VisionTask>): Promise<VisionAnswer> {
  if (task.kind === 'start')
    return atStart.ok ? { kind: 'started' } : { kind: 'no-models', error: atStart.error };
  if (task.kind === 'inspect') return { kind: 'inspect', result: await inspectPicture(task.bytes, task) };
  const guard = createNativeGuard(memory);
  const readers = await openOnce(guard);
  if (!readers.ok) return { kind: 'no-models', error: readers.error };
  if (task.kind === 'frames') return { kind: 'frames', result: await readers.value.readFrames(task, guard) };
  return task.kind === 'document'
    ? { kind: 'document', result: await readers.value.readDocument(task, guard) }
    : { kind: 'selfie', result: await readers.value.readSelfie(task, guard) };
}

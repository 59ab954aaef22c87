import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import type { Journal } from '../journal/ports.ts';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { Context } from '../platform/context.ts';
import { type AdvanceRunDependencies, advanceRun, type Device } from './advance-run.ts';
import type { cropPicture } from './crop-picture.ts';
import { verdictOn } from './facts-of-run.ts';
import type { RunOwner } from './ports.ts';
import { type AnswerCheckStores, readAnswerChecks } from './read-answer-checks.ts';
import type { World } from './read-world.ts';
import { toldReasons } from './result-body.ts';

export type ShowCropDependencies = {
  readonly advance: AdvanceRunDependencies;
  readonly blobs: Pick<BlobStore, 'read'>;
  readonly crop: typeof cropPicture;
  readonly journal: Journal;
  readonly stores: AnswerCheckStores;
};
type Input = RunOwner & { readonly device: Device; readonly imageId: number };

/**
 * Shows a person what is wrong with a picture of his own that was refused or that the present refusal blames, and no other: whoever
 * gets hold of a link sees no documents by it. Errors: those of `advanceRun`, `image-not-found`, `file-unavailable`.
 */
export function showCrop({ advance, blobs, crop, journal, stores }: ShowCropDependencies) {
  const move = advanceRun(advance);
  /** Named by the label of whoever refused, who sets no picture aside. */
  const isBlamed = async ({ environmentId }: Context, world: World, imageId: number): Promise<boolean> => {
    const reasons = toldReasons(world, await readAnswerChecks(stores, environmentId, world));
    return reasons.some(({ image }) => image?.imageId === imageId);
  };
  return async (
    context: Context,
    { device, imageId, ...owner }: Input,
  ): Promise<Result<Buffer, AppError>> => {
    const now = await move(context, { ...owner, hand: { kind: 'device', device }, events: [] });
    if (!now.ok) return now;
    const { world } = now.value;
    const image = world.images.find((one) => one.imageId === imageId);
    if (image === undefined || image.format === 'pdf') return failure(appError('image-not-found'));
    const isRefused = image.deactivated || image.reviewResult?.reviewAnswer === 'RED';
    if (!isRefused && !(await isBlamed(context, world, imageId))) return failure(appError('image-not-found'));
    const { dataKey, id } = world.applicant;
    const bytes = await blobs.read(image.blobKey, dataKey);
    if (!bytes.ok) return failure(appError('file-unavailable'));
    const at = advance.clock();
    const { reasons } = await verdictOn(world, image, at);
    const findings = await world.findingsOf(image);
    const box = reasons.find((reason) => reason.box !== null)?.box ?? null;
    const shown = await crop(bytes.value, { rotation: findings?.picture.rotation ?? 0, box });
    if (shown === undefined) return failure(appError('file-unavailable'));
    await journal.append({
      environmentId: context.environmentId,
      subjectId: id,
      at,
      type: 'refusedImageViewed',
      actor: context.actor,
      payload: { imageId },
      dataKey,
    });
    return success(shown);
  };
}

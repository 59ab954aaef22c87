import { type AppError, appError } from '@aval/core/errors';
import type { ActionId, ImageId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { Journal } from '../journal/ports.ts';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import { mimeTypeOf } from './action-body.ts';
import { type LoadActionStores, loadAction } from './load-action.ts';
import type { ActionImageStore } from './ports.ts';

export type ReadActionImageDependencies = LoadActionStores & {
  readonly actionImages: Pick<ActionImageStore, 'list'>;
  readonly blobs: Pick<BlobStore, 'read'>;
  readonly journal: Journal;
  readonly clock: Clock;
};
type Input = { readonly actionId: ActionId; readonly imageId: ImageId; readonly preview: boolean };

/** The stored bytes, or the smaller copy, which also goes by its own number. Who looked is written into the journal. */
export function readActionImage(deps: ReadActionImageDependencies) {
  return async (
    context: Context,
    { actionId, imageId, preview }: Input,
  ): Promise<Result<{ bytes: Buffer; contentType: string }, AppError>> => {
    const { environmentId, actor } = context;
    const loaded = await loadAction(deps, context, actionId, 'read');
    if (!loaded.ok) return loaded;
    const { id, dataKey } = loaded.value.applicant;
    const image = (await deps.actionImages.list(environmentId, [actionId], dataKey)).find(
      (candidate) => candidate.imageId === imageId || candidate.resizedImageId === imageId,
    );
    if (image === undefined) return failure(appError('image-not-found'));
    const isSmall = preview || image.resizedImageId === imageId;
    const bytes = await deps.blobs.read(isSmall ? image.previewBlobKey : image.blobKey, dataKey);
    if (!bytes.ok) return failure(appError('file-unavailable'));
    await deps.journal.append({
      environmentId,
      subjectId: id,
      at: deps.clock(),
      type: 'actionImageViewed',
      actor,
      payload: { actionId, imageId: image.imageId, preview: isSmall },
      dataKey,
    });
    return success({ bytes: bytes.value, contentType: isSmall ? 'image/jpeg' : mimeTypeOf(image.format) });
  };
}

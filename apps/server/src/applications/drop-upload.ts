import type { AppError } from '@aval/core/errors';
import { type Result, success } from '@aval/core/result';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { Context } from '../platform/context.ts';
import { type LoadUploadDependencies, loadUpload } from './load-upload.ts';
import type { RunOwner } from './ports.ts';

export type DropUploadDependencies = LoadUploadDependencies & { readonly blobs: Pick<BlobStore, 'remove'> };

/** Gives an upload up and removes its pieces. Error: `upload-not-found`. */
export function dropUpload(deps: DropUploadDependencies) {
  return async (
    context: Context,
    { uploadId, ...owner }: RunOwner & { readonly uploadId: string },
  ): Promise<Result<undefined, AppError>> => {
    const loaded = await loadUpload(deps, context, owner, uploadId);
    if (!loaded.ok) return loaded;
    const { environmentId } = context;
    for (const { blobKey } of await deps.uploads.chunks(environmentId, uploadId))
      await deps.blobs.remove(blobKey);
    await deps.uploads.remove(environmentId, uploadId);
    return success(undefined);
  };
}

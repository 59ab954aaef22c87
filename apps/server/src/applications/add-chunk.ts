import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Transact } from '../platform/database/transact.ts';
import { type LoadUploadDependencies, loadUpload } from './load-upload.ts';
import type { RunOwner, UploadStore } from './ports.ts';

export type AddChunkDependencies = LoadUploadDependencies & {
  readonly transact: Transact<{ readonly uploads: UploadStore }>;
  readonly blobs: Pick<BlobStore, 'write' | 'remove'>;
  readonly identifiers: Identifiers;
};
type Input = RunOwner & { readonly uploadId: string; readonly offset: number; readonly bytes: Buffer };

/**
 * Adds a piece at the end of an upload; it is stored sealed before the row names it. Answers how far the upload is. Errors:
 * `upload-not-found`, `upload-offset-mismatch`, `empty-file`, `file-too-big` for more than was announced.
 */
export function addChunk(deps: AddChunkDependencies) {
  const { transact, blobs, identifiers } = deps;
  return async (
    context: Context,
    { applicantId, actionId, uploadId, offset, bytes }: Input,
  ): Promise<Result<{ readonly offset: number }, AppError>> => {
    const { environmentId } = context;
    const loaded = await loadUpload(deps, context, { applicantId, actionId }, uploadId);
    if (!loaded.ok) return loaded;
    const { upload, applicant } = loaded.value;
    if (upload.received !== offset) return failure(appError('upload-offset-mismatch'));
    if (bytes.length === 0) return failure(appError('empty-file'));
    if (offset + bytes.length > upload.bytes)
      return failure(appError('file-too-big', 'The file is larger than was announced'));
    const blobKey = `${environmentId}/${applicantId}/${identifiers.objectId()}`;
    await blobs.write(blobKey, bytes, applicant.dataKey);
    const added = await transact(async ({ uploads }) =>
      (await uploads.addChunk(environmentId, upload, { offset, bytes: bytes.length, blobKey }))
        ? success({ offset: offset + bytes.length })
        : failure(appError('upload-offset-mismatch')),
    );
    if (!added.ok) await blobs.remove(blobKey);
    return added;
  };
}

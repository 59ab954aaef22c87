import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import { maximumFileBytes } from '../platform/http/read-multipart.ts';
import { type AdvanceRunDependencies, advanceRun, type Device } from './advance-run.ts';
import type { RunOwner, Upload, UploadPurpose, UploadStore } from './ports.ts';

export type BeginUploadDependencies = {
  readonly advance: AdvanceRunDependencies;
  readonly uploads: UploadStore;
  readonly blobs: Pick<BlobStore, 'remove'>;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
};
type Input = RunOwner & {
  readonly device: Device;
  readonly purpose: UploadPurpose;
  readonly bytes: number;
};

/** Uploads that one applicant, or one action, may have at a time. */
const maximumUploads = 4;
/** How long the pieces may take. */
const lifeMs = 60 * 60 * 1000;

/**
 * Begins a file that comes in pieces; what has expired in the environment is removed on the way, and so is the oldest of too many at a
 * time: whoever's network breaks again and again begins as often as it takes. Errors: those of `advanceRun`, `state-conflict` for another
 * step than the one that waits, `file-too-big`, `empty-file`.
 */
export function beginUpload({ advance, uploads, blobs, clock, identifiers }: BeginUploadDependencies) {
  const run = advanceRun(advance);
  return async (
    context: Context,
    { applicantId, actionId, device, purpose, bytes }: Input,
  ): Promise<Result<Upload, AppError>> => {
    const { environmentId } = context;
    const owner = { applicantId, actionId };
    if (bytes <= 0) return failure(appError('empty-file'));
    if (bytes > maximumFileBytes) return failure(appError('file-too-big'));
    const now = await run(context, { ...owner, hand: { kind: 'device', device }, events: [] });
    if (!now.ok) return now;
    const { application, world } = now.value;
    if (application.block !== purpose.block)
      return failure(appError('state-conflict', 'The step is another one by now'));
    const createdAt = clock();
    const remove = async (id: string, blobKeys: readonly string[]) => {
      for (const key of blobKeys) await blobs.remove(key);
      await uploads.remove(environmentId, id);
    };
    for (const { id, blobKeys } of await uploads.expired(environmentId, createdAt))
      await remove(id, blobKeys);
    const { dataKey } = world.applicant;
    const open = (await uploads.list(environmentId, owner, dataKey))
      .filter(({ answer }) => answer === undefined)
      .toSorted((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
    for (const { id } of open.slice(0, Math.max(0, open.length - maximumUploads + 1))) {
      const chunks = await uploads.chunks(environmentId, id);
      await remove(
        id,
        chunks.map(({ blobKey }) => blobKey),
      );
    }
    const upload: Upload = {
      ...owner,
      id: identifiers.objectId(),
      purpose,
      bytes,
      received: 0,
      answer: undefined,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + lifeMs),
    };
    await uploads.insert(environmentId, upload, dataKey);
    return success(upload);
  };
}

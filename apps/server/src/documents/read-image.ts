import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId, ImageId, InspectionId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { ImageStore } from './ports.ts';

export type ReadImageDependencies = {
  readonly applicants: Pick<ApplicantStore, 'find' | 'findByInspectionId'>;
  readonly images: Pick<ImageStore, 'list'>;
  readonly blobs: Pick<BlobStore, 'read'>;
  readonly journal: Journal;
  readonly clock: Clock;
};
type Input = {
  readonly owner: { readonly applicantId: ApplicantId } | { readonly inspectionId: InspectionId };
  readonly imageId: ImageId;
};

const contentTypes: Readonly<Record<string, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  pdf: 'application/pdf',
};

/** The stored bytes as they were sent. Who looked is written into the journal. */
export function readImage({ applicants, images, blobs, journal, clock }: ReadImageDependencies) {
  return async (
    context: Context,
    { owner, imageId }: Input,
  ): Promise<Result<{ bytes: Buffer; contentType: string }, AppError>> => {
    const { environmentId, actor } = context;
    const applicant =
      'applicantId' in owner
        ? await applicants.find(environmentId, owner.applicantId)
        : await applicants.findByInspectionId(environmentId, owner.inspectionId);
    if (applicant === undefined) return failure(appError('applicant-not-found'));
    const { dataKey, id } = applicant;
    const image = (await images.list(environmentId, id, dataKey)).find(
      (candidate) => candidate.imageId === imageId,
    );
    if (image === undefined) return failure(appError('image-not-found'));
    const bytes = await blobs.read(image.blobKey, dataKey);
    if (!bytes.ok) return failure(appError('file-unavailable'));
    await journal.append({
      environmentId,
      subjectId: id,
      at: clock(),
      type: 'imageViewed',
      actor,
      payload: { imageId },
      dataKey,
    });
    return success({
      bytes: bytes.value,
      contentType: contentTypes[image.format] ?? 'application/octet-stream',
    });
  };
}

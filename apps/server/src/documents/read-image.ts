import { type AppError, appError } from '@aval/core/errors';
import { type ApplicantId, type ImageId, type InspectionId, previewIdOf } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Turns } from '../platform/turns/make-turns.ts';
import { uploadError } from './examine-upload.ts';
import type { ImageStore, PictureExaminer } from './ports.ts';

/** Longer side of the smaller copy, in pixels. */
const previewSide = 512;

export type ReadImageDependencies = {
  readonly applicants: Pick<ApplicantStore, 'find' | 'findByInspectionId'>;
  readonly images: Pick<ImageStore, 'list'>;
  readonly blobs: Pick<BlobStore, 'read'>;
  readonly examiner: Pick<PictureExaminer, 'inspectPicture'>;
  readonly turns: Turns;
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

/**
 * The stored bytes as they were sent, or, by its own number, a smaller copy as JPEG: made for whoever asks and kept nowhere, so that
 * there is nothing else to seal and to erase. Copies of one applicant are made one after the other, since the eyes have other work.
 * Who looked is written into the journal.
 */
export function readImage({
  applicants,
  images,
  blobs,
  examiner,
  turns,
  journal,
  clock,
}: ReadImageDependencies) {
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
      (candidate) => candidate.imageId === imageId || previewIdOf(candidate.imageId) === imageId,
    );
    if (image === undefined) return failure(appError('image-not-found'));
    const bytes = await blobs.read(image.blobKey, dataKey);
    if (!bytes.ok) return failure(appError('file-unavailable'));
    const isSmall = image.imageId !== imageId;
    const shown = isSmall ? await turns(id, () => shrink(examiner, bytes.value)) : bytes;
    if (!shown.ok) return shown;
    await journal.append({
      environmentId,
      subjectId: id,
      at: clock(),
      type: 'imageViewed',
      actor,
      payload: { imageId: image.imageId, ...(isSmall ? { preview: true } : {}) },
      dataKey,
    });
    return success({
      bytes: shown.value,
      contentType: isSmall ? 'image/jpeg' : (contentTypes[image.format] ?? 'application/octet-stream'),
    });
  };
}

async function shrink(
  examiner: Pick<PictureExaminer, 'inspectPicture'>,
  bytes: Buffer,
): Promise<Result<Buffer, AppError>> {
  const inspected = await examiner.inspectPicture(bytes, { previewSide });
  if (inspected.ok && inspected.value.preview !== null) return success(Buffer.from(inspected.value.preview));
  // The file was taken as a picture once; only that nobody has time for it now is worth another try.
  const isPassing = !inspected.ok && (inspected.error === 'busy' || inspected.error === 'closed');
  return failure(isPassing ? uploadError(inspected.error) : appError('file-unavailable'));
}

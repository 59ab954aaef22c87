import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Attachment, NoteStore } from './ports.ts';

export type ReadAttachmentDependencies = {
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly notes: Pick<NoteStore, 'attachments'>;
  readonly blobs: Pick<BlobStore, 'read'>;
  readonly journal: Journal;
  readonly clock: Clock;
};
type Input = {
  readonly applicantId: ApplicantId;
  readonly noteId: string;
  readonly attachmentId: string;
};

/** The file as it was sent. Who looked is written into the journal. */
export function readAttachment({ applicants, notes, blobs, journal, clock }: ReadAttachmentDependencies) {
  return async (
    { environmentId, actor }: Context,
    { applicantId, noteId, attachmentId }: Input,
  ): Promise<Result<{ attachment: Attachment; bytes: Buffer }, AppError>> => {
    const applicant = await applicants.find(environmentId, applicantId);
    if (applicant === undefined) return failure(appError('applicant-not-found'));
    const { dataKey } = applicant;
    const all = await notes.attachments(environmentId, applicantId, [noteId], dataKey);
    const attachment = all.find(({ id }) => id === attachmentId);
    if (attachment === undefined) return failure(appError('attachment-not-found'));
    const bytes = await blobs.read(attachment.blobKey, dataKey);
    if (!bytes.ok) return failure(appError('file-unavailable'));
    await journal.append({
      environmentId,
      subjectId: applicantId,
      at: clock(),
      type: 'noteAttachmentViewed',
      actor,
      payload: { noteId, attachmentId },
      dataKey,
    });
    return success({ attachment, bytes: bytes.value });
  };
}

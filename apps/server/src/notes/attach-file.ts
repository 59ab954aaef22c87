import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { FilePart } from '../platform/http/read-multipart.ts';
import { attachmentFormat } from './attachment-format.ts';
import type { Attachment, Note, NoteStore } from './ports.ts';

type Stores = {
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly notes: NoteStore;
  readonly journal: Journal;
};
export type AttachFileDependencies = {
  readonly transact: Transact<Stores>;
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly blobs: Pick<BlobStore, 'write' | 'remove'>;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
};
type Input = { readonly applicantId: ApplicantId; readonly noteId: string; readonly file: FilePart };

const maximumBytes = 10 * 1024 * 1024;
const maximumAttachments = 20;

/** Hangs a file on a note: at most 10 MB, of a type that its content shows, stored under the applicant's key. */
export function attachFile({ transact, applicants, blobs, clock, identifiers }: AttachFileDependencies) {
  return async (
    { environmentId, actor }: Context,
    { applicantId, noteId, file }: Input,
  ): Promise<Result<{ note: Note; attachments: readonly Attachment[] }, AppError>> => {
    const owner = await applicants.find(environmentId, applicantId);
    if (owner === undefined) return failure(appError('applicant-not-found'));
    if (file.bytes.length === 0) return failure(appError('empty-file'));
    if (file.bytes.length > maximumBytes)
      return failure(appError('file-too-big', 'An attachment may have 10 MB'));
    const format = attachmentFormat(file.bytes);
    if (format === undefined)
      return failure(
        appError(
          'unsupported-file-format',
          'Send a JPEG, PNG, PDF, Word, Excel, OpenDocument or UTF-8 text file without macros',
        ),
      );
    const blobKey = `${environmentId}/${applicantId}/${identifiers.objectId()}`;
    await blobs.write(blobKey, file.bytes, owner.dataKey);
    const attachment: Attachment = {
      id: identifiers.objectId(),
      applicantId,
      noteId,
      blobKey,
      format,
      bytes: file.bytes.length,
      fileName: file.fileName?.slice(0, 255),
      createdAt: clock(),
    };
    const saved = await transact(async ({ notes, journal }) => {
      const { dataKey } = owner;
      const note = await notes.find(environmentId, applicantId, noteId, dataKey);
      if (note === undefined) return failure(appError('note-not-found'));
      const others = await notes.attachments(environmentId, applicantId, [noteId], dataKey);
      if (others.length >= maximumAttachments)
        return failure(appError('too-many-documents', 'The note has too many attachments'));
      await notes.attach(environmentId, dataKey, attachment);
      await journal.append({
        environmentId,
        subjectId: applicantId,
        at: attachment.createdAt,
        type: 'noteAttachmentAdded',
        actor,
        payload: { noteId, attachmentId: attachment.id, format, bytes: attachment.bytes },
        dataKey,
      });
      return success({ note, attachments: [...others, attachment] });
    });
    if (!saved.ok) await blobs.remove(blobKey);
    return saved;
  };
}

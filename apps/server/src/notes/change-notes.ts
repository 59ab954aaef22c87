import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import { createdByOf } from '../platform/actor.ts';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Transact } from '../platform/database/transact.ts';
import { addNote } from './add-note.ts';
import type { Attachment, Note, NoteStore } from './ports.ts';

type Stores = {
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly notes: NoteStore;
  readonly journal: Journal;
};
export type ChangeNotesDependencies = {
  readonly transact: Transact<Stores>;
  readonly blobs: Pick<BlobStore, 'remove'>;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
};
type Change =
  | { readonly kind: 'add'; readonly note: string; readonly tags: readonly string[] }
  | {
      readonly kind: 'change';
      readonly id: string;
      readonly note: string;
      readonly tags: readonly string[] | undefined;
    }
  | { readonly kind: 'remove'; readonly id: string };
type Input = { readonly applicantId: ApplicantId; readonly change: Change };

/**
 * Adds a note, changes one, or removes one with the files that hang on it (which are gone once the row is: a crash in between
 * leaves at worst an unnamed, encrypted file). Errors: applicant-not-found, note-not-found.
 */
export function changeNotes({ transact, blobs, clock, identifiers }: ChangeNotesDependencies) {
  return async (
    context: Context,
    { applicantId, change }: Input,
  ): Promise<Result<{ note: Note; attachments: readonly Attachment[] }, AppError>> => {
    const { environmentId, actor } = context;
    const changed = await transact(async (stores) => {
      const applicant = await stores.applicants.find(environmentId, applicantId);
      if (applicant === undefined) return failure(appError('applicant-not-found'));
      const at = clock();
      const { dataKey } = applicant;
      if (change.kind === 'add') {
        const note = await addNote({ stores, identifiers, context, at, applicant }, change);
        return success({ note, attachments: [] });
      }
      const before = await stores.notes.find(environmentId, applicantId, change.id, dataKey);
      if (before === undefined) return failure(appError('note-not-found'));
      const attachments = await stores.notes.attachments(environmentId, applicantId, [before.id], dataKey);
      const entry = { environmentId, subjectId: applicantId, at, actor, dataKey };
      const payload = { noteId: before.id };
      if (change.kind === 'remove') {
        await stores.notes.remove(environmentId, applicantId, before.id);
        await stores.journal.append({ ...entry, type: 'noteRemoved', payload });
        return success({ note: before, attachments });
      }
      const updatedBy = createdByOf(actor);
      const tags = change.tags ?? before.tags;
      const note = { ...before, note: change.note, tags, updatedAt: at, updatedBy };
      await stores.notes.save(environmentId, dataKey, note);
      await stores.journal.append({ ...entry, type: 'noteChanged', payload });
      return success({ note, attachments });
    });
    if (changed.ok && change.kind === 'remove')
      for (const { blobKey } of changed.value.attachments) await blobs.remove(blobKey);
    return changed;
  };
}

import type { Applicant } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import { createdByOf } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Note, NoteStore } from './ports.ts';

type World = {
  readonly stores: { readonly notes: Pick<NoteStore, 'insert'>; readonly journal: Journal };
  readonly identifiers: Identifiers;
  readonly context: Context;
  readonly at: Date;
  readonly applicant: Applicant;
};

/** Keeps a note, within the caller's transaction. */
export async function addNote(
  { stores, identifiers, context, at, applicant }: World,
  { note, tags }: Pick<Note, 'note' | 'tags'>,
): Promise<Note> {
  const { environmentId, actor } = context;
  const added: Note = {
    id: identifiers.objectId(),
    applicantId: applicant.id,
    note,
    tags,
    createdAt: at,
    createdBy: createdByOf(actor),
    updatedAt: undefined,
    updatedBy: undefined,
  };
  await stores.notes.insert(environmentId, applicant.dataKey, added);
  await stores.journal.append({
    environmentId,
    subjectId: applicant.id,
    at,
    type: 'noteAdded',
    actor,
    payload: { noteId: added.id },
    dataKey: applicant.dataKey,
  });
  return added;
}

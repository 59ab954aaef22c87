import type { AppError } from '@aval/core/errors';
import { type Result, success } from '@aval/core/result';
import type { Applicant, ApplicantStore } from '../applicants/ports.ts';
import { saveTags } from '../applicants/save-tags.ts';
import type { Journal } from '../journal/ports.ts';
import { addNote } from '../notes/add-note.ts';
import type { NoteStore } from '../notes/ports.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { WebhookOutbox } from '../webhooks/ports.ts';
import type { Review } from './ports.ts';

/** What a person writes down with a decision. */
export type Remarks = { readonly note?: string | undefined; readonly tags?: readonly string[] | undefined };

type World = {
  readonly stores: {
    readonly applicants: Pick<ApplicantStore, 'saveProfile'>;
    readonly notes: Pick<NoteStore, 'insert'>;
    readonly journal: Journal;
    readonly outbox: WebhookOutbox;
  };
  readonly identifiers: Identifiers;
  readonly context: Context;
  readonly at: Date;
  readonly applicant: Applicant;
  readonly review: Review;
};

/** Keeps note and tags of a decision, in its transaction. Answers the applicant as he stands then. */
export async function writeRemarks(
  world: World,
  { note, tags = [] }: Remarks,
): Promise<Result<Applicant, AppError>> {
  const { applicant } = world;
  if (note !== undefined && note.trim() !== '') await addNote(world, { note, tags: [] });
  if (tags.length === 0) return success(applicant);
  return saveTags(world, [...(applicant.profile.tags ?? []), ...tags]);
}

import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId, AttemptId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import { moveReview } from '@aval/core/review';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import { addNote } from '../notes/add-note.ts';
import type { NoteStore } from '../notes/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { WebhookOutbox } from '../webhooks/ports.ts';
import { reviewEvent } from '../webhooks/review-event.ts';
import type { Review, ReviewStore } from './ports.ts';

export type AppealReviewDependencies = {
  readonly transact: Transact<{
    readonly applicants: Pick<ApplicantStore, 'find'>;
    readonly reviews: ReviewStore;
    readonly notes: Pick<NoteStore, 'insert'>;
    readonly journal: Journal;
    readonly outbox: WebhookOutbox;
  }>;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
};
type Input = { readonly applicantId: ApplicantId; readonly attemptId: AttemptId; readonly text: string };

/**
 * The person objects to a refusal: the review is on hold until an officer decides, with the objection as a note. Fires
 * applicantOnHold. Errors: `applicant-not-found`, `applicant-marked-as-deleted`, `state-conflict` where nothing was refused.
 */
export function appealReview({ transact, clock, identifiers }: AppealReviewDependencies) {
  return (context: Context, { applicantId, attemptId, text }: Input): Promise<Result<undefined, AppError>> =>
    transact(async (stores) => {
      const { environmentId, actor } = context;
      const review = await stores.reviews.lock(environmentId, applicantId);
      const applicant = await stores.applicants.find(environmentId, applicantId);
      if (review === undefined || applicant === undefined) return failure(appError('applicant-not-found'));
      if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
      if (review.attemptId !== attemptId)
        return failure(appError('state-conflict', 'Another attempt began meanwhile'));
      const moved = moveReview(review.state, { type: 'appeal' });
      if (!moved.ok) return moved;
      const at = clock();
      const held: Review = { ...review, state: moved.value, reviewDate: undefined, autoChecked: false };
      await stores.reviews.save(environmentId, held);
      const world = { stores, identifiers, context, at, applicant };
      const note = await addNote(world, { note: text, tags: ['appeal'] });
      await stores.journal.append({
        environmentId,
        subjectId: applicantId,
        at,
        type: 'reviewAppealed',
        actor,
        payload: { attemptId, noteId: note.id },
        dataKey: applicant.dataKey,
      });
      await stores.outbox.publish(
        reviewEvent(context, { type: 'applicantOnHold', at, applicant, review: held }),
      );
      return success(undefined);
    });
}

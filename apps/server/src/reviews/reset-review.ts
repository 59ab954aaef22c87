import { type AppError, appError } from '@aval/core/errors';
import { type ApplicantId, attemptIdSchema } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import { moveReview } from '@aval/core/review';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { ImageStore } from '../documents/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { WebhookOutbox } from '../webhooks/ports.ts';
import { reviewEvent } from '../webhooks/review-event.ts';
import type { Review, ReviewStore } from './ports.ts';

type Stores = {
  readonly applicants: ApplicantStore;
  readonly reviews: ReviewStore;
  readonly images: ImageStore;
  readonly journal: Journal;
  readonly outbox: WebhookOutbox;
};
export type ResetReviewDependencies = {
  readonly transact: Transact<Stores>;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
};

/** Back to the beginning: pictures are set aside (not erased), earlier answers stay in the history. Fires applicantReset. */
export function resetReview({ transact, clock, identifiers }: ResetReviewDependencies) {
  return (context: Context, applicantId: ApplicantId): Promise<Result<undefined, AppError>> =>
    transact(async ({ applicants, reviews, images, journal, outbox }) => {
      const { environmentId, actor } = context;
      const review = await reviews.lock(environmentId, applicantId);
      const applicant = await applicants.find(environmentId, applicantId);
      if (review === undefined || applicant === undefined) return failure(appError('applicant-not-found'));
      if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
      const moved = moveReview(review.state, { type: 'reset' });
      if (!moved.ok) return moved;
      const at = clock();
      const { dataKey } = applicant;
      const reset: Review = {
        ...review,
        state: moved.value,
        attemptId: attemptIdSchema.parse(identifiers.fiveLetters()),
        attemptCnt: 0,
        reasonCode: undefined,
        autoChecked: false,
        pendingAt: undefined,
        queuedAt: undefined,
        reviewDate: undefined,
      };
      // An attempt that is cut short is not pending any more in the history either; one that has an answer keeps it.
      if (review.state.status !== 'completed')
        await reviews.save(environmentId, { ...review, state: moved.value });
      await reviews.save(environmentId, reset);
      const all = await images.list(environmentId, applicantId, dataKey);
      const imageIds = all.map((image) => image.imageId);
      await images.deactivate(environmentId, applicantId, imageIds);
      await images.saveReviewResult(environmentId, applicantId, imageIds, null);
      const payload = { formerStatus: review.state.status, imageIds };
      await journal.append({
        environmentId,
        subjectId: applicantId,
        at,
        type: 'reviewReset',
        actor,
        payload,
        dataKey,
      });
      await outbox.publish(reviewEvent(context, { type: 'applicantReset', at, applicant, review: reset }));
      return success(undefined);
    });
}

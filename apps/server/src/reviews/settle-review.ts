import type { Check } from '@aval/core/check';
import type { AppError } from '@aval/core/errors';
import type { Result } from '@aval/core/result';
import { success } from '@aval/core/result';
import { moveReview, type ReviewEvent } from '@aval/core/review';
import type { Applicant } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { Context } from '../platform/context.ts';
import type { WebhookOutbox } from '../webhooks/ports.ts';
import { reviewEvent } from '../webhooks/review-event.ts';
import type { Review, ReviewStore } from './ports.ts';

type Stores = { readonly reviews: ReviewStore; readonly journal: Journal; readonly outbox: WebhookOutbox };
type Input = {
  readonly applicant: Applicant;
  /** As locked in this transaction. */
  readonly review: Review;
  readonly event: Extract<ReviewEvent, { type: 'decide' | 'hold' | 'overrule' | 'blacklist' }>;
  readonly at: Date;
  readonly checks: readonly Check[];
};

/**
 * The one place where a verdict comes to be: row, history, journal and webhook are written from the same value in the same
 * transaction, so the four cannot tell different stories.
 */
export async function settleReview(
  stores: Stores,
  context: Context,
  input: Input,
): Promise<Result<Review, AppError>> {
  const { applicant, review, event, at, checks } = input;
  const moved = moveReview(review.state, event);
  if (!moved.ok) return moved;
  const isOver = moved.value.status === 'completed';
  const settled: Review = {
    ...review,
    state: moved.value,
    reviewDate: isOver ? at : undefined,
    autoChecked: event.type === 'decide',
    reviewedBy: isOver ? context.actor : undefined,
  };
  await stores.reviews.save(context.environmentId, settled);
  await stores.journal.append({
    environmentId: context.environmentId,
    subjectId: applicant.id,
    at,
    type: isOver ? 'reviewCompleted' : 'reviewOnHold',
    actor: context.actor,
    payload: {
      attemptId: review.attemptId,
      state: moved.value,
      checks: checks.map(({ checkType, answer, numbers, thresholds, modelIds }) => ({
        checkType,
        answer,
        numbers,
        thresholds,
        modelIds,
      })),
    },
    dataKey: applicant.dataKey,
  });
  const type = isOver ? 'applicantReviewed' : 'applicantOnHold';
  await stores.outbox.publish(reviewEvent(context, { type, at, applicant, review: settled }));
  return success(settled);
}

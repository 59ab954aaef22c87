import { ownReviewResult } from '@aval/core/own-review-result';
import { reviewResultSchema, reviewStatusSchema } from '@aval/core/review';
import { zonedDateTime } from '@aval/core/wire-dates';
import { z } from 'zod';
import type { Review } from './ports.ts';

/** The review object of the wire; also the whole answer of the status call. */
export const reviewBodySchema = z.object({
  reviewId: z.string(),
  attemptId: z.string(),
  attemptCnt: z.number().int(),
  levelName: z.string(),
  levelAutoCheckMode: z.null(),
  createDate: z.string(),
  startDate: z.string().optional(),
  reviewDate: z.string().optional(),
  reviewStatus: reviewStatusSchema,
  reviewResult: reviewResultSchema.optional(),
  priority: z.number().int(),
  reprocessing: z.boolean(),
  autoChecked: z.boolean(),
  elapsedSincePendingMs: z.number().int().optional(),
  elapsedSinceQueuedMs: z.number().int().optional(),
  notificationFailureCnt: z.number().int(),
  reviewReasonCode: z.string().optional(),
  moderationTierType: z.null(),
});
export type ReviewBody = z.infer<typeof reviewBodySchema>;

export function reviewBody(review: Review, now: Date): ReviewBody {
  const { state, pendingAt, queuedAt, reviewDate } = review;
  const until = reviewDate ?? now;
  const result = state.status === 'completed' ? state.result : undefined;
  return {
    reviewId: review.reviewId,
    attemptId: review.attemptId,
    attemptCnt: review.attemptCnt,
    levelName: review.levelName,
    levelAutoCheckMode: null,
    createDate: zonedDateTime(review.createDate),
    ...(pendingAt === undefined
      ? {}
      : { startDate: zonedDateTime(pendingAt), elapsedSincePendingMs: elapsed(pendingAt, until) }),
    ...(queuedAt === undefined ? {} : { elapsedSinceQueuedMs: elapsed(queuedAt, until) }),
    ...(reviewDate === undefined ? {} : { reviewDate: zonedDateTime(reviewDate) }),
    reviewStatus: state.status,
    ...(result === undefined ? {} : { reviewResult: result }),
    priority: 0,
    reprocessing: review.attemptCnt > 1,
    autoChecked: review.autoChecked === true,
    notificationFailureCnt: 0,
    ...(review.reasonCode === undefined ? {} : { reviewReasonCode: review.reasonCode }),
    moderationTierType: null,
  };
}

/** The same as the applicant himself may see it. */
export function ownReviewBody({ reviewResult, ...body }: ReviewBody): ReviewBody {
  const by = body.autoChecked ? 'checks' : 'human';
  return reviewResult === undefined ? body : { ...body, reviewResult: ownReviewResult(reviewResult, by) };
}

function elapsed(since: Date, until: Date): number {
  return Math.max(0, until.getTime() - since.getTime());
}

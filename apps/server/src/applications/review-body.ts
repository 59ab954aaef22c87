import type { World } from './read-world.ts';
import type { View } from './view-schema.ts';

/** Where the review of the applicant, or of the action that the run is for, stands. */
export function reviewBody({ review, action }: World): View['review'] {
  const { state, attemptCnt } = action ?? review;
  const createdAt = action === undefined ? review.createDate : action.createdAt;
  const byChecks = action === undefined && review.autoChecked === true;
  return {
    status: state.status,
    attempt: attemptCnt,
    createdAt: createdAt.toISOString(),
    autoChecked: byChecks,
    ...(state.status === 'completed' ? { result: resultOf(state.result, byChecks) } : {}),
  };
}

type Completed = Extract<World['review']['state'], { readonly status: 'completed' }>['result'];

/** A comment is for the person only where an officer wrote it. */
function resultOf(result: Completed, byChecks: boolean): NonNullable<View['review']['result']> {
  const { reviewAnswer, moderationComment } = result;
  return {
    answer: reviewAnswer,
    ...(result.reviewAnswer === 'RED' ? { rejectType: result.reviewRejectType } : {}),
    ...(moderationComment === undefined || byChecks ? {} : { comment: moderationComment }),
  };
}

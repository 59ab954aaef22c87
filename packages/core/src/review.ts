import { z } from 'zod';
import { type AppError, appError } from './errors.ts';
import { failure, type Result, success } from './result.ts';

/**
 * A review is one applicant's way to an answer: init → pending → queued → completed or onHold. `attemptCnt`
 * counts submissions; a RETRY refusal lets the next one begin. All moves are made by `moveReview`.
 */
export const reviewStatusSchema = z.enum(['init', 'pending', 'prechecked', 'queued', 'completed', 'onHold']);
export type ReviewStatus = z.infer<typeof reviewStatusSchema>;

export const rejectTypeSchema = z.enum(['FINAL', 'RETRY']);
export type RejectType = z.infer<typeof rejectTypeSchema>;

export const reviewResultSchema = z.discriminatedUnion('reviewAnswer', [
  z.object({
    reviewAnswer: z.literal('GREEN'),
    moderationComment: z.string().optional(),
    clientComment: z.string().optional(),
  }),
  z.object({
    reviewAnswer: z.literal('RED'),
    rejectLabels: z.array(z.string()),
    reviewRejectType: rejectTypeSchema,
    moderationComment: z.string().optional(),
    clientComment: z.string().optional(),
    buttonIds: z.array(z.string()).optional(),
  }),
]);
export type ReviewResult = z.infer<typeof reviewResultSchema>;

export type ReviewState =
  | { readonly status: 'init'; readonly previous: ReviewResult | null }
  | { readonly status: 'pending' | 'prechecked' | 'queued' }
  | { readonly status: 'onHold'; readonly reason: string }
  | { readonly status: 'completed'; readonly result: ReviewResult };

export type ReviewEvent =
  | { readonly type: 'submit'; readonly missingSteps: readonly string[] }
  | { readonly type: 'start' }
  | { readonly type: 'decide'; readonly result: ReviewResult }
  | { readonly type: 'hold'; readonly reason: string }
  /** An officer's or, in the sandbox, the integrator's own verdict. */
  | { readonly type: 'overrule'; readonly result: ReviewResult }
  /** Put on the blacklist: ends the review wherever it stands. */
  | { readonly type: 'blacklist' }
  /** The person objects to a refusal: somebody looks again. */
  | { readonly type: 'appeal' }
  /** Something more is wanted of the person: back to the beginning without losing what is there. */
  | { readonly type: 'reopen' }
  | { readonly type: 'reset' }
  /** Another level asks for other steps: its review begins anew, an approval does not come along. */
  | { readonly type: 'changeLevel' };

/** Why a review is on hold after an appeal. */
export const appealReason = 'The person objects to the refusal.';

/** What an applicant on the blacklist is answered. */
export const blacklisted: ReviewResult = {
  reviewAnswer: 'RED',
  rejectLabels: ['BLOCKLIST'],
  reviewRejectType: 'FINAL',
};

/** A review under way: documents and data may not change. */
export function isUnderWay(status: ReviewStatus): boolean {
  return status === 'pending' || status === 'prechecked' || status === 'queued';
}

/** Refused for good: no new data is taken until a reset. */
export function isFinallyRejected(state: ReviewState): boolean {
  return (
    state.status === 'completed' &&
    state.result.reviewAnswer === 'RED' &&
    state.result.reviewRejectType === 'FINAL'
  );
}

/** Why nothing that is known of the applicant may change now; undefined when it may. */
export function changeRefusal(state: ReviewState): AppError | undefined {
  if (isUnderWay(state.status) || state.status === 'onHold')
    return appError('no-upload-verification-in-progress');
  return isFinallyRejected(state) ? appError('applicant-with-final-reject') : undefined;
}

/** Next state, or the error of the table that says why the event does not fit the state. */
export function moveReview(state: ReviewState, event: ReviewEvent): Result<ReviewState, AppError> {
  switch (event.type) {
    case 'submit':
      return submit(state, event.missingSteps);
    case 'start':
      return state.status === 'pending' || state.status === 'prechecked' || state.status === 'queued'
        ? success({ status: 'queued' })
        : conflict(state, 'start the checks');
    case 'decide':
      return state.status === 'queued'
        ? success({ status: 'completed', result: event.result })
        : conflict(state, 'decide');
    case 'hold':
      return state.status === 'queued'
        ? success({ status: 'onHold', reason: event.reason })
        : conflict(state, 'hold');
    case 'overrule':
      return state.status === 'init'
        ? conflict(state, 'complete the review')
        : success({ status: 'completed', result: event.result });
    case 'changeLevel':
      if (isFinallyRejected(state)) return failure(appError('applicant-with-final-reject'));
      return isUnderWay(state.status) || state.status === 'onHold'
        ? conflict(state, 'change the level')
        : success({ status: 'init', previous: null });
    case 'appeal':
      return state.status === 'completed' && state.result.reviewAnswer === 'RED'
        ? success({ status: 'onHold', reason: appealReason })
        : conflict(state, 'object');
    case 'blacklist':
      return success({ status: 'completed', result: blacklisted });
    case 'reopen':
      if (isUnderWay(state.status)) return conflict(state, 'ask for more');
      if (state.status === 'init') return success(state);
      return success({ status: 'init', previous: state.status === 'completed' ? state.result : null });
    case 'reset':
      return success({ status: 'init', previous: null });
  }
}

function submit(state: ReviewState, missingSteps: readonly string[]): Result<ReviewState, AppError> {
  if (isUnderWay(state.status)) {
    return failure(
      appError('applicant-already-in-the-state', `The applicant is already in the state '${state.status}'`),
    );
  }
  if (isFinallyRejected(state)) return failure(appError('applicant-with-final-reject'));
  if (state.status === 'onHold') {
    return failure(
      appError('applicant-already-in-the-state', 'The applicant is on hold: an officer has to decide'),
    );
  }
  if (missingSteps.length > 0) {
    return failure(
      appError('steps-missing', `Required steps are not complete: [${missingSteps.join(', ')}]`),
    );
  }
  return success({ status: 'pending' });
}

function conflict(state: ReviewState, what: string): Result<never, AppError> {
  return failure(appError('state-conflict', `Cannot ${what} while the review is '${state.status}'`));
}

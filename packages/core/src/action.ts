import { z } from 'zod';
import { type AppError, appError } from './errors.ts';
import { failure, type Result, success } from './result.ts';
import { type ReviewResult, rejectTypeSchema } from './review.ts';

/**
 * An action is one separate check on an approved applicant: init → pending → prechecked → queued → completed or onHold. It
 * waits in `awaitingUser` when only the person can go on. A RETRY refusal lets the next attempt begin; nothing here ever
 * touches the applicant's own review. All moves are made by `moveAction`.
 */
export const actionStatusSchema = z.enum([
  'init',
  'pending',
  'prechecked',
  'queued',
  'completed',
  'onHold',
  'awaitingUser',
]);
export type ActionStatus = z.infer<typeof actionStatusSchema>;

export type ActionState =
  | { readonly status: 'init'; readonly previous: ReviewResult | null }
  | { readonly status: 'pending' | 'prechecked' | 'queued' }
  | { readonly status: 'awaitingUser'; readonly reason: string }
  | { readonly status: 'onHold'; readonly reason: string }
  | { readonly status: 'completed'; readonly result: ReviewResult };

export type ActionEvent =
  | { readonly type: 'submit'; readonly missingSteps: readonly string[] }
  /** What was handed in is whole and readable. */
  | { readonly type: 'precheck' }
  /** The checks begin; again after a worker was killed. */
  | { readonly type: 'start' }
  | { readonly type: 'decide'; readonly result: ReviewResult }
  | { readonly type: 'hold'; readonly reason: string }
  /** Only the person can go on: a code to be entered, a letter to be answered. */
  | { readonly type: 'await'; readonly reason: string }
  /** An officer's or the integrator's own verdict. */
  | { readonly type: 'overrule'; readonly result: ReviewResult };

/** Checks are being made: nothing of the action may change. */
export function isActionUnderWay(status: ActionStatus): boolean {
  return status === 'pending' || status === 'prechecked' || status === 'queued';
}

/** Refused, but the person may try again. */
export function mayRetryAction(state: ActionState): boolean {
  return (
    state.status === 'completed' &&
    state.result.reviewAnswer === 'RED' &&
    state.result.reviewRejectType === rejectTypeSchema.enum.RETRY
  );
}

/** Why no picture and no answer is taken now; undefined when they are. */
export function actionChangeRefusal(state: ActionState): AppError | undefined {
  if (state.status === 'init' || state.status === 'awaitingUser' || mayRetryAction(state)) return undefined;
  if (state.status === 'completed')
    return appError('state-conflict', 'The action is completed: create another one');
  return appError(
    'no-upload-verification-in-progress',
    `The action is '${state.status}': nothing can change`,
  );
}

/**
 * Why no address or number of the action is confirmed now; undefined when one may be. Running checks do not stand in the way:
 * nothing of the action changes.
 */
export function confirmationRefusal(state: ActionState): AppError | undefined {
  return isActionUnderWay(state.status) ? undefined : actionChangeRefusal(state);
}

/** Next state, or the error of the table that says why the event does not fit the state. */
export function moveAction(state: ActionState, event: ActionEvent): Result<ActionState, AppError> {
  switch (event.type) {
    case 'submit':
      return submit(state, event.missingSteps);
    case 'precheck':
      return isActionUnderWay(state.status)
        ? success(state.status === 'pending' ? { status: 'prechecked' } : state)
        : conflict(state, 'precheck');
    case 'start':
      return isActionUnderWay(state.status)
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
    case 'await':
      return state.status === 'queued'
        ? success({ status: 'awaitingUser', reason: event.reason })
        : conflict(state, 'wait for the person');
    case 'overrule':
      return state.status === 'init' || isActionUnderWay(state.status)
        ? conflict(state, 'complete the action')
        : success({ status: 'completed', result: event.result });
  }
}

function submit(state: ActionState, missingSteps: readonly string[]): Result<ActionState, AppError> {
  if (isActionUnderWay(state.status) || state.status === 'onHold')
    return failure(
      appError('applicant-already-in-the-state', `The action is already in the state '${state.status}'`),
    );
  const refusal = actionChangeRefusal(state);
  if (refusal !== undefined) return failure(refusal);
  if (missingSteps.length > 0)
    return failure(
      appError('steps-missing', `Required steps are not complete: [${missingSteps.join(', ')}]`),
    );
  return success({ status: 'pending' });
}

function conflict(state: ActionState, what: string): Result<never, AppError> {
  return failure(appError('state-conflict', `Cannot ${what} while the action is '${state.status}'`));
}

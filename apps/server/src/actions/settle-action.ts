import { type ActionEvent, moveAction } from '@aval/core/action';
import type { Check } from '@aval/core/check';
import type { AppError } from '@aval/core/errors';
import { type Result, success } from '@aval/core/result';
import type { Applicant } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { Context } from '../platform/context.ts';
import type { WebhookOutbox } from '../webhooks/ports.ts';
import { actionEvent } from './action-event.ts';
import type { Action, ActionStore } from './ports.ts';

type Stores = {
  readonly actions: Pick<ActionStore, 'save'>;
  readonly journal: Journal;
  readonly outbox: WebhookOutbox;
};
type Input = {
  readonly applicant: Applicant;
  /** As locked in this transaction. */
  readonly action: Action;
  readonly event: Extract<ActionEvent, { type: 'decide' | 'hold' | 'await' | 'overrule' }>;
  readonly at: Date;
  readonly checks: readonly Check[];
  /** Of a person's decision. */
  readonly note?: string;
};

const entryTypes = {
  completed: 'actionCompleted',
  onHold: 'actionOnHold',
  awaitingUser: 'actionAwaitingUser',
} as const;

/** The one place where an action's verdict comes to be: row, journal and webhook tell the same, in the same transaction. */
export async function settleAction(
  stores: Stores,
  context: Context,
  { applicant, action, event, at, checks, note }: Input,
): Promise<Result<Action, AppError>> {
  const moved = moveAction(action.state, event);
  if (!moved.ok) return moved;
  const { status } = moved.value;
  if (status !== 'completed' && status !== 'onHold' && status !== 'awaitingUser')
    throw new Error(`an action cannot be settled as ${status}`);
  const settled: Action = {
    ...action,
    state: moved.value,
    reviewDate: status === 'completed' ? at : undefined,
  };
  await stores.actions.save(context.environmentId, settled, applicant.dataKey);
  await stores.journal.append({
    environmentId: context.environmentId,
    subjectId: applicant.id,
    at,
    type: entryTypes[status],
    actor: context.actor,
    payload: {
      actionId: action.id,
      attemptId: action.attemptId,
      state: moved.value,
      note,
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
  if (status === 'awaitingUser') return success(settled);
  const type = status === 'completed' ? 'applicantActionReviewed' : 'applicantActionOnHold';
  await stores.outbox.publish(actionEvent(context, { type, at, applicant, action: settled }));
  return success(settled);
}

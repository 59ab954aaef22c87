import { moveAction } from '@aval/core/action';
import { missingActionSteps } from '@aval/core/action-steps';
import type { AppError } from '@aval/core/errors';
import { attemptIdSchema } from '@aval/core/ids';
import { type Result, success } from '@aval/core/result';
import type { Journal } from '../journal/ports.ts';
import type { LevelStore } from '../levels/ports.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { JobQueue } from '../platform/jobs/ports.ts';
import type { WebhookOutbox } from '../webhooks/ports.ts';
import { actionEvent } from './action-event.ts';
import type { OwnedAction } from './load-action.ts';
import { ownIdentifiers } from './own-identifiers.ts';
import type { Action, ActionImageStore, ActionStore } from './ports.ts';

export type BeginAttemptStores = {
  readonly levels: Pick<LevelStore, 'find'>;
  readonly actions: Pick<ActionStore, 'save'>;
  readonly actionImages: Pick<ActionImageStore, 'list'>;
  readonly journal: Journal;
  readonly outbox: WebhookOutbox;
  readonly jobs: JobQueue;
};

/** Names of the jobs that make an action's checks: with pictures to be looked at, and without. */
export const runActionChecksTask = 'run-action-checks';
export const runQuickActionChecksTask = 'run-quick-action-checks';

/**
 * In the transaction that holds the action's row: an attempt begins, its job is queued and applicantActionPending goes out. Errors:
 * `steps-missing` and those of the state; nothing is written then.
 */
export async function beginAttempt(
  stores: BeginAttemptStores,
  identifiers: Pick<Identifiers, 'fiveLetters'>,
  context: Context,
  owned: OwnedAction,
  at: Date,
): Promise<Result<Action, AppError>> {
  const { environmentId, actor, correlationId } = context;
  const { applicant, action } = owned;
  const level = await stores.levels.find(environmentId, action.levelId);
  if (level === undefined) throw new Error(`action ${action.id} has no level`);
  const all = await stores.actionImages.list(environmentId, [action.id], applicant.dataKey);
  const images = all.filter((image) => !image.deactivated);
  const missingSteps = missingActionSteps(level.definition, {
    ...ownIdentifiers(owned),
    images,
    hasPaymentMethod: action.content.paymentMethod !== undefined,
    questionnaires: (action.content.questionnaires ?? []).map(({ id }) => id),
  });
  const moved = moveAction(action.state, { type: 'submit', missingSteps });
  if (!moved.ok) return moved;
  const submitted: Action = {
    ...action,
    state: moved.value,
    attemptId: attemptIdSchema.parse(identifiers.fiveLetters()),
    attemptCnt: action.attemptCnt + 1,
    pendingAt: at,
    queuedAt: undefined,
    reviewDate: undefined,
  };
  const { id: actionId, attemptId, attemptCnt } = submitted;
  await stores.actions.save(environmentId, submitted, applicant.dataKey);
  await stores.jobs.add(images.length > 0 ? runActionChecksTask : runQuickActionChecksTask, {
    environmentId,
    actionId,
    attemptId,
    correlationId,
  });
  await stores.journal.append({
    environmentId,
    subjectId: applicant.id,
    at,
    type: 'actionSubmitted',
    actor,
    payload: { actionId, attemptId, attemptCnt, imageIds: images.map(({ imageId }) => imageId) },
    dataKey: applicant.dataKey,
  });
  await stores.outbox.publish(
    actionEvent(context, { type: 'applicantActionPending', at, applicant, action: submitted }),
  );
  return success(submitted);
}

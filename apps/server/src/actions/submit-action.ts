import { moveAction } from '@aval/core/action';
import { missingActionSteps } from '@aval/core/action-steps';
import { type AppError, appError } from '@aval/core/errors';
import { type ActionId, attemptIdSchema } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { LevelStore } from '../levels/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { JobQueue } from '../platform/jobs/ports.ts';
import type { WebhookOutbox } from '../webhooks/ports.ts';
import { actionEvent } from './action-event.ts';
import { loadAction } from './load-action.ts';
import type { Action, ActionImageStore, ActionStore } from './ports.ts';

type Stores = {
  readonly applicants: ApplicantStore;
  readonly levels: Pick<LevelStore, 'find'>;
  readonly actions: ActionStore;
  readonly actionImages: ActionImageStore;
  readonly journal: Journal;
  readonly outbox: WebhookOutbox;
  readonly jobs: JobQueue;
};
export type SubmitActionDependencies = {
  readonly transact: Transact<Stores>;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
};

/** Names of the jobs that make an action's checks: with pictures to be looked at, and without. */
export const runActionChecksTask = 'run-action-checks';
export const runQuickActionChecksTask = 'run-quick-action-checks';

/** Asks for the action to be checked: an attempt begins, its job is queued and applicantActionPending goes out, all or nothing. */
export function submitAction({ transact, clock, identifiers }: SubmitActionDependencies) {
  return (context: Context, actionId: ActionId): Promise<Result<Action, AppError>> =>
    transact(async (stores) => {
      const { environmentId, actor, correlationId } = context;
      const loaded = await loadAction(stores, context, actionId, 'lock');
      if (!loaded.ok) return loaded;
      const { applicant, action } = loaded.value;
      if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
      const level = await stores.levels.find(environmentId, action.levelId);
      if (level === undefined) throw new Error(`action ${actionId} has no level`);
      const all = await stores.actionImages.list(environmentId, [actionId], applicant.dataKey);
      const images = all.filter((image) => !image.deactivated);
      const { profile } = applicant;
      const missingSteps = missingActionSteps(level.definition, {
        images,
        email: action.content.email ?? profile.email,
        phone: action.content.phone ?? profile.phone,
        questionnaires: (action.content.questionnaires ?? []).map(({ id }) => id),
      });
      const moved = moveAction(action.state, { type: 'submit', missingSteps });
      if (!moved.ok) return moved;
      const at = clock();
      const submitted: Action = {
        ...action,
        state: moved.value,
        attemptId: attemptIdSchema.parse(identifiers.fiveLetters()),
        attemptCnt: action.attemptCnt + 1,
        pendingAt: at,
        queuedAt: undefined,
        reviewDate: undefined,
      };
      const { attemptId } = submitted;
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
        payload: {
          actionId,
          attemptId,
          attemptCnt: submitted.attemptCnt,
          imageIds: images.map(({ imageId }) => imageId),
        },
        dataKey: applicant.dataKey,
      });
      await stores.outbox.publish(
        actionEvent(context, { type: 'applicantActionPending', at, applicant, action: submitted }),
      );
      return success(submitted);
    });
}

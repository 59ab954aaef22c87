import { isActionUnderWay } from '@aval/core/action';
import { type AppError, appError } from '@aval/core/errors';
import type { ActionId } from '@aval/core/ids';
import { failure, type Result } from '@aval/core/result';
import type { ReviewResult } from '@aval/core/review';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { NoteStore } from '../notes/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import { type Remarks, writeRemarks } from '../reviews/write-remarks.ts';
import type { WebhookOutbox } from '../webhooks/ports.ts';
import { loadAction } from './load-action.ts';
import type { Action, ActionStore } from './ports.ts';
import { settleAction } from './settle-action.ts';

export type OverruleActionDependencies = {
  readonly transact: Transact<{
    readonly applicants: ApplicantStore;
    readonly actions: ActionStore;
    readonly reviews: Pick<ReviewStore, 'lock'>;
    readonly notes: Pick<NoteStore, 'insert'>;
    readonly journal: Journal;
    readonly outbox: WebhookOutbox;
  }>;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
};
type Input = {
  readonly actionId: ActionId;
  readonly result: ReviewResult;
  /** Note and tags are the applicant's; his review stays as it is. */
  readonly remarks: Remarks;
};

/** Seconds after which a decision refused because of running checks is worth another try. */
const retryAfterSeconds = 10;

/** Completes an action as a person decided. Running checks are waited for. */
export function overruleAction({ transact, clock, identifiers }: OverruleActionDependencies) {
  return (context: Context, { actionId, result, remarks }: Input): Promise<Result<Action, AppError>> =>
    transact(async (stores) => {
      const owner = await stores.actions.ownerOf(context.environmentId, actionId);
      // Held before the action, in the order of everybody who changes tags.
      const review = owner && (await stores.reviews.lock(context.environmentId, owner));
      if (review === undefined) return failure(appError('action-not-found'));
      const loaded = await loadAction(stores, context, actionId, 'lock');
      if (!loaded.ok) return loaded;
      const { applicant, action } = loaded.value;
      if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
      if (isActionUnderWay(action.state.status))
        return failure({ ...appError('state-conflict', 'The checks are still running'), retryAfterSeconds });
      const event = { type: 'overrule' as const, result };
      const at = clock();
      const { note } = remarks;
      const settled = await settleAction(stores, context, {
        applicant,
        action,
        event,
        at,
        checks: [],
        ...(note === undefined ? {} : { note }),
      });
      if (!settled.ok) return settled;
      const remarked = await writeRemarks({ stores, identifiers, context, at, applicant, review }, remarks);
      return remarked.ok ? settled : remarked;
    });
}

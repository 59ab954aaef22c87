import { isActionUnderWay } from '@aval/core/action';
import { type AppError, appError } from '@aval/core/errors';
import type { ActionId } from '@aval/core/ids';
import { failure, type Result } from '@aval/core/result';
import type { ReviewResult } from '@aval/core/review';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { WebhookOutbox } from '../webhooks/ports.ts';
import { loadAction } from './load-action.ts';
import type { Action, ActionStore } from './ports.ts';
import { settleAction } from './settle-action.ts';

export type OverruleActionDependencies = {
  readonly transact: Transact<{
    readonly applicants: ApplicantStore;
    readonly actions: ActionStore;
    readonly journal: Journal;
    readonly outbox: WebhookOutbox;
  }>;
  readonly clock: Clock;
};
type Input = {
  readonly actionId: ActionId;
  readonly result: ReviewResult;
  readonly note: string | undefined;
};

/** Seconds after which a decision refused because of running checks is worth another try. */
const retryAfterSeconds = 10;

/** Completes an action as a person decided. Running checks are waited for. */
export function overruleAction({ transact, clock }: OverruleActionDependencies) {
  return (context: Context, { actionId, result, note }: Input): Promise<Result<Action, AppError>> =>
    transact(async (stores) => {
      const loaded = await loadAction(stores, context, actionId, 'lock');
      if (!loaded.ok) return loaded;
      const { applicant, action } = loaded.value;
      if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
      if (isActionUnderWay(action.state.status))
        return failure({ ...appError('state-conflict', 'The checks are still running'), retryAfterSeconds });
      const event = { type: 'overrule' as const, result };
      return settleAction(stores, context, {
        applicant,
        action,
        event,
        at: clock(),
        checks: [],
        ...(note === undefined ? {} : { note }),
      });
    });
}

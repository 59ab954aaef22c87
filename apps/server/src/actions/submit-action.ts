import { type AppError, appError } from '@aval/core/errors';
import type { ActionId } from '@aval/core/ids';
import { failure, type Result } from '@aval/core/result';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Transact } from '../platform/database/transact.ts';
import { type BeginAttemptStores, beginAttempt } from './begin-attempt.ts';
import { type LoadActionStores, loadAction } from './load-action.ts';
import type { Action } from './ports.ts';

type Stores = LoadActionStores & BeginAttemptStores;
export type SubmitActionDependencies = {
  readonly transact: Transact<Stores>;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
};

/** Asks for the action to be checked: all of {@link beginAttempt} or nothing. */
export function submitAction({ transact, clock, identifiers }: SubmitActionDependencies) {
  return (context: Context, actionId: ActionId): Promise<Result<Action, AppError>> =>
    transact(async (stores) => {
      const loaded = await loadAction(stores, context, actionId, 'lock');
      if (!loaded.ok) return loaded;
      if (loaded.value.applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
      return beginAttempt(stores, identifiers, context, loaded.value, clock());
    });
}

import type { AppError } from '@aval/core/errors';
import type { ActionId } from '@aval/core/ids';
import { type Result, success } from '@aval/core/result';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import { type ChangeContentStores, changeContent } from './change-content.ts';

export type SetPaymentMethodDependencies = {
  readonly transact: Transact<ChangeContentStores>;
  readonly clock: Clock;
};
type Input = { readonly actionId: ActionId; readonly paymentMethod: Record<string, unknown> };

/** Says, or says anew, which means of payment an action is about. */
export function setPaymentMethod({ transact, clock }: SetPaymentMethodDependencies) {
  return (context: Context, { actionId, paymentMethod }: Input): Promise<Result<undefined, AppError>> =>
    transact((stores) =>
      changeContent(stores, clock, context, actionId, async (content) =>
        success({
          content: { ...content, paymentMethod },
          entry: { type: 'actionPaymentMethodTold', payload: {} },
          told: undefined,
        }),
      ),
    );
}

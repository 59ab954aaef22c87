import { type AppError, appError } from '@aval/core/errors';
import type { WebhookId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { EnvironmentKeys } from '../tenants/ports.ts';
import type { WebhookStore } from './ports.ts';

export type DeleteWebhookDependencies = {
  readonly transact: Transact<{ readonly webhooks: WebhookStore; readonly journal: Journal }>;
  readonly environmentKeys: EnvironmentKeys;
  readonly clock: Clock;
};

/** Removes a webhook, its deliveries and their log; jobs that wait find nothing to do. Error: webhook-not-found. */
export function deleteWebhook({ transact, environmentKeys, clock }: DeleteWebhookDependencies) {
  return async (
    { environmentId, actor }: Context,
    { webhookId }: { readonly webhookId: WebhookId },
  ): Promise<Result<undefined, AppError>> => {
    const dataKey = await environmentKeys.dataKey(environmentId);
    return transact(async ({ webhooks, journal }) => {
      if (!(await webhooks.remove(environmentId, webhookId))) return failure(appError('webhook-not-found'));
      await journal.append({
        environmentId,
        subjectId: environmentId,
        at: clock(),
        type: 'webhookDeleted',
        actor,
        payload: { webhookId },
        dataKey,
      });
      return success(undefined);
    });
  };
}

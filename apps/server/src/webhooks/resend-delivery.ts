import { type AppError, appError } from '@aval/core/errors';
import type { WebhookId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { JobQueue } from '../platform/jobs/ports.ts';
import type { EnvironmentKeys } from '../tenants/ports.ts';
import type { DeliveryStore, WebhookStore } from './ports.ts';
import { deliverWebhookTask } from './try-delivery.ts';

export type ResendDeliveryDependencies = {
  readonly transact: Transact<{
    readonly webhooks: WebhookStore;
    readonly deliveries: DeliveryStore;
    readonly jobs: JobQueue;
    readonly journal: Journal;
  }>;
  readonly environmentKeys: EnvironmentKeys;
  readonly clock: Clock;
};
type Input = { readonly webhookId: WebhookId; readonly deliveryId: string };

/**
 * Sends an event again, now, however the delivery stands: same body, same event id, a whole new round of tries. Errors:
 * webhook-not-found (webhook or delivery), state-conflict (webhook disabled).
 */
export function resendDelivery({ transact, environmentKeys, clock }: ResendDeliveryDependencies) {
  return async (context: Context, { webhookId, deliveryId }: Input): Promise<Result<undefined, AppError>> => {
    const { environmentId, actor } = context;
    const dataKey = await environmentKeys.dataKey(environmentId);
    return transact(async ({ webhooks, deliveries, jobs, journal }) => {
      const webhook = await webhooks.find(environmentId, webhookId, dataKey);
      if (webhook === undefined) return failure(appError('webhook-not-found'));
      if (!webhook.enabled) return failure(appError('state-conflict', 'The webhook is disabled'));
      const at = clock();
      const attempt = await deliveries.reopen(environmentId, webhookId, deliveryId, at);
      if (attempt === undefined) return failure(appError('webhook-not-found', 'Delivery not found'));
      await jobs.add(deliverWebhookTask, { environmentId, webhookId, deliveryId, attempt });
      const payload = { webhookId, deliveryId };
      await journal.append({
        environmentId,
        subjectId: environmentId,
        at,
        type: 'webhookResent',
        actor,
        payload,
        dataKey,
      });
      return success(undefined);
    });
  };
}

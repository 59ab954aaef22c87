import { type AppError, appError } from '@aval/core/errors';
import type { WebhookId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { Context } from '../platform/context.ts';
import type { EnvironmentKeys } from '../tenants/ports.ts';
import type { DeliveryFilter, DeliveryLog, DeliveryLogEntry, Page, WebhookStore } from './ports.ts';

export type ListDeliveriesDependencies = {
  readonly webhooks: WebhookStore;
  readonly deliveryLog: DeliveryLog;
  readonly environmentKeys: EnvironmentKeys;
};
type Input = { readonly webhookId: WebhookId; readonly filter: DeliveryFilter; readonly page: Page };
type Found = { readonly items: DeliveryLogEntry[]; readonly total: number };

/** The delivery log of a webhook, newest first. Error: webhook-not-found. */
export function listDeliveries({ webhooks, deliveryLog, environmentKeys }: ListDeliveriesDependencies) {
  return async (
    { environmentId }: Context,
    { webhookId, filter, page }: Input,
  ): Promise<Result<Found, AppError>> => {
    const dataKey = await environmentKeys.dataKey(environmentId);
    const webhook = await webhooks.find(environmentId, webhookId, dataKey);
    if (webhook === undefined) return failure(appError('webhook-not-found'));
    return success(await deliveryLog.list(environmentId, webhookId, filter, page, dataKey));
  };
}

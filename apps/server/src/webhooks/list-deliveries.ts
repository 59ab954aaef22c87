import { type AppError, appError } from '@aval/core/errors';
import type { WebhookId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { Context } from '../platform/context.ts';
import type { EnvironmentKeys } from '../tenants/ports.ts';
import type { DeliveryLogEntry, DeliveryStore, Page, WebhookStore } from './ports.ts';

export type ListDeliveriesDependencies = {
  readonly webhooks: WebhookStore;
  readonly deliveries: DeliveryStore;
  readonly environmentKeys: EnvironmentKeys;
};
type Input = Page & { readonly webhookId: WebhookId };
type Found = { readonly items: DeliveryLogEntry[]; readonly total: number };

/** The delivery log of a webhook, newest first. Error: webhook-not-found. */
export function listDeliveries({ webhooks, deliveries, environmentKeys }: ListDeliveriesDependencies) {
  return async (
    { environmentId }: Context,
    { webhookId, limit, offset }: Input,
  ): Promise<Result<Found, AppError>> => {
    const dataKey = await environmentKeys.dataKey(environmentId);
    const webhook = await webhooks.find(environmentId, webhookId, dataKey);
    if (webhook === undefined) return failure(appError('webhook-not-found'));
    return success(await deliveries.list(environmentId, webhookId, { limit, offset }));
  };
}

import { type AppError, appError } from '@aval/core/errors';
import type { WebhookId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { Context } from '../platform/context.ts';
import type { EnvironmentKeys } from '../tenants/ports.ts';
import type { DeliveryLog, DeliveryLogEntry } from './ports.ts';

export type ReadDeliveryDependencies = {
  readonly deliveryLog: DeliveryLog;
  readonly environmentKeys: EnvironmentKeys;
};
type Input = { readonly webhookId: WebhookId; readonly deliveryId: string };
type Found = DeliveryLogEntry & { readonly body: Buffer | undefined };

/** One delivery with the bytes of its body, and of each try what was sent and answered. Error: webhook-not-found. */
export function readDelivery({ deliveryLog, environmentKeys }: ReadDeliveryDependencies) {
  return async (
    { environmentId }: Context,
    { webhookId, deliveryId }: Input,
  ): Promise<Result<Found, AppError>> => {
    const dataKey = await environmentKeys.dataKey(environmentId);
    const found = await deliveryLog.one(environmentId, webhookId, deliveryId, dataKey);
    return found === undefined
      ? failure(appError('webhook-not-found', 'Delivery not found'))
      : success(found);
  };
}

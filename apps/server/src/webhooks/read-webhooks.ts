import { type AppError, appError } from '@aval/core/errors';
import type { WebhookId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { Context } from '../platform/context.ts';
import type { EnvironmentKeys } from '../tenants/ports.ts';
import type { Webhook, WebhookStore } from './ports.ts';

export type ReadWebhooksDependencies = {
  readonly webhooks: WebhookStore;
  readonly environmentKeys: EnvironmentKeys;
};

/** All webhooks of the environment, oldest first; or the one asked for. Error: webhook-not-found. */
export function readWebhooks({ webhooks, environmentKeys }: ReadWebhooksDependencies) {
  return async (
    { environmentId }: Context,
    { id }: { readonly id: WebhookId | undefined },
  ): Promise<Result<Webhook[], AppError>> => {
    const dataKey = await environmentKeys.dataKey(environmentId);
    if (id === undefined) return success(await webhooks.list(environmentId, dataKey));
    const found = await webhooks.find(environmentId, id, dataKey);
    return found === undefined ? failure(appError('webhook-not-found')) : success([found]);
  };
}

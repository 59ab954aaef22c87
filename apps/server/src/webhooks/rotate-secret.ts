import { type AppError, appError } from '@aval/core/errors';
import type { WebhookId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import { randomToken } from '../platform/crypto/random-token.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { EnvironmentKeys } from '../tenants/ports.ts';
import type { Webhook, WebhookStore } from './ports.ts';
import type { Rotation } from './webhook-settings.ts';

export type RotateSecretDependencies = {
  readonly transact: Transact<{ readonly webhooks: WebhookStore; readonly journal: Journal }>;
  readonly environmentKeys: EnvironmentKeys;
  readonly clock: Clock;
};
type Input = Rotation & { readonly webhookId: WebhookId };

/**
 * Gives a webhook a new secret; the present one signs along for `keepOldSeconds`, and one from an earlier rotation no longer.
 * Errors: webhook-not-found, invalid-value (the secret it has already).
 */
export function rotateSecret({ transact, environmentKeys, clock }: RotateSecretDependencies) {
  return async (context: Context, input: Input): Promise<Result<Webhook, AppError>> => {
    const { environmentId, actor } = context;
    const { webhookId, keepOldSeconds } = input;
    const dataKey = await environmentKeys.dataKey(environmentId);
    const secretKey = input.secretKey ?? randomToken(24);
    const at = clock();
    const until = new Date(at.getTime() + keepOldSeconds * 1000);
    return transact(async ({ webhooks, journal }) => {
      await webhooks.lockActive(environmentId);
      const before = await webhooks.find(environmentId, webhookId, dataKey);
      if (before === undefined) return failure(appError('webhook-not-found'));
      if (before.secretKey === secretKey)
        return failure(
          appError('invalid-value', "'secretKey' in the body is not valid: it is the present one"),
        );
      const previousSecret = keepOldSeconds === 0 ? undefined : { secretKey: before.secretKey, until };
      const after = { ...before, secretKey, previousSecret };
      await webhooks.save(environmentId, after, dataKey);
      await journal.append({
        environmentId,
        subjectId: environmentId,
        at,
        type: 'webhookSecretRotated',
        actor,
        payload: { webhookId, keepOldSeconds },
        dataKey,
      });
      return success(after);
    });
  };
}

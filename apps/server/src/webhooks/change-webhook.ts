import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { EnvironmentKeys } from '../tenants/ports.ts';
import { checkTarget } from './check-target.ts';
import { maximumActiveWebhooks, tooMany } from './create-webhook.ts';
import type { Webhook, WebhookStore } from './ports.ts';
import type { WebhookChange } from './webhook-settings.ts';

export type ChangeWebhookDependencies = {
  readonly transact: Transact<{ readonly webhooks: WebhookStore; readonly journal: Journal }>;
  readonly environmentKeys: EnvironmentKeys;
  readonly clock: Clock;
  readonly allowPrivateTargets: boolean;
};

/** Changes what is given of a webhook. Errors: webhook-not-found, invalid-value (target), state-conflict (too many). */
export function changeWebhook({
  transact,
  environmentKeys,
  clock,
  allowPrivateTargets,
}: ChangeWebhookDependencies) {
  return async (context: Context, change: WebhookChange): Promise<Result<Webhook, AppError>> => {
    const { environmentId, actor } = context;
    if (change.target !== undefined) {
      const target = checkTarget(context.environment, allowPrivateTargets, change.target);
      if (!target.ok) return target;
    }
    const dataKey = await environmentKeys.dataKey(environmentId);
    return transact(async ({ webhooks, journal }) => {
      const active = await webhooks.lockActive(environmentId);
      const before = await webhooks.find(environmentId, change.id, dataKey);
      if (before === undefined) return failure(appError('webhook-not-found'));
      const after = applied(before, change);
      if (after.enabled && !before.enabled && active.length >= maximumActiveWebhooks)
        return failure(tooMany());
      await webhooks.save(environmentId, after, dataKey);
      const payload = { webhookId: after.id, changed: changedFields(before, after) };
      const at = clock();
      await journal.append({
        environmentId,
        subjectId: environmentId,
        at,
        type: 'webhookChanged',
        actor,
        payload,
        dataKey,
      });
      return success(after);
    });
  };
}

function applied(before: Webhook, change: WebhookChange): Webhook {
  return {
    ...before,
    target: change.target ?? before.target,
    types: change.types ?? before.types,
    name: changed(change.name, before.name, ''),
    description: changed(change.description, before.description, undefined),
    applicantType: changed(change.applicantType, before.applicantType, undefined),
    sourceKeys: changed(change.sourceKeys, before.sourceKeys, []),
    headers: changed(change.headers, before.headers, []),
    signatureAlgorithm: changed(change.signatureAlgorithm, before.signatureAlgorithm, 'HMAC_SHA256_HEX'),
    notResendFailed: changed(change.notResendFailedWebhooks, before.notResendFailed, false),
    enabled: changed(change.enabled, before.enabled, true),
    secretKey: change.secretKey ?? before.secretKey,
  };
}

function changed<Value>(given: Value | null | undefined, present: Value, byDefault: Value): Value {
  if (given === undefined) return present;
  return given ?? byDefault;
}

/** Names only: values may be secrets. */
function changedFields(before: Webhook, after: Webhook): string[] {
  const was = new Map(Object.entries(before).map(([name, value]) => [name, JSON.stringify(value)]));
  return Object.entries(after)
    .filter(([name, value]) => was.get(name) !== JSON.stringify(value))
    .map(([name]) => name);
}

import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { EnvironmentKeys } from '../tenants/ports.ts';
import { checkTarget } from './check-target.ts';
import { maximumActiveWebhooks, tooMany } from './create-webhook.ts';
import type { CustomHeader, DeliveryStore, Webhook, WebhookStore } from './ports.ts';
import type { TargetRules } from './target-guard.ts';
import { maskedSecret, type WebhookChange } from './webhook-settings.ts';

export type ChangeWebhookDependencies = {
  readonly transact: Transact<{
    readonly webhooks: WebhookStore;
    readonly deliveries: Pick<DeliveryStore, 'hold'>;
    readonly journal: Journal;
  }>;
  readonly environmentKeys: EnvironmentKeys;
  readonly clock: Clock;
  readonly options: TargetRules;
};

/**
 * Changes what is given of a webhook. A new secret replaces the old one at once. Turned off, it holds what waits for a replay;
 * turned on again, its failures are forgotten. Errors: webhook-not-found, invalid-value (target, masked header), state-conflict
 * (too many).
 */
export function changeWebhook({ transact, environmentKeys, clock, options }: ChangeWebhookDependencies) {
  return async (context: Context, change: WebhookChange): Promise<Result<Webhook, AppError>> => {
    const { environmentId, actor } = context;
    if (change.target !== undefined) {
      const target = checkTarget(context.environment, options, change.target);
      if (!target.ok) return target;
    }
    const dataKey = await environmentKeys.dataKey(environmentId);
    const at = clock();
    return transact(async ({ webhooks, deliveries, journal }) => {
      const active = await webhooks.lockActive(environmentId);
      const before = await webhooks.find(environmentId, change.id, dataKey);
      if (before === undefined) return failure(appError('webhook-not-found'));
      const headers = unmasked(before.headers, change.headers);
      if (!headers.ok) return headers;
      const after = applied(before, { ...change, headers: headers.value }, at);
      if (after.enabled && !before.enabled && active.length >= maximumActiveWebhooks)
        return failure(tooMany());
      await webhooks.save(environmentId, after, dataKey);
      if (before.enabled && !after.enabled) await deliveries.hold(environmentId, after.id);
      const payload = { webhookId: after.id, changed: changedFields(before, after) };
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

type Change = Omit<WebhookChange, 'headers'> & {
  readonly headers: readonly CustomHeader[] | null | undefined;
};

function applied(before: Webhook, change: Change, at: Date): Webhook {
  const enabled = changed(change.enabled, before.enabled, true);
  const isSecretNew = change.secretKey != null && change.secretKey !== before.secretKey;
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
    enabled,
    disabled: enabled ? undefined : (before.disabled ?? { at, reason: 'manual' }),
    failingSince: enabled && !before.enabled ? undefined : before.failingSince,
    secretKey: change.secretKey ?? before.secretKey,
    previousSecret: isSecretNew ? undefined : before.previousSecret,
  };
}

/** A mask sent back stands for the value that the header has. */
function unmasked(
  before: readonly CustomHeader[],
  given: readonly CustomHeader[] | null | undefined,
): Result<readonly CustomHeader[] | null | undefined, AppError> {
  if (given === null || given === undefined) return success(given);
  const known = new Map(before.map(({ key, value }) => [key.toLowerCase(), value]));
  const headers: CustomHeader[] = [];
  for (const { key, value } of given) {
    const meant = value === maskedSecret ? known.get(key.toLowerCase()) : value;
    if (meant === undefined)
      return failure(
        appError('invalid-value', "'headers' in the body is not valid: a new header has no value"),
      );
    headers.push({ key, value: meant });
  }
  return success(headers);
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

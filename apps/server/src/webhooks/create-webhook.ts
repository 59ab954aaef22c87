import { type AppError, appError } from '@aval/core/errors';
import { webhookIdSchema } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import { randomToken } from '../platform/crypto/random-token.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { EnvironmentKeys } from '../tenants/ports.ts';
import { checkTarget } from './check-target.ts';
import type { Webhook, WebhookStore } from './ports.ts';
import type { TargetRules } from './target-guard.ts';
import type { NewWebhook } from './webhook-settings.ts';

/** Most active webhooks of an environment. */
export const maximumActiveWebhooks = 50;

export type CreateWebhookDependencies = {
  readonly transact: Transact<{ readonly webhooks: WebhookStore; readonly journal: Journal }>;
  readonly environmentKeys: EnvironmentKeys;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  readonly options: TargetRules;
};

/** Adds a webhook; makes a secret when none is given. Errors: invalid-value (target), state-conflict (too many). */
export function createWebhook({
  transact,
  environmentKeys,
  clock,
  identifiers,
  options,
}: CreateWebhookDependencies) {
  return async (context: Context, input: NewWebhook): Promise<Result<Webhook, AppError>> => {
    const { environmentId, actor } = context;
    const target = checkTarget(context.environment, options, input.target);
    if (!target.ok) return target;
    const dataKey = await environmentKeys.dataKey(environmentId);
    const at = clock();
    const webhook: Webhook = {
      id: webhookIdSchema.parse(identifiers.objectId()),
      name: input.name ?? '',
      description: input.description ?? undefined,
      target: input.target,
      types: input.types,
      applicantType: input.applicantType ?? undefined,
      sourceKeys: input.sourceKeys ?? [],
      signatureAlgorithm: input.signatureAlgorithm ?? 'HMAC_SHA256_HEX',
      secretKey: input.secretKey ?? randomToken(24),
      previousSecret: undefined,
      headers: input.headers ?? [],
      notResendFailed: input.notResendFailedWebhooks ?? false,
      enabled: input.enabled ?? true,
      disabled: input.enabled === false ? { at, reason: 'manual' } : undefined,
      failingSince: undefined,
      createdAt: at,
      createdBy: actor.id,
    };
    return transact(async ({ webhooks, journal }) => {
      const active = await webhooks.lockActive(environmentId);
      if (webhook.enabled && active.length >= maximumActiveWebhooks) return failure(tooMany());
      await webhooks.insert(environmentId, webhook, dataKey);
      const payload = { webhookId: webhook.id, types: webhook.types, enabled: webhook.enabled };
      await journal.append({
        environmentId,
        subjectId: environmentId,
        at,
        type: 'webhookCreated',
        actor,
        payload,
        dataKey,
      });
      return success(webhook);
    });
  };
}

export function tooMany(): AppError {
  return appError('state-conflict', `At most ${maximumActiveWebhooks} webhooks can be active`);
}

import { type AppError, appError } from '@aval/core/errors';
import { applicantIdSchema, inspectionIdSchema, type WebhookId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { EnvironmentKeys } from '../tenants/ports.ts';
import type { SendWebhook, SentRequest, WebhookAnswer, WebhookStore } from './ports.ts';
import { maskHeaders, requestHeaders } from './request-headers.ts';
import type { SubscribableType } from './subscribable-types.ts';
import { testBody } from './webhook-body.ts';

export type TestWebhookDependencies = {
  readonly transact: Transact<{ readonly webhooks: WebhookStore; readonly journal: Journal }>;
  readonly environmentKeys: EnvironmentKeys;
  readonly send: SendWebhook;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
};
type Input = { readonly webhookId: WebhookId; readonly type: SubscribableType | undefined };
export type TestedWebhook = {
  readonly eventId: string;
  readonly request: SentRequest;
  readonly body: Buffer;
  readonly answer: WebhookAnswer;
  readonly durationMs: number;
};

/**
 * Sends an invented event at once, marked with `testMode`, and tells what came back. It is about no applicant, is not repeated and
 * does not enter the log of deliveries; a disabled webhook can be tried too. Error: webhook-not-found.
 */
export function testWebhook({
  transact,
  environmentKeys,
  send,
  clock,
  identifiers,
}: TestWebhookDependencies) {
  return async (context: Context, { webhookId, type }: Input): Promise<Result<TestedWebhook, AppError>> => {
    const { environmentId, actor } = context;
    const dataKey = await environmentKeys.dataKey(environmentId);
    const at = clock();
    const found = await transact(async ({ webhooks, journal }) => {
      const webhook = await webhooks.find(environmentId, webhookId, dataKey);
      if (webhook === undefined) return failure(appError('webhook-not-found'));
      await journal.append({
        environmentId,
        subjectId: environmentId,
        at,
        type: 'webhookTested',
        actor,
        payload: { webhookId },
        dataKey,
      });
      return success(webhook);
    });
    if (!found.ok) return found;
    const webhook = found.value;
    const eventId = identifiers.uuid();
    const body = testBody({
      type: type ?? webhook.types[0] ?? 'applicantCreated',
      at,
      sandbox: context.environment === 'sandbox',
      clientId: context.clientId,
      correlationId: context.correlationId,
      applicantId: applicantIdSchema.parse(identifiers.objectId()),
      inspectionId: inspectionIdSchema.parse(identifiers.objectId()),
    });
    const headers = requestHeaders(webhook, eventId, at, body);
    const { target } = webhook;
    const started = performance.now();
    const never = new AbortController().signal;
    const answer = await send({ environment: context.environment, target, headers, body }, never);
    return success({
      eventId,
      request: { target, headers: maskHeaders(headers, webhook.headers) },
      body,
      answer,
      durationMs: Math.round(performance.now() - started),
    });
  };
}

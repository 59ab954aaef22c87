import type { EnvironmentId } from '@aval/core/ids';
import { success } from '@aval/core/result';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { JobQueue } from '../platform/jobs/ports.ts';
import type { Metrics } from '../platform/metrics/metrics.ts';
import { disableFailing } from './disable-failing.ts';
import type {
  Claimed,
  Delivery,
  DeliveryAttempt,
  DeliveryOutcome,
  DeliveryStore,
  SendWebhook,
  SentRequest,
  WebhookAnswer,
  WebhookHealthStore,
} from './ports.ts';
import { maskHeaders, requestHeaders } from './request-headers.ts';
import { nextAttemptAt, pausesFor, retryAfterSeconds } from './retry-schedule.ts';
import type { WebhookOptions } from './webhook-options.ts';

/** Name of the job that makes the tries of a webhook that are due. */
export const deliverWebhookTask = 'deliver-webhook';

export type TryDeliveryDependencies = {
  readonly deliveries: DeliveryStore;
  readonly transact: Transact<{
    readonly deliveries: DeliveryStore;
    readonly webhookHealth: WebhookHealthStore;
    readonly journal: Journal;
    readonly jobs: JobQueue;
  }>;
  readonly send: SendWebhook;
  readonly clock: Clock;
  readonly metrics: Pick<Metrics, 'webhookAttempts' | 'webhooksDisabled'>;
  readonly options: WebhookOptions;
  /** Told when a webhook was turned off because of failures: for the operator's log. */
  readonly onDisabled: (what: { readonly environmentId: string; readonly webhookId: string }) => void;
};
type Input = {
  readonly environmentId: EnvironmentId;
  readonly environmentKey: SecretKey;
  readonly claimed: Claimed;
};

/**
 * One try. Log entry, state, the receiver's health and the job of the next try are written together. A crash between sending and
 * writing repeats the request with the same body and event id: receivers get every event at least once. Answers
 * whether the receiver kept us waiting, and undefined when it was not asked.
 */
export function tryDelivery(deps: TryDeliveryDependencies) {
  return async (
    { environmentId, environmentKey, claimed }: Input,
    signal: AbortSignal,
  ): Promise<'in time' | 'late' | undefined> => {
    const delivery = await deps.deliveries.find(environmentId, claimed.id, environmentKey);
    if (delivery === undefined || delivery.attempts !== claimed.attempts) return undefined;
    const at = deps.clock();
    const started = performance.now();
    const { answer, request } = await trySend(delivery, at, deps.send, signal);
    const durationMs = Math.round(performance.now() - started);
    const outcome = judge(delivery, answer, at, deps.options.benchPauses);
    const attempt = logEntry(claimed.attempts + 1, at, answer, request, durationMs);
    const written = await deps.transact(async (stores) => {
      const status = await stores.deliveries.record(environmentId, delivery, attempt, outcome);
      if (status === undefined) return success(undefined);
      const { webhookId, id: deliveryId } = delivery;
      if (status === 'pending' && outcome.status === 'pending') {
        const next = { environmentId, webhookId, deliveryId, attempt: attempt.number + 1 };
        await stores.jobs.add(deliverWebhookTask, next, { runAt: outcome.nextAttemptAt });
      }
      if (delivery.content === undefined) return success({ status, isDisabled: false });
      const isDisabled = await disableFailing(
        stores,
        deps.options,
      )({
        environmentId,
        environmentKey,
        delivery,
        outcome: outcome.status,
        at,
      });
      return success({ status, isDisabled });
    });
    const isLate =
      durationMs > deps.options.answerMs / 2 || ('error' in answer && answer.error === 'timeout');
    const pace = request === undefined ? undefined : isLate ? 'late' : 'in time';
    if (!written.ok || written.value === undefined) return pace;
    deps.metrics.webhookAttempts.inc({ outcome: written.value.status });
    if (!written.value.isDisabled) return pace;
    deps.metrics.webhooksDisabled.inc();
    deps.onDisabled({ environmentId, webhookId: delivery.webhookId });
    return pace;
  };
}

/** `final`: trying again cannot help. */
type Answer = WebhookAnswer | { readonly error: string; readonly final: true };
type Sent = { readonly answer: Answer; readonly request: SentRequest | undefined };

async function trySend(delivery: Delivery, at: Date, send: SendWebhook, signal: AbortSignal): Promise<Sent> {
  const { content, environment, target } = delivery;
  if (content === undefined)
    return { answer: { error: 'applicant-erased', final: true }, request: undefined };
  const headers = requestHeaders(delivery, delivery.eventId, at, content.body);
  const answer = await send({ environment, target, headers, body: content.body }, signal);
  return { answer, request: { target, headers: maskHeaders(headers, delivery.headers) } };
}

function judge(
  delivery: Delivery,
  answer: Answer,
  at: Date,
  benchPauses: readonly number[] | undefined,
): DeliveryOutcome {
  if ('statusCode' in answer && answer.statusCode >= 200 && answer.statusCode <= 299)
    return { status: 'delivered' };
  if (delivery.notResendFailed || 'final' in answer) return { status: 'failed' };
  const patience = 'retryAfter' in answer ? retryAfterSeconds(answer.retryAfter, at) : 0;
  const failures = delivery.attempts + 1 - delivery.roundStart;
  const next = nextAttemptAt(pausesFor(delivery.type, benchPauses), failures, at, patience);
  return next === undefined ? { status: 'failed' } : { status: 'pending', nextAttemptAt: next };
}

function logEntry(
  number: number,
  at: Date,
  answer: Answer,
  request: SentRequest | undefined,
  durationMs: number,
): DeliveryAttempt {
  const made = { number, at, request, durationMs };
  if ('error' in answer) return { ...made, statusCode: undefined, error: answer.error, response: undefined };
  const { statusCode, response } = answer;
  const redirected = statusCode >= 300 && statusCode <= 399;
  return { ...made, statusCode, error: redirected ? 'redirect-not-followed' : undefined, response };
}

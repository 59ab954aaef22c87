import type { EnvironmentId } from '@aval/core/ids';
import { success } from '@aval/core/result';
import type { Clock } from '../platform/clock/clock.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { JobQueue } from '../platform/jobs/ports.ts';
import type { Metrics } from '../platform/metrics/metrics.ts';
import type { EnvironmentKeys } from '../tenants/ports.ts';
import type {
  Delivery,
  DeliveryAttempt,
  DeliveryOutcome,
  DeliveryStore,
  SendWebhook,
  WebhookAnswer,
} from './ports.ts';
import { nextAttemptAt } from './retry-schedule.ts';
import { signPayload } from './sign-payload.ts';

/** Name of the job that makes one try. */
export const deliverWebhookTask = 'deliver-webhook';

export type DeliverWebhookDependencies = {
  readonly deliveries: DeliveryStore;
  readonly transact: Transact<{ readonly deliveries: DeliveryStore; readonly jobs: JobQueue }>;
  readonly environmentKeys: EnvironmentKeys;
  readonly send: SendWebhook;
  readonly clock: Clock;
  readonly metrics: Pick<Metrics, 'webhookAttempts'>;
};
export type DeliverWebhookInput = {
  readonly environmentId: EnvironmentId;
  readonly deliveryId: string;
  /** Number of the try, from 1: a job that is run again for a try already in the log does nothing. */
  readonly attempt: number;
};

/**
 * One try. Log entry, state and the job of the next try are written together. A crash between sending and writing repeats
 * the request with the same body and event id: receivers get every event at least once.
 */
export function deliverWebhook(deps: DeliverWebhookDependencies) {
  return async (
    { environmentId, deliveryId, attempt }: DeliverWebhookInput,
    signal: AbortSignal,
  ): Promise<void> => {
    const environmentKey = await deps.environmentKeys.dataKey(environmentId);
    const delivery = await deps.deliveries.find(environmentId, deliveryId, environmentKey);
    if (delivery === undefined || delivery.status !== 'pending' || delivery.attempts !== attempt - 1) return;
    const at = deps.clock();
    const started = performance.now();
    const answer = await trySend(delivery, deps.send, signal);
    const durationMs = Math.round(performance.now() - started);
    const outcome = judge(delivery, answer, at);
    const written = await deps.transact(async ({ deliveries, jobs }) => {
      const recorded = await deliveries.record(
        environmentId,
        delivery,
        logEntry(attempt, at, answer, durationMs),
        outcome,
      );
      if (recorded && outcome.status === 'pending') {
        const next = { environmentId, deliveryId, attempt: attempt + 1 };
        await jobs.add(deliverWebhookTask, next, { runAt: outcome.nextAttemptAt });
      }
      return success(recorded);
    });
    if (written.ok && written.value) deps.metrics.webhookAttempts.inc({ outcome: outcome.status });
  };
}

/** `final`: trying again cannot help. */
type Answer = WebhookAnswer | { readonly error: string; readonly final: true };

async function trySend(delivery: Delivery, send: SendWebhook, signal: AbortSignal): Promise<Answer> {
  const { content, environment, target } = delivery;
  if (content === undefined) return { error: 'applicant-erased', final: true };
  if (!delivery.enabled) return { error: 'webhook-disabled', final: true };
  const custom = Object.fromEntries(delivery.headers.map(({ key, value }) => [key, value]));
  const headers = {
    'User-Agent': 'Aval-Webhooks/1',
    ...custom,
    'Content-Type': 'application/json',
    'X-Payload-Digest': signPayload(delivery.signatureAlgorithm, delivery.secretKey, content.body),
    'X-Payload-Digest-Alg': delivery.signatureAlgorithm,
    'X-Event-Id': delivery.eventId,
  };
  return send({ environment, target, headers, body: content.body }, signal);
}

function judge(delivery: Delivery, answer: Answer, at: Date): DeliveryOutcome {
  if ('statusCode' in answer && answer.statusCode >= 200 && answer.statusCode <= 299)
    return { status: 'delivered' };
  if (delivery.notResendFailed || 'final' in answer) return { status: 'failed' };
  const next = nextAttemptAt(delivery.type, delivery.attempts + 1 - delivery.roundStart, at);
  return next === undefined ? { status: 'failed' } : { status: 'pending', nextAttemptAt: next };
}

function logEntry(number: number, at: Date, answer: Answer, durationMs: number): DeliveryAttempt {
  if ('error' in answer)
    return { number, at, statusCode: undefined, error: answer.error, response: undefined, durationMs };
  const { statusCode, response } = answer;
  const redirected = statusCode >= 300 && statusCode <= 399;
  return {
    number,
    at,
    statusCode,
    error: redirected ? 'redirect-not-followed' : undefined,
    response,
    durationMs,
  };
}

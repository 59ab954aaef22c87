import type { EnvironmentId } from '@aval/core/ids';
import type { Journal } from '../journal/ports.ts';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import type { Delivery, DeliveryOutcome, DeliveryStore, WebhookHealthStore } from './ports.ts';
import type { WebhookOptions } from './webhook-options.ts';

type Stores = {
  readonly deliveries: Pick<DeliveryStore, 'hold'>;
  readonly webhookHealth: WebhookHealthStore;
  readonly journal: Journal;
};
type Input = {
  readonly environmentId: EnvironmentId;
  readonly environmentKey: SecretKey;
  readonly delivery: Pick<Delivery, 'webhookId' | 'isFailing'>;
  readonly outcome: DeliveryOutcome['status'];
  readonly at: Date;
};

/**
 * Remembers how a receiver is doing, in the transaction of a try, and turns the webhook off when it has failed too often for too
 * long. What waits is held for a replay. True when it was turned off now.
 */
export function disableFailing(
  { deliveries, webhookHealth, journal }: Stores,
  { disableAfterFailures, disableAfterHours }: WebhookOptions,
) {
  return async ({ environmentId, environmentKey, delivery, outcome, at }: Input): Promise<boolean> => {
    const { webhookId, isFailing } = delivery;
    if (outcome === 'delivered') {
      if (isFailing) await webhookHealth.recover(environmentId, webhookId);
      return false;
    }
    // What is already known to fail has nothing new to tell until it gives up.
    if (isFailing && outcome === 'pending') return false;
    const health = await webhookHealth.fail(environmentId, webhookId, at, outcome === 'failed');
    if (health === undefined || disableAfterFailures === 0) return false;
    const failingHours = (at.getTime() - health.failingSince.getTime()) / 3_600_000;
    if (health.consecutiveFailures < disableAfterFailures || failingHours < disableAfterHours) return false;
    if (!(await webhookHealth.disable(environmentId, webhookId, at))) return false;
    await deliveries.hold(environmentId, webhookId);
    await journal.append({
      environmentId,
      subjectId: environmentId,
      at,
      type: 'webhookDisabled',
      actor: { kind: 'system', id: 'webhooks' },
      payload: { webhookId, reason: 'failures', consecutiveFailures: health.consecutiveFailures },
      dataKey: environmentKey,
    });
    return true;
  };
}

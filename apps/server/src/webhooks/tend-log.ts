import { success } from '@aval/core/result';
import type { Clock } from '../platform/clock/clock.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { JobQueue } from '../platform/jobs/ports.ts';
import type { TenantStore } from '../tenants/ports.ts';
import type { DeliveryLog } from './ports.ts';
import { deliverWebhookTask } from './try-delivery.ts';
import type { WebhookOptions } from './webhook-options.ts';

/** Name of the job that a timer starts. */
export const tendLogTask = 'tend-webhook-log';

export type TendLogDependencies = {
  readonly deliveryLog: DeliveryLog;
  readonly tenants: Pick<TenantStore, 'listEnvironments'>;
  readonly transact: Transact<{ readonly jobs: JobQueue }>;
  readonly clock: Clock;
  readonly options: Pick<WebhookOptions, 'logDays'>;
};

const batch = 2000;
/** Milliseconds after which a try that was not made is taken for forgotten. */
const overdueMs = 10 * 60 * 1000;

/** Removes what is older than the log is kept, in every environment, and sees to tries that were forgotten. */
export function tendLog({ deliveryLog, tenants, transact, clock, options }: TendLogDependencies) {
  return async (signal: AbortSignal): Promise<void> => {
    const now = clock().getTime();
    const oldest = new Date(now - options.logDays * 86_400_000);
    for (const { id: environmentId } of await tenants.listEnvironments(undefined)) {
      let removed = batch;
      while (removed === batch) {
        signal.throwIfAborted();
        removed = await deliveryLog.prune(environmentId, oldest, batch);
      }
      const overdue = await deliveryLog.overdue(environmentId, new Date(now - overdueMs));
      await transact(async ({ jobs }) => {
        for (const { id: deliveryId, webhookId, attempts } of overdue)
          await jobs.add(
            deliverWebhookTask,
            { environmentId, webhookId, deliveryId, attempt: attempts + 1 },
            { key: `${tendLogTask}/${webhookId}` },
          );
        return success(undefined);
      });
    }
  };
}

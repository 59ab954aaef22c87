import { type AppError, appError } from '@aval/core/errors';
import type { WebhookId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { JobQueue } from '../platform/jobs/ports.ts';
import type { EnvironmentKeys } from '../tenants/ports.ts';
import type { DeliveryFilter, Replay, ReplayStore, WebhookStore } from './ports.ts';

/** Name of the job that reopens some hundred deliveries. */
export const replayWebhookTask = 'replay-webhook';

export type ReplayDeliveriesDependencies = {
  readonly transact: Transact<{
    readonly webhooks: WebhookStore;
    readonly replays: ReplayStore;
    readonly jobs: JobQueue;
    readonly journal: Journal;
  }>;
  readonly environmentKeys: EnvironmentKeys;
  readonly clock: Clock;
  readonly identifiers: Pick<Identifiers, 'uuid'>;
};
type Input = { readonly webhookId: WebhookId; readonly selection: DeliveryFilter };

/**
 * Sends a part of the log again, in the order of its events, with the same bodies and event ids and a whole new round of tries for
 * each. Jobs do it; the replay tells how far they are. Errors: webhook-not-found, state-conflict (webhook disabled).
 */
export function replayDeliveries(deps: ReplayDeliveriesDependencies) {
  return async (context: Context, { webhookId, selection }: Input): Promise<Result<Replay, AppError>> => {
    const { environmentId, actor } = context;
    const dataKey = await deps.environmentKeys.dataKey(environmentId);
    return deps.transact(async ({ webhooks, replays, jobs, journal }) => {
      const webhook = await webhooks.find(environmentId, webhookId, dataKey);
      if (webhook === undefined) return failure(appError('webhook-not-found'));
      if (!webhook.enabled) return failure(appError('state-conflict', 'The webhook is disabled'));
      const at = deps.clock();
      const replay = await replays.begin(environmentId, {
        id: deps.identifiers.uuid(),
        webhookId,
        selection,
        createdAt: at,
        createdBy: actor.id,
      });
      const { id: replayId, position, total } = replay;
      if (total > 0) await jobs.add(replayWebhookTask, { environmentId, webhookId, replayId, position });
      await journal.append({
        environmentId,
        subjectId: environmentId,
        at,
        type: 'webhookReplayed',
        actor,
        payload: { webhookId, replayId, total },
        dataKey,
      });
      return success(replay);
    });
  };
}

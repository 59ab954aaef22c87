import type { AppError } from '@aval/core/errors';
import type { EnvironmentId, WebhookId } from '@aval/core/ids';
import { type Result, success } from '@aval/core/result';
import type { Clock } from '../platform/clock/clock.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { JobQueue } from '../platform/jobs/ports.ts';
import type { ReplayStore } from './ports.ts';
import { replayWebhookTask } from './replay-deliveries.ts';
import { deliverWebhookTask } from './try-delivery.ts';

export type ContinueReplayDependencies = {
  readonly transact: Transact<{ readonly replays: ReplayStore; readonly jobs: JobQueue }>;
  readonly clock: Clock;
};
export type ContinueReplayInput = {
  readonly environmentId: EnvironmentId;
  readonly webhookId: WebhookId;
  readonly replayId: string;
  /** Where this step begins: a job that is run again for a step already made does nothing. */
  readonly position: number;
};

/** Deliveries reopened in one transaction. */
const stepSize = 500;

/** One step of a replay: reopens deliveries, has them tried, and leaves the next step to the next job. */
export function continueReplay({ transact, clock }: ContinueReplayDependencies) {
  return async (input: ContinueReplayInput): Promise<Result<undefined, AppError>> => {
    const { environmentId, webhookId, replayId, position } = input;
    return transact(async ({ replays, jobs }) => {
      const replay = await replays.find(environmentId, webhookId, replayId);
      if (replay === undefined || replay.position !== position) return success(undefined);
      const made = await replays.step(environmentId, replay, clock(), stepSize);
      if (made === undefined) return success(undefined);
      // One job tries all that is due.
      if (made.first !== undefined) {
        const { id: deliveryId, attempt } = made.first;
        await jobs.add(deliverWebhookTask, { environmentId, webhookId, deliveryId, attempt });
      }
      if (made.replay.status === 'running')
        await jobs.add(replayWebhookTask, { ...input, position: made.replay.position });
      return success(undefined);
    });
  };
}

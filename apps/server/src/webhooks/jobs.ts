import { environmentIdSchema, webhookIdSchema } from '@aval/core/ids';
import { z } from 'zod';
import { defineJob, type Job } from '../platform/jobs/ports.ts';
import { type ContinueReplayDependencies, continueReplay } from './continue-replay.ts';
import { type DeliverWebhookDependencies, deliverWebhook } from './deliver-webhook.ts';
import { replayWebhookTask } from './replay-deliveries.ts';
import { type TendLogDependencies, tendLog, tendLogTask } from './tend-log.ts';
import { deliverWebhookTask } from './try-delivery.ts';

export type WebhookJobDependencies = {
  readonly deliver: DeliverWebhookDependencies;
  readonly replay: ContinueReplayDependencies;
  readonly tend: TendLogDependencies;
};

const tryPayload = z.object({
  environmentId: environmentIdSchema,
  webhookId: webhookIdSchema.optional(),
  deliveryId: z.uuid(),
  attempt: z.number().int().min(1),
  others: z.array(z.object({ deliveryId: z.uuid(), attempt: z.number().int().min(1) })).optional(),
  rested: z.boolean().optional(),
});
const replayPayload = z.object({
  environmentId: environmentIdSchema,
  webhookId: webhookIdSchema,
  replayId: z.uuid(),
  position: z.number().int().min(0),
});

export function webhookJobs(deps: WebhookJobDependencies): Job[] {
  const deliver = deliverWebhook(deps.deliver);
  const replay = continueReplay(deps.replay);
  const tend = tendLog(deps.tend);
  return [
    defineJob({
      task: deliverWebhookTask,
      payload: tryPayload,
      lane: 'webhook',
      run: (input, signal) => deliver(input, signal),
    }),
    defineJob({
      task: replayWebhookTask,
      payload: replayPayload,
      lane: 'quick',
      run: async (input) => {
        const made = await replay(input);
        if (!made.ok) throw new Error(`the replay could not go on: ${made.error.name}`);
      },
    }),
    defineJob({
      task: tendLogTask,
      payload: z.unknown(),
      lane: 'quick',
      run: (_payload, signal) => tend(signal),
    }),
  ];
}

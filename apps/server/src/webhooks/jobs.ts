import { environmentIdSchema } from '@aval/core/ids';
import { z } from 'zod';
import { defineJob, type Job } from '../platform/jobs/ports.ts';
import { type DeliverWebhookDependencies, deliverWebhook, deliverWebhookTask } from './deliver-webhook.ts';

export type WebhookJobDependencies = DeliverWebhookDependencies;

const payload = z.object({
  environmentId: environmentIdSchema,
  deliveryId: z.uuid(),
  attempt: z.number().int().min(1),
});

export function webhookJobs(deps: WebhookJobDependencies): Job[] {
  const deliver = deliverWebhook(deps);
  return [
    defineJob({
      task: deliverWebhookTask,
      payload,
      lane: 'quick',
      run: (input, signal) => deliver(input, signal),
    }),
  ];
}

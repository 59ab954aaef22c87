import { z } from 'zod';
import type { Clock } from '../clock/clock.ts';
import { defineJob, type Job } from '../jobs/ports.ts';
import type { IdempotencyStore } from './idempotency-store.ts';

/** Forgets used keys once their day is over. */
export function idempotencyJobs(deps: { readonly store: IdempotencyStore; readonly clock: Clock }): Job[] {
  return [
    defineJob({
      task: 'forget-idempotency-keys',
      lane: 'quick',
      payload: z.unknown(),
      run: async () => {
        await deps.store.forgetOld(deps.clock());
      },
    }),
  ];
}

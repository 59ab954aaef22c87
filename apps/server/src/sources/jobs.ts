import { applicantIdSchema, environmentIdSchema } from '@aval/core/ids';
import { z } from 'zod';
import { defineJob, type Job } from '../platform/jobs/ports.ts';
import { contextOfJob } from '../tenants/context-of-job.ts';
import type { TenantStore } from '../tenants/ports.ts';
import {
  type BeginScreeningDependencies,
  beginScreening,
  beginScreeningTask,
  screenBatchTask,
} from './begin-screening.ts';
import { lookUpAgain } from './look-up-again.ts';
import { recheckTask } from './request-recheck.ts';
import { type ScreenBatchDependencies, screenBatch } from './screen-batch.ts';

export type SourceJobDependencies = ScreenBatchDependencies &
  Omit<BeginScreeningDependencies, 'transact'> & { readonly tenants: Pick<TenantStore, 'find'> };

/** Every night, so that entries and connectors that changed meanwhile are noticed without an import. */
export const screeningCrontab = `17 3 * * * ${beginScreeningTask} {"cause":"daily"}`;

export function sourceJobs(deps: SourceJobDependencies): Job[] {
  const begin = beginScreening(deps);
  const batch = screenBatch(deps);
  const again = lookUpAgain(deps);
  const contextOf = contextOfJob(deps, 'sources');
  return [
    defineJob({
      task: beginScreeningTask,
      lane: 'quick',
      // The crontab adds members of its own.
      payload: z.looseObject({ cause: z.string() }),
      run: async ({ cause }) => {
        const begun = await begin(cause);
        if (!begun.ok) throw new Error(`the round could not be begun: ${begun.error.name}`);
      },
    }),
    defineJob({
      task: screenBatchTask,
      lane: 'quick',
      payload: z.object({ environmentId: environmentIdSchema, runId: z.uuid(), after: z.string() }),
      run: async ({ environmentId, runId, after }, signal) => {
        const context = await contextOf(environmentId, runId.replaceAll('-', ''));
        if (context === undefined) return;
        const done = await batch(context, { runId, after }, signal);
        if (!done.ok) throw new Error(`a batch of round ${runId} failed: ${done.error.name}`);
      },
    }),
    defineJob({
      task: recheckTask,
      lane: 'quick',
      payload: z.object({
        environmentId: environmentIdSchema,
        applicantId: applicantIdSchema,
        correlationId: z.string(),
      }),
      run: async ({ environmentId, applicantId, correlationId }) => {
        const context = await contextOf(environmentId, correlationId);
        if (context === undefined) return;
        const looked = await again(context, applicantId);
        if (!looked.ok)
          throw new Error(`applicant ${applicantId} could not be looked up: ${looked.error.name}`);
        // Asked again later; what the other sources found is kept.
        if (looked.value.failed.length > 0)
          throw new Error(`no answer from ${looked.value.failed.join(', ')}`);
      },
    }),
  ];
}

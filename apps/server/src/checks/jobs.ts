import { applicantIdSchema, attemptIdSchema, environmentIdSchema } from '@aval/core/ids';
import { z } from 'zod';
import { defineJob, type Job } from '../platform/jobs/ports.ts';
import { runChecksTask } from '../reviews/submit-review.ts';
import { contextOfJob } from '../tenants/context-of-job.ts';
import type { TenantStore } from '../tenants/ports.ts';
import { type RunChecksDependencies, runChecks } from './run-checks.ts';

const payloadSchema = z.object({
  environmentId: environmentIdSchema,
  applicantId: applicantIdSchema,
  attemptId: attemptIdSchema,
  correlationId: z.string(),
});

export function checkJobs(
  deps: RunChecksDependencies & { readonly tenants: Pick<TenantStore, 'find'> },
): Job[] {
  const run = runChecks(deps);
  const contextOf = contextOfJob(deps, 'checks');
  return [
    defineJob({
      task: runChecksTask,
      lane: 'vision',
      payload: payloadSchema,
      run: async ({ environmentId, applicantId, attemptId, correlationId }) => {
        const context = await contextOf(environmentId, correlationId);
        if (context === undefined) return;
        const outcome = await run(context, { applicantId, attemptId });
        if (!outcome.ok)
          throw new Error(`the checks of attempt ${attemptId} could not be settled: ${outcome.error.name}`);
      },
    }),
  ];
}

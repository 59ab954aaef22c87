import { applicantIdSchema, attemptIdSchema, environmentIdSchema } from '@aval/core/ids';
import { z } from 'zod';
import { defineJob, type Job } from '../platform/jobs/ports.ts';
import { runChecksTask } from '../reviews/submit-review.ts';
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
  return [
    defineJob({
      task: runChecksTask,
      lane: 'vision',
      payload: payloadSchema,
      run: async ({ environmentId, applicantId, attemptId, correlationId }) => {
        const environment = await deps.tenants.find(environmentId);
        if (environment === undefined) return;
        const context = {
          environmentId,
          environment: environment.kind,
          clientId: environment.clientId,
          actor: { kind: 'system' as const, id: 'checks' },
          correlationId,
        };
        const outcome = await run(context, { applicantId, attemptId });
        if (!outcome.ok)
          throw new Error(`the checks of attempt ${attemptId} could not be settled: ${outcome.error.name}`);
      },
    }),
  ];
}

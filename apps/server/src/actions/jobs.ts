import { actionIdSchema, attemptIdSchema, environmentIdSchema } from '@aval/core/ids';
import { z } from 'zod';
import { defineJob, type Job } from '../platform/jobs/ports.ts';
import { contextOfJob } from '../tenants/context-of-job.ts';
import type { TenantStore } from '../tenants/ports.ts';
import { runActionChecksTask, runQuickActionChecksTask } from './begin-attempt.ts';
import { type RunActionChecksDependencies, runActionChecks } from './run-action-checks.ts';

const payloadSchema = z.object({
  environmentId: environmentIdSchema,
  actionId: actionIdSchema,
  attemptId: attemptIdSchema,
  correlationId: z.string(),
});

export function actionJobs(
  deps: RunActionChecksDependencies & { readonly tenants: Pick<TenantStore, 'find'> },
): Job[] {
  const check = runActionChecks(deps);
  const contextOf = contextOfJob(deps, 'checks');
  const run = async ({
    environmentId,
    actionId,
    attemptId,
    correlationId,
  }: z.infer<typeof payloadSchema>) => {
    const context = await contextOf(environmentId, correlationId);
    if (context === undefined) return;
    const outcome = await check(context, { actionId, attemptId });
    if (!outcome.ok)
      throw new Error(`the checks of attempt ${attemptId} could not be settled: ${outcome.error.name}`);
  };
  return [
    defineJob({ task: runActionChecksTask, lane: 'vision', payload: payloadSchema, run }),
    defineJob({ task: runQuickActionChecksTask, lane: 'quick', payload: payloadSchema, run }),
  ];
}

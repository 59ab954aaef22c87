import { actionIdSchema, attemptIdSchema, environmentIdSchema } from '@aval/core/ids';
import { z } from 'zod';
import { defineJob, type Job } from '../platform/jobs/ports.ts';
import type { TenantStore } from '../tenants/ports.ts';
import { type RunActionChecksDependencies, runActionChecks } from './run-action-checks.ts';
import { runActionChecksTask, runQuickActionChecksTask } from './submit-action.ts';

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
  const run = async ({
    environmentId,
    actionId,
    attemptId,
    correlationId,
  }: z.infer<typeof payloadSchema>) => {
    const environment = await deps.tenants.find(environmentId);
    if (environment === undefined) return;
    const context = {
      environmentId,
      environment: environment.kind,
      clientId: environment.clientId,
      actor: { kind: 'system' as const, id: 'checks' },
      correlationId,
    };
    const outcome = await check(context, { actionId, attemptId });
    if (!outcome.ok)
      throw new Error(`the checks of attempt ${attemptId} could not be settled: ${outcome.error.name}`);
  };
  return [
    defineJob({ task: runActionChecksTask, lane: 'vision', payload: payloadSchema, run }),
    defineJob({ task: runQuickActionChecksTask, lane: 'quick', payload: payloadSchema, run }),
  ];
}

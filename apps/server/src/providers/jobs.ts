import { environmentIdSchema } from '@aval/core/ids';
import { z } from 'zod';
import { defineJob, type Job } from '../platform/jobs/ports.ts';
import type { TenantStore } from '../tenants/ports.ts';
import { tendSessionTask } from './begin-session.ts';
import { type TendSessionDependencies, tendSession } from './tend-session.ts';

export function providerJobs(
  deps: TendSessionDependencies & { readonly tenants: Pick<TenantStore, 'find'> },
): Job[] {
  const tend = tendSession(deps);
  return [
    defineJob({
      task: tendSessionTask,
      // It waits for other people's servers.
      lane: 'webhook',
      payload: z.object({
        environmentId: environmentIdSchema,
        sessionId: z.uuid(),
        correlationId: z.string(),
        isNudged: z.boolean().optional(),
      }),
      run: async ({ environmentId, sessionId, correlationId, isNudged = false }, signal) => {
        const environment = await deps.tenants.find(environmentId);
        if (environment === undefined) return;
        const context = {
          environmentId,
          environment: environment.kind,
          clientId: environment.clientId,
          actor: { kind: 'system' as const, id: 'providers' },
          correlationId,
        };
        const tended = await tend(context, { sessionId, isNudged }, signal);
        if (!tended.ok)
          throw new Error(`provider session ${sessionId} could not go on: ${tended.error.name}`);
      },
    }),
  ];
}

import { applicantTypeSchema } from '@aval/core/applicant';
import { applicantIdSchema, environmentIdSchema, inspectionIdSchema } from '@aval/core/ids';
import { z } from 'zod';
import { defineJob, type Job } from '../platform/jobs/ports.ts';
import type { TenantStore } from '../tenants/ports.ts';
import { removeFilesTask } from './erase-applicant.ts';
import { type RemoveFilesDependencies, removeFiles } from './remove-files.ts';

const payload = z.object({
  environmentId: environmentIdSchema,
  correlationId: z.string(),
  applicantId: applicantIdSchema,
  inspectionId: inspectionIdSchema,
  applicantType: applicantTypeSchema,
  levelName: z.string(),
});

export function applicantJobs(
  deps: RemoveFilesDependencies & { readonly tenants: Pick<TenantStore, 'find'> },
): Job[] {
  const remove = removeFiles(deps);
  return [
    defineJob({
      task: removeFilesTask,
      lane: 'quick',
      payload,
      run: async ({ environmentId, correlationId, ...about }) => {
        const environment = await deps.tenants.find(environmentId);
        if (environment === undefined) return;
        const context = {
          environmentId,
          environment: environment.kind,
          clientId: environment.clientId,
          actor: { kind: 'system' as const, id: 'erasure' },
          correlationId,
        };
        await remove(context, about);
      },
    }),
  ];
}

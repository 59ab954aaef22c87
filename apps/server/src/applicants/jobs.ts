import { applicantTypeSchema } from '@aval/core/applicant';
import { applicantIdSchema, environmentIdSchema, inspectionIdSchema } from '@aval/core/ids';
import { z } from 'zod';
import { defineJob, type Job } from '../platform/jobs/ports.ts';
import { contextOfJob } from '../tenants/context-of-job.ts';
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
  const contextOf = contextOfJob(deps, 'erasure');
  return [
    defineJob({
      task: removeFilesTask,
      lane: 'quick',
      payload,
      run: async ({ environmentId, correlationId, ...about }) => {
        const context = await contextOf(environmentId, correlationId);
        if (context === undefined) return;
        await remove(context, about);
      },
    }),
  ];
}

import type { AppError } from '@aval/core/errors';
import { type Result, success } from '@aval/core/result';
import type { Clock } from '../platform/clock/clock.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { JobQueue } from '../platform/jobs/ports.ts';
import type { TenantStore } from '../tenants/ports.ts';
import type { ScreeningRunStore } from './ports.ts';

type Stores = { readonly screeningRuns: ScreeningRunStore; readonly jobs: JobQueue };
export type BeginScreeningDependencies = {
  readonly tenants: Pick<TenantStore, 'listEnvironments'>;
  readonly transact: Transact<Stores>;
  readonly identifiers: Identifiers;
  readonly clock: Clock;
};

/** Name of the job that begins a round in every environment. */
export const beginScreeningTask = 'screening-begin';
/** Name of the job that does one batch of a round. */
export const screenBatchTask = 'screening-batch';

/** Begins a round in every environment; one still under way there ends, since the new one does the same anew. */
export function beginScreening({ tenants, transact, identifiers, clock }: BeginScreeningDependencies) {
  return async (cause: string): Promise<Result<undefined, AppError>> => {
    for (const { id: environmentId } of await tenants.listEnvironments(undefined)) {
      const begun = await transact(async ({ screeningRuns, jobs }) => {
        const run = {
          id: identifiers.uuid(),
          cause,
          startedAt: clock(),
          finishedAt: undefined,
          after: '',
          lookedUp: 0,
          newHits: 0,
          failed: 0,
        };
        await screeningRuns.begin(environmentId, run);
        await jobs.add(screenBatchTask, { environmentId, runId: run.id, after: '' });
        return success(undefined);
      });
      if (!begun.ok) return begun;
    }
    return success(undefined);
  };
}

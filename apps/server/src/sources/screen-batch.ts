import type { AppError } from '@aval/core/errors';
import { type Result, success } from '@aval/core/result';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { JobQueue } from '../platform/jobs/ports.ts';
import { screenBatchTask } from './begin-screening.ts';
import { type LookUpAgainDependencies, type LookUpAgainStores, lookUpAgain } from './look-up-again.ts';
import type { ScreeningRunStore } from './ports.ts';

type Stores = LookUpAgainStores & { readonly screeningRuns: ScreeningRunStore; readonly jobs: JobQueue };
export type ScreenBatchDependencies = Omit<LookUpAgainDependencies, 'transact'> & {
  readonly screeningRuns: Pick<ScreeningRunStore, 'find' | 'approved'>;
  readonly transact: Transact<Stores>;
  readonly clock: Clock;
};
type Input = { readonly runId: string; readonly after: string };

/** Applicants in one job: short enough to lose little when the worker stops. */
export const batchSize = 50;

/**
 * Looks the next approved applicants up again and queues the batch behind them. The round remembers how far it came: a batch that is
 * done already, or belongs to a round that ended, does nothing.
 */
export function screenBatch(deps: ScreenBatchDependencies) {
  const again = lookUpAgain(deps);
  return async (
    context: Context,
    { runId, after }: Input,
    signal: AbortSignal,
  ): Promise<Result<undefined, AppError>> => {
    const { environmentId } = context;
    const run = await deps.screeningRuns.find(environmentId, runId);
    if (run === undefined || run.finishedAt !== undefined || run.after !== after) return success(undefined);
    const applicantIds = await deps.screeningRuns.approved(environmentId, after, batchSize);
    const counts = { lookedUp: 0, newHits: 0, failed: 0 };
    for (const applicantId of applicantIds) {
      signal.throwIfAborted();
      const looked = await again(context, applicantId);
      if (!looked.ok) return looked;
      counts.lookedUp += 1;
      counts.newHits += looked.value.newHits;
      counts.failed += looked.value.failed.length === 0 ? 0 : 1;
    }
    return deps.transact(async ({ screeningRuns, jobs }) => {
      const locked = await screeningRuns.lock(environmentId, runId);
      if (locked === undefined || locked.finishedAt !== undefined || locked.after !== after)
        return success(undefined);
      const last = applicantIds.at(-1);
      await screeningRuns.save(environmentId, {
        ...locked,
        lookedUp: locked.lookedUp + counts.lookedUp,
        newHits: locked.newHits + counts.newHits,
        failed: locked.failed + counts.failed,
        after: last ?? after,
        finishedAt: last === undefined ? deps.clock() : undefined,
      });
      if (last !== undefined) await jobs.add(screenBatchTask, { environmentId, runId, after: last });
      return success(undefined);
    });
  };
}

import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { LevelStore } from '../levels/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { JobQueue } from '../platform/jobs/ports.ts';

type Stores = {
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly levels: Pick<LevelStore, 'find'>;
  readonly journal: Journal;
  readonly jobs: JobQueue;
};
export type RequestRecheckDependencies = { readonly transact: Transact<Stores>; readonly clock: Clock };

/** Name of the job that looks one applicant up again. */
export const recheckTask = 'aml-recheck';
/** A source that is down for longer is asked again by the next daily round. */
const maxAttempts = 8;

/** Asks for an applicant to be looked up again in the sources of his level. Answered at once; the job tells by webhook. */
export function requestRecheck({ transact, clock }: RequestRecheckDependencies) {
  return (context: Context, applicantId: ApplicantId): Promise<Result<undefined, AppError>> =>
    transact(async ({ applicants, levels, journal, jobs }) => {
      const { environmentId, actor, correlationId } = context;
      const applicant = await applicants.find(environmentId, applicantId);
      if (applicant === undefined) return failure(appError('applicant-not-found'));
      if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
      const level = await levels.find(environmentId, applicant.levelId);
      if (level === undefined || level.definition.sources.length === 0)
        return failure(appError('state-conflict', 'The level names no sources to look the applicant up in'));
      await jobs.add(
        recheckTask,
        { environmentId, applicantId, correlationId },
        { key: `${recheckTask}/${applicantId}`, maxAttempts },
      );
      const { sources } = level.definition;
      const entry = {
        environmentId,
        subjectId: applicantId,
        at: clock(),
        type: 'amlRecheckRequested',
        actor,
      };
      await journal.append({ ...entry, payload: { sources }, dataKey: applicant.dataKey });
      return success(undefined);
    });
}

import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Application, ApplicationStore, StoredFlowEvent } from './ports.ts';

export type ReadApplicationsDependencies = {
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly applications: Pick<ApplicationStore, 'list' | 'events'>;
  readonly journal: Journal;
  readonly clock: Clock;
};
export type ReadApplication = {
  readonly application: Application;
  readonly events: readonly StoredFlowEvent[];
};

/** The runs of an applicant and of his actions with all that happened on them. Who looked is written into the journal. */
export function readApplications({ applicants, applications, journal, clock }: ReadApplicationsDependencies) {
  return async (
    { environmentId, actor }: Context,
    applicantId: ApplicantId,
  ): Promise<Result<ReadApplication[], AppError>> => {
    const applicant = await applicants.find(environmentId, applicantId);
    if (applicant === undefined) return failure(appError('applicant-not-found'));
    const { dataKey } = applicant;
    const found = await applications.list(environmentId, applicantId, dataKey);
    const read = await Promise.all(
      found.map(async (application) => ({
        application,
        events: await applications.events(environmentId, application, dataKey),
      })),
    );
    await journal.append({
      environmentId,
      subjectId: applicantId,
      at: clock(),
      type: 'applicationsViewed',
      actor,
      payload: { applications: found.map(({ id }) => id) },
      dataKey,
    });
    return success(read);
  };
}

import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { BlacklistStore } from './ports.ts';

type Stores = {
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly blacklist: BlacklistStore;
  readonly journal: Journal;
};
export type UnlistApplicantDependencies = { readonly transact: Transact<Stores>; readonly clock: Clock };

/** Takes the applicant off the blacklist with all he was known by. The review stays as it is: a reset or a decision changes it. */
export function unlistApplicant({ transact, clock }: UnlistApplicantDependencies) {
  return (
    { environmentId, actor }: Context,
    applicantId: ApplicantId,
  ): Promise<Result<undefined, AppError>> =>
    transact(async ({ applicants, blacklist, journal }) => {
      const applicant = await applicants.find(environmentId, applicantId);
      if (applicant === undefined) return failure(appError('applicant-not-found'));
      if (!(await blacklist.unlist(environmentId, applicantId)))
        return failure(appError('applicant-already-whitelisted'));
      await journal.append({
        environmentId,
        subjectId: applicantId,
        at: clock(),
        type: 'applicantUnlisted',
        actor,
        payload: {},
        dataKey: applicant.dataKey,
      });
      return success(undefined);
    });
}

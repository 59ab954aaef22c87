import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import type { CheckStore, StoredCheck } from './ports.ts';

export type ReadChecksDependencies = {
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly reviews: Pick<ReviewStore, 'find'>;
  readonly checks: Pick<CheckStore, 'list'>;
  readonly journal: Journal;
  readonly clock: Clock;
};

/** The checks of the present attempt with their evidence. Who looked is written into the journal. */
export function readChecks({ applicants, reviews, checks, journal, clock }: ReadChecksDependencies) {
  return async (
    { environmentId, actor }: Context,
    applicantId: ApplicantId,
  ): Promise<Result<StoredCheck[], AppError>> => {
    const [applicant, review] = await Promise.all([
      applicants.find(environmentId, applicantId),
      reviews.find(environmentId, applicantId),
    ]);
    if (applicant === undefined || review === undefined) return failure(appError('applicant-not-found'));
    const { dataKey } = applicant;
    const found = await checks.list(environmentId, applicantId, review.attemptId, dataKey);
    const payload = { attemptId: review.attemptId };
    await journal.append({
      environmentId,
      subjectId: applicantId,
      at: clock(),
      type: 'checksViewed',
      actor,
      payload,
      dataKey,
    });
    return success(found);
  };
}

import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { LevelStore } from '../levels/ports.ts';
import type { Context } from '../platform/context.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import type { ApplicantWithReview } from './create-applicant.ts';
import type { ApplicantStore } from './ports.ts';

export type ReadApplicantDependencies = {
  readonly applicants: ApplicantStore;
  readonly reviews: Pick<ReviewStore, 'find'>;
  readonly levels: Pick<LevelStore, 'find'>;
};

/** By which of his names an applicant is asked for. */
export type ApplicantSelector =
  | { readonly by: 'id'; readonly id: ApplicantId }
  | { readonly by: 'externalUserId'; readonly externalUserId: string };

/** An applicant with his present review and level. */
export function readApplicant({ applicants, reviews, levels }: ReadApplicantDependencies) {
  return async (
    context: Context,
    selector: ApplicantSelector,
  ): Promise<Result<ApplicantWithReview, AppError>> => {
    const { environmentId } = context;
    const applicant =
      selector.by === 'id'
        ? await applicants.find(environmentId, selector.id)
        : await applicants.findByExternalUserId(environmentId, selector.externalUserId);
    if (applicant === undefined) {
      const who =
        selector.by === 'id'
          ? `Applicant with id ${selector.id} not found (anf)`
          : 'Applicant not found (anf)';
      return failure(appError('applicant-not-found', who));
    }
    const [review, level] = await Promise.all([
      reviews.find(environmentId, applicant.id),
      levels.find(environmentId, applicant.levelId),
    ]);
    if (review === undefined || level === undefined)
      throw new Error(`applicant ${applicant.id} has no review or no level`);
    return success({ applicant, review, level });
  };
}

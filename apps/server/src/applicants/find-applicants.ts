import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import type { LevelStore } from '../levels/ports.ts';
import type { Context } from '../platform/context.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import type { ApplicantWithReview } from './create-applicant.ts';
import type { Applicant, ApplicantStore } from './ports.ts';
import { type SearchQuery, searchedTerms } from './search-terms.ts';

export type FindApplicantsDependencies = {
  readonly applicants: Pick<ApplicantStore, 'search'>;
  readonly reviews: Pick<ReviewStore, 'find'>;
  readonly levels: Pick<LevelStore, 'find'>;
};
type Input = { readonly query: SearchQuery; readonly limit: number; readonly offset: number };

/**
 * Applicants that fit everything asked for: e-mail, phone, document number, words of the name. Found by keyed hashes, so only whole
 * words and whole numbers fit; spelling of the name is taken into the Latin alphabet first.
 */
export function findApplicants({ applicants, reviews, levels }: FindApplicantsDependencies) {
  const complete = async ({ environmentId }: Context, applicant: Applicant): Promise<ApplicantWithReview> => {
    const [review, level] = await Promise.all([
      reviews.find(environmentId, applicant.id),
      levels.find(environmentId, applicant.levelId),
    ]);
    if (review === undefined || level === undefined)
      throw new Error(`applicant ${applicant.id} has no review or no level`);
    return { applicant, review, level };
  };
  return async (
    context: Context,
    { query, limit, offset }: Input,
  ): Promise<Result<ApplicantWithReview[], AppError>> => {
    const terms = searchedTerms(query);
    if (terms.length === 0) {
      return failure(appError('invalid-value', 'Ask for email, phone, documentNumber or name'));
    }
    const found = await applicants.search(context.environmentId, terms, { limit, offset });
    return success(await Promise.all(found.map((applicant) => complete(context, applicant))));
  };
}

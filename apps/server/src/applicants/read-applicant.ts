import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import type { LevelStore } from '../levels/ports.ts';
import type { Context } from '../platform/context.ts';
import type { ApplicantWithReview } from './create-applicant.ts';
import type { ApplicantReader, ApplicantSelector } from './ports.ts';

export type ReadApplicantDependencies = {
  readonly applicants: ApplicantReader;
  readonly levels: Pick<LevelStore, 'find'>;
};

/** An applicant with his present review and level. */
export function readApplicant({ applicants, levels }: ReadApplicantDependencies) {
  return async (
    context: Context,
    selector: ApplicantSelector,
  ): Promise<Result<ApplicantWithReview, AppError>> => {
    const { environmentId } = context;
    const found = await applicants.findWithReview(environmentId, selector);
    if (found === undefined) {
      const who =
        selector.by === 'id'
          ? `Applicant with id ${selector.id} not found (anf)`
          : 'Applicant not found (anf)';
      return failure(appError('applicant-not-found', who));
    }
    const level = await levels.find(environmentId, found.applicant.levelId);
    if (level === undefined) throw new Error(`applicant ${found.applicant.id} has no level`);
    return success({ ...found, level });
  };
}

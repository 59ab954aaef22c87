import type { AppError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import type { Result } from '@aval/core/result';
import type { Context } from '../platform/context.ts';
import { type SubmitReviewDependencies, submitReview } from '../reviews/submit-review.ts';
import { type KycState, type ReadKycStatusDependencies, readKycStatus } from './read-kyc-status.ts';

export type StartWhenCompleteDependencies = {
  readonly read: ReadKycStatusDependencies;
  readonly submit: SubmitReviewDependencies;
};

/**
 * Asks for the check as soon as everything is there, and tells where the person stands then. Somebody else who asked at the same
 * moment is no error, and neither is something that is missing.
 */
export function startWhenComplete(deps: StartWhenCompleteDependencies) {
  const read = readKycStatus(deps.read);
  const submit = submitReview(deps.submit);
  return async (context: Context, applicantId: ApplicantId): Promise<Result<KycState, AppError>> => {
    const before = await read(context, applicantId);
    if (!before.ok || !before.value.mayStart) return before;
    const submitted = await submit(context, { applicantId, reason: undefined });
    const lost = ['applicant-already-in-the-state', 'steps-missing'];
    if (!submitted.ok && !lost.includes(submitted.error.name)) return submitted;
    return read(context, applicantId);
  };
}

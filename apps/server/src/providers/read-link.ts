import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import { findProvider } from './find-provider.ts';
import type { ProviderSessionStore, ProviderSetup } from './ports.ts';

export type ReadLinkDependencies = {
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly reviews: Pick<ReviewStore, 'find'>;
  readonly providerSessions: Pick<ProviderSessionStore, 'findOfAttempt'>;
  readonly setup: ProviderSetup;
  readonly clock: Clock;
};

/** Where the person goes now: a fresh link to the provider's page while it waits for him, else undefined. */
export function readLink({ applicants, reviews, providerSessions, setup, clock }: ReadLinkDependencies) {
  return async (
    context: Context,
    applicantId: ApplicantId,
  ): Promise<Result<{ readonly url: string | undefined }, AppError>> => {
    const { environmentId } = context;
    const applicant = await applicants.find(environmentId, applicantId);
    const review = await reviews.find(environmentId, applicantId);
    if (applicant === undefined || review === undefined) return failure(appError('applicant-not-found'));
    const { dataKey } = applicant;
    const session = await providerSessions.findOfAttempt(
      environmentId,
      applicantId,
      review.attemptId,
      dataKey,
    );
    if (session?.status !== 'waiting') return success({ url: undefined });
    const provider = findProvider(setup, context, session.provider);
    const url = await provider?.link?.(session.id, clock());
    return success({ url });
  };
}

import { type FixedInfo, isTooLarge } from '@aval/core/applicant';
import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import { changeRefusal } from '@aval/core/review';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import type { ApplicantStore } from './ports.ts';

type Stores = {
  readonly applicants: ApplicantStore;
  readonly reviews: ReviewStore;
  readonly journal: Journal;
};
export type ChangeFixedInfoDependencies = { readonly transact: Transact<Stores>; readonly clock: Clock };
type Input = { readonly applicantId: ApplicantId; readonly fixedInfo: FixedInfo };

/** Merges new data the customer tells about the person. Nothing may change while checks are running. */
export function changeFixedInfo({ transact, clock }: ChangeFixedInfoDependencies) {
  return (
    { environmentId, actor }: Context,
    { applicantId, fixedInfo }: Input,
  ): Promise<Result<FixedInfo, AppError>> =>
    transact(async ({ applicants, reviews, journal }) => {
      const review = await reviews.lock(environmentId, applicantId);
      const applicant = await applicants.find(environmentId, applicantId);
      if (applicant === undefined || review === undefined) return failure(appError('applicant-not-found'));
      if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
      const refusal = changeRefusal(review.state);
      if (refusal !== undefined) return failure(refusal);
      const merged = { ...applicant.profile.fixedInfo, ...fixedInfo };
      const profile = { ...applicant.profile, fixedInfo: merged };
      if (isTooLarge(profile))
        return failure(appError('invalid-value', 'All data of one applicant together is too large'));
      await applicants.saveProfile(environmentId, applicant, profile);
      const payload = { fields: Object.keys(fixedInfo) };
      const { dataKey } = applicant;
      await journal.append({
        environmentId,
        subjectId: applicantId,
        at: clock(),
        type: 'fixedInfoChanged',
        actor,
        payload,
        dataKey,
      });
      return success(merged);
    });
}

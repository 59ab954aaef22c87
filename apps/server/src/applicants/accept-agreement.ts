import { type Agreement, isTooLarge } from '@aval/core/applicant';
import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import { plainDateTime } from '@aval/core/wire-dates';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import type { ApplicantStore } from './ports.ts';

type Stores = {
  readonly applicants: ApplicantStore;
  readonly reviews: Pick<ReviewStore, 'lock'>;
  readonly journal: Journal;
};
export type AcceptAgreementDependencies = { readonly transact: Transact<Stores>; readonly clock: Clock };
type Input = { readonly applicantId: ApplicantId; readonly agreement: Agreement };

const maximumAgreements = 100;

/** Keeps the texts that the applicant agreed to. Consent may come at any time, also while checks run; never twice changed. */
export function acceptAgreement({ transact, clock }: AcceptAgreementDependencies) {
  return (
    { environmentId, actor }: Context,
    { applicantId, agreement }: Input,
  ): Promise<Result<undefined, AppError>> =>
    transact(async ({ applicants, reviews, journal }) => {
      await reviews.lock(environmentId, applicantId);
      const applicant = await applicants.find(environmentId, applicantId);
      if (applicant === undefined) return failure(appError('applicant-not-found'));
      if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
      const at = clock();
      const accepted = { ...agreement, acceptedAt: agreement.acceptedAt ?? plainDateTime(at) };
      const agreements = [...(applicant.profile.agreements ?? []), accepted];
      const profile = { ...applicant.profile, agreements };
      if (isTooLarge(profile) || agreements.length > maximumAgreements)
        return failure(appError('invalid-value', 'All data of one applicant together is too large'));
      await applicants.saveProfile(environmentId, applicant, profile);
      const { dataKey } = applicant;
      const payload = { records: agreement.records.length, acceptedAt: accepted.acceptedAt };
      await journal.append({
        environmentId,
        subjectId: applicantId,
        at,
        type: 'agreementAccepted',
        actor,
        payload,
        dataKey,
      });
      return success(undefined);
    });
}

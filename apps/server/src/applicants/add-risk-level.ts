import { isTooLarge, type RiskLevelEntry } from '@aval/core/applicant';
import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import { plainDateTime } from '@aval/core/wire-dates';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import type { ApplicantStore } from './ports.ts';

type Stores = {
  readonly applicants: ApplicantStore;
  readonly reviews: ReviewStore;
  readonly journal: Journal;
};
export type AddRiskLevelDependencies = {
  readonly transact: Transact<Stores>;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
};
type Input = { readonly applicantId: ApplicantId } & Pick<RiskLevelEntry, 'riskLevel' | 'comment'>;

/** Entries kept; the oldest makes room. */
const maximumEntries = 100;

/** Writes down how risky it is to serve the applicant; the newest entry counts. Answers all entries, newest first. */
export function addRiskLevel({ transact, clock, identifiers }: AddRiskLevelDependencies) {
  return (
    { environmentId, actor }: Context,
    { applicantId, riskLevel, comment }: Input,
  ): Promise<Result<RiskLevelEntry[], AppError>> =>
    transact(async ({ applicants, reviews, journal }) => {
      await reviews.lock(environmentId, applicantId);
      const applicant = await applicants.find(environmentId, applicantId);
      if (applicant === undefined) return failure(appError('applicant-not-found'));
      const at = clock();
      const entry = {
        id: identifiers.objectId(),
        createdAt: plainDateTime(at),
        riskLevel,
        ...(comment === undefined ? {} : { comment }),
      };
      const riskLevels = [entry, ...(applicant.profile.riskLevels ?? [])].slice(0, maximumEntries);
      const profile = { ...applicant.profile, riskLevels };
      if (isTooLarge(profile))
        return failure(appError('invalid-value', 'All data of one applicant together is too large'));
      await applicants.saveProfile(environmentId, applicant, profile);
      await journal.append({
        environmentId,
        subjectId: applicantId,
        at,
        type: 'riskLevelAdded',
        actor,
        payload: { riskLevel, entryId: entry.id },
        dataKey: applicant.dataKey,
      });
      return success(riskLevels);
    });
}

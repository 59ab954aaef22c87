import {
  type ApplicantInfo,
  type ApplicantProfile,
  applicantInfoSchema,
  type InfoPatch,
  isTooLarge,
} from '@aval/core/applicant';
import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import { changeRefusal } from '@aval/core/review';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import type { WebhookOutbox } from '../webhooks/ports.ts';
import { reviewEvent } from '../webhooks/review-event.ts';
import type { ApplicantStore } from './ports.ts';

type Stores = {
  readonly applicants: ApplicantStore;
  readonly reviews: ReviewStore;
  readonly journal: Journal;
  readonly outbox: WebhookOutbox;
};
export type ChangeInfoDependencies = { readonly transact: Transact<Stores>; readonly clock: Clock };
type Input = {
  readonly applicantId: ApplicantId;
  readonly info: InfoPatch;
  /** Names of fields to take away. */
  readonly unsetFields: readonly string[];
};

/**
 * Changes the data that were read from documents; the next check writes over what it reads itself. Refused like every change of
 * data while checks run. Fires applicantPersonalInfoChanged.
 */
export function changeInfo({ transact, clock }: ChangeInfoDependencies) {
  return (context: Context, input: Input): Promise<Result<ApplicantInfo, AppError>> =>
    transact(async ({ applicants, reviews, journal, outbox }) => {
      const { environmentId, actor } = context;
      const { applicantId, unsetFields } = input;
      const review = await reviews.lock(environmentId, applicantId);
      const applicant = await applicants.find(environmentId, applicantId);
      if (applicant === undefined || review === undefined) return failure(appError('applicant-not-found'));
      if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
      const refusal = changeRefusal(review.state);
      if (refusal !== undefined) return failure(refusal);
      const merged = Object.entries({ ...applicant.profile.info, ...input.info });
      const info = applicantInfoSchema.parse(
        Object.fromEntries(merged.filter(([name]) => !unsetFields.includes(name))),
      );
      const profile: ApplicantProfile = { ...applicant.profile, info };
      if (isTooLarge(profile))
        return failure(appError('invalid-value', 'All data of one applicant together is too large'));
      await applicants.saveProfile(environmentId, applicant, profile);
      const at = clock();
      await journal.append({
        environmentId,
        subjectId: applicantId,
        at,
        type: 'infoChanged',
        actor,
        payload: { fields: Object.keys(input.info), unsetFields },
        dataKey: applicant.dataKey,
      });
      await outbox.publish(
        reviewEvent(context, { type: 'applicantPersonalInfoChanged', at, applicant, review }),
      );
      return success(info);
    });
}

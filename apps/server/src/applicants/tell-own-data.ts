import { type ApplicantProfile, type FixedInfo, isTooLarge } from '@aval/core/applicant';
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
  readonly applicants: Pick<ApplicantStore, 'find' | 'saveProfile'>;
  readonly reviews: Pick<ReviewStore, 'lock'>;
  readonly journal: Journal;
};
export type TellOwnDataDependencies = { readonly transact: Transact<Stores>; readonly clock: Clock };
export type OwnData = {
  readonly applicantId: ApplicantId;
  readonly fixedInfo?: FixedInfo;
  /** E.164, as `readIdentifier` gives it. */
  readonly phone?: string;
};

/**
 * What an applicant tells about himself. He fills what nobody told and corrects what he told himself; what the customer told stays,
 * or documents would be compared with what their holder says they should show. Errors: `applicant-not-found`,
 * `applicant-marked-as-deleted`, `no-permission`, and those of every change while checks run or after a final refusal.
 */
export function tellOwnData({ transact, clock }: TellOwnDataDependencies) {
  return (
    { environmentId, actor }: Context,
    { applicantId, fixedInfo = {}, phone }: OwnData,
  ): Promise<Result<undefined, AppError>> =>
    transact(async ({ applicants, reviews, journal }) => {
      const review = await reviews.lock(environmentId, applicantId);
      const applicant = await applicants.find(environmentId, applicantId);
      if (applicant === undefined || review === undefined) return failure(appError('applicant-not-found'));
      if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
      const refusal = changeRefusal(review.state);
      if (refusal !== undefined) return failure(refusal);
      if (review.state.status === 'completed' && review.state.result.reviewAnswer === 'GREEN')
        return failure(appError('state-conflict', 'The applicant is approved: nothing more is needed'));
      const { profile } = applicant;
      const fields = Object.keys(fixedInfo).filter(
        (name) => !isSame(fixedInfo[name], profile.fixedInfo?.[name]),
      );
      const newPhone = phone !== undefined && phone !== profile.phone;
      const foreign = fields.find((name) => !isOwn(profile, name));
      if (foreign !== undefined)
        return failure(appError('no-permission', `'${foreign}' was told before by who asks for this check`));
      if (newPhone && profile.phone !== undefined && profile.phone !== profile.selfTold?.phone)
        return failure(appError('no-permission', 'The number was told before by who asks for this check'));
      if (fields.length === 0 && !newPhone) return success(undefined);
      const told = { ...profile.selfTold?.fixedInfo, ...pick(fixedInfo, fields) };
      const changed: ApplicantProfile = {
        ...profile,
        ...(newPhone ? { phone } : {}),
        fixedInfo: { ...profile.fixedInfo, ...pick(fixedInfo, fields) },
        selfTold: { ...profile.selfTold, fixedInfo: told, ...(newPhone ? { phone } : {}) },
      };
      if (isTooLarge(changed))
        return failure(appError('invalid-value', 'All data of one applicant together is too large'));
      await applicants.saveProfile(environmentId, applicant, changed);
      await journal.append({
        environmentId,
        subjectId: applicantId,
        at: clock(),
        type: 'ownDataTold',
        actor,
        payload: { fields: newPhone ? [...fields, 'phone'] : fields },
        dataKey: applicant.dataKey,
      });
      return success(undefined);
    });
}

function isOwn({ fixedInfo, selfTold }: ApplicantProfile, name: string): boolean {
  const present = fixedInfo?.[name];
  return present === undefined || isSame(present, selfTold?.fixedInfo?.[name]);
}

function pick(info: FixedInfo, names: readonly string[]): FixedInfo {
  return Object.fromEntries(names.map((name) => [name, info[name]]));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

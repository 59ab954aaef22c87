import { type ApplicantPatch, type ApplicantProfile, isTooLarge } from '@aval/core/applicant';
import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import { changeRefusal } from '@aval/core/review';
import type { Journal } from '../journal/ports.ts';
import type { LevelStore } from '../levels/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import { judgeAll } from '../questionnaires/judge-all.ts';
import type { QuestionnaireDefinitionStore } from '../questionnaires/ports.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import type { WebhookOutbox } from '../webhooks/ports.ts';
import { reviewEvent } from '../webhooks/review-event.ts';
import type { ApplicantWithReview } from './create-applicant.ts';
import type { ApplicantStore } from './ports.ts';

type Stores = {
  readonly applicants: ApplicantStore;
  readonly levels: LevelStore;
  readonly reviews: ReviewStore;
  readonly questionnaires: Pick<QuestionnaireDefinitionStore, 'find'>;
  readonly journal: Journal;
  readonly outbox: WebhookOutbox;
};
export type ChangeApplicantDependencies = { readonly transact: Transact<Stores>; readonly clock: Clock };
type Input = { readonly applicantId: ApplicantId; readonly patch: ApplicantPatch };

/**
 * Changes an applicant's own fields; what is absent stays, questionnaires are judged and replaced one by one. `deleted` deactivates or
 * activates, which is always allowed; data do not change while checks run, after a final refusal or of somebody deactivated.
 * Fires applicantDeactivated or applicantActivated when that changed.
 */
export function changeApplicant({ transact, clock }: ChangeApplicantDependencies) {
  return (context: Context, { applicantId, patch }: Input): Promise<Result<ApplicantWithReview, AppError>> =>
    transact(async ({ applicants, levels, reviews, questionnaires, journal, outbox }) => {
      const { environmentId, actor } = context;
      const review = await reviews.lock(environmentId, applicantId);
      const applicant = await applicants.find(environmentId, applicantId);
      if (applicant === undefined || review === undefined) return failure(appError('applicant-not-found'));
      const level = await levels.find(environmentId, applicant.levelId);
      if (level === undefined) throw new Error(`applicant ${applicantId} has no level`);
      const { deleted, type, lang, ...data } = patch;
      if (type !== undefined && type !== applicant.type)
        return failure(
          appError('invalid-value', `The level is for applicants of the type ${applicant.type}`),
        );
      const fields = Object.keys(patch).filter((name) => name !== 'deleted' && name !== 'type');
      const deactivated = deleted ?? applicant.deactivated;
      if (fields.length > 0) {
        if (applicant.deactivated && deactivated) return failure(appError('applicant-marked-as-deleted'));
        const refusal = changeRefusal(review.state);
        if (refusal !== undefined) return failure(refusal);
      }
      const judged =
        data.questionnaires === undefined
          ? success(undefined)
          : await judgeAll(questionnaires, environmentId, data.questionnaires);
      if (!judged.ok) return judged;
      const profile = mergeProfile(applicant.profile, { ...data, questionnaires: judged.value });
      if (isTooLarge(profile))
        return failure(appError('invalid-value', 'All data of one applicant together is too large'));
      const changed = { ...applicant, profile, lang: lang ?? applicant.lang, deactivated };
      const saved = await applicants.save(environmentId, changed);
      if (!saved) return failure(appError('applicant-already-exists', 'This external user id is taken'));
      const at = clock();
      const presence =
        deactivated === applicant.deactivated ? undefined : deactivated ? 'Deactivated' : 'Activated';
      const { dataKey } = applicant;
      const payload = { fields, deactivated };
      const journalType = presence === undefined ? 'applicantChanged' : `applicant${presence}`;
      await journal.append({
        environmentId,
        subjectId: applicantId,
        at,
        type: journalType,
        actor,
        payload,
        dataKey,
      });
      if (presence !== undefined)
        await outbox.publish(
          reviewEvent(context, { type: `applicant${presence}`, at, applicant: changed, review }),
        );
      return success({ applicant: changed, review, level });
    });
}

function mergeProfile(
  before: ApplicantProfile,
  { questionnaires, ...data }: Omit<ApplicantPatch, 'deleted' | 'type' | 'lang'>,
): ApplicantProfile {
  const { externalUserId = before.externalUserId, ...rest } = data;
  const merged = { ...before, ...rest, externalUserId };
  if (questionnaires === undefined) return merged;
  const all = [...(before.questionnaires ?? []), ...questionnaires];
  return { ...merged, questionnaires: [...new Map(all.map((answers) => [answers.id, answers])).values()] };
}

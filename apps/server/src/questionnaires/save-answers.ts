import { isTooLarge } from '@aval/core/applicant';
import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { type JudgedQuestionnaire, judgeQuestionnaire } from '@aval/core/questionnaires/judge-questionnaire';
import type { Questionnaire } from '@aval/core/questionnaires/questionnaire';
import { failure, type Result, success } from '@aval/core/result';
import { changeRefusal } from '@aval/core/review';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import type { QuestionnaireDefinitionStore } from './ports.ts';

type Stores = {
  readonly applicants: ApplicantStore;
  readonly reviews: ReviewStore;
  readonly questionnaires: QuestionnaireDefinitionStore;
  readonly journal: Journal;
};
export type SaveAnswersDependencies = { readonly transact: Transact<Stores>; readonly clock: Clock };
type Input = { readonly applicantId: ApplicantId; readonly questionnaire: Questionnaire };

/** Questionnaires one applicant may have answered. */
const maximumQuestionnaires = 20;

/**
 * Takes an applicant's answers, judged by the questionnaire's newest version; they replace earlier answers to the same one and
 * are kept in his sealed profile. Errors: as with every change of his data, and invalid-value for answers that do not fit.
 */
export function saveAnswers({ transact, clock }: SaveAnswersDependencies) {
  return (
    { environmentId, actor }: Context,
    { applicantId, questionnaire }: Input,
  ): Promise<Result<JudgedQuestionnaire, AppError>> =>
    transact(async ({ applicants, reviews, questionnaires, journal }) => {
      const review = await reviews.lock(environmentId, applicantId);
      const applicant = await applicants.find(environmentId, applicantId);
      if (applicant === undefined || review === undefined) return failure(appError('applicant-not-found'));
      if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
      const refusal = changeRefusal(review.state);
      if (refusal !== undefined) return failure(refusal);
      const isApproved = review.state.status === 'completed' && review.state.result.reviewAnswer === 'GREEN';
      if (isApproved && actor.kind === 'applicant')
        return failure(appError('state-conflict', 'The applicant is approved: nothing more is needed'));
      const asked = await questionnaires.find(environmentId, questionnaire.id);
      const judged = judgeQuestionnaire(asked?.definition, questionnaire);
      if (!judged.ok) return judged;
      const others = (applicant.profile.questionnaires ?? []).filter(({ id }) => id !== questionnaire.id);
      if (others.length >= maximumQuestionnaires)
        return failure(appError('invalid-value', 'The applicant has too many questionnaires'));
      const kept = { ...judged.value.questionnaire, id: questionnaire.id };
      const profile = { ...applicant.profile, questionnaires: [...others, kept] };
      if (isTooLarge(profile))
        return failure(appError('invalid-value', 'All data of one applicant together is too large'));
      await applicants.saveProfile(environmentId, applicant, profile);
      await journal.append({
        environmentId,
        subjectId: applicantId,
        at: clock(),
        type: 'questionnaireAnswered',
        actor,
        payload: {
          questionnaireId: questionnaire.id,
          version: asked?.version ?? null,
          score: judged.value.questionnaire.score,
          missing: judged.value.missing,
        },
        dataKey: applicant.dataKey,
      });
      return success(judged.value);
    });
}

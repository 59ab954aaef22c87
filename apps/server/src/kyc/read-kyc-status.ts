import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { type KycDocument, type KycStatus, kycDocuments, kycStatus } from '@aval/core/kyc-status';
import { wholeQuestionnaires } from '@aval/core/questionnaires/whole-questionnaires';
import { failure, type Result, success } from '@aval/core/result';
import { stepsToRepeat } from '@aval/core/steps-to-repeat';
import type { ApplicantStore } from '../applicants/ports.ts';
import { type ReadStepsDependencies, readSteps } from '../documents/read-steps.ts';
import type { Actor, Context } from '../platform/context.ts';
import type { QuestionnaireDefinitionStore } from '../questionnaires/ports.ts';
import type { ReviewStore } from '../reviews/ports.ts';

export type ReadKycStatusDependencies = ReadStepsDependencies & {
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly reviews: Pick<ReviewStore, 'find'>;
  readonly questionnaires: Pick<QuestionnaireDefinitionStore, 'list'>;
};
export type KycState = KycStatus & {
  readonly applicantId: ApplicantId;
  readonly documents: readonly KycDocument[];
  /** As told so far. */
  readonly phone: string | undefined;
  /** True when everything was handed in and nobody has asked for the check yet, or may ask for it again. */
  readonly mayStart: boolean;
  /** Who gave the answer, once there is one. */
  readonly reviewedBy: Actor | undefined;
};

/** Where a person stands now. Error: `applicant-not-found`. */
export function readKycStatus(deps: ReadKycStatusDependencies) {
  const steps = readSteps(deps);
  return async (context: Context, applicantId: ApplicantId): Promise<Result<KycState, AppError>> => {
    const { environmentId } = context;
    const [applicant, review, read] = await Promise.all([
      deps.applicants.find(environmentId, applicantId),
      deps.reviews.find(environmentId, applicantId),
      steps(context, applicantId),
    ]);
    if (!read.ok) return read;
    if (applicant === undefined || review === undefined) return failure(appError('applicant-not-found'));
    const { required, facts, images } = read.value;
    const { state, autoChecked, reviewDate } = review;
    // What somebody refused is asked for anew, whatever the checks had said of it.
    const repeated =
      state.status === 'completed' && autoChecked !== true && reviewDate !== undefined
        ? stepsToRepeat(
            required,
            state.result,
            images.filter(({ deactivated }) => !deactivated),
            reviewDate,
          )
        : [];
    const counted = facts.images.filter(
      ({ idDocSetType }) => idDocSetType === undefined || !repeated.includes(idDocSetType),
    );
    const definitions = facts.questionnaires.size === 0 ? [] : await deps.questionnaires.list(environmentId);
    // As the submission counts them: answers are enough when nothing that is asked is missing.
    const whole = wholeQuestionnaires(
      definitions.map(({ definition }) => definition),
      applicant.profile.questionnaires ?? [],
    );
    const questionnaires = new Set([...facts.questionnaires].filter((id) => whole.has(id)));
    const all = { review: review.state, required, steps: { ...facts, images: counted, questionnaires } };
    const status = kycStatus(all);
    const asked = { ...all, review: { status: 'init' as const, previous: null } };
    const next = kycStatus(asked);
    const isOpen = status.state === 'document' || (status.state === 'not verified' && status.mayTryAgain);
    return success({
      ...status,
      applicantId,
      documents: kycDocuments(all),
      phone: applicant.profile.phone,
      reviewedBy: review.reviewedBy,
      mayStart: isOpen && next.state === 'document' && next.docsToUpload.length === 0,
    });
  };
}

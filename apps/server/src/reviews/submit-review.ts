import { type AppError, appError } from '@aval/core/errors';
import { type ApplicantId, attemptIdSchema } from '@aval/core/ids';
import type { RequiredIdDocs } from '@aval/core/level';
import { wholeQuestionnaires } from '@aval/core/questionnaires/whole-questionnaires';
import { failure, type Result, success } from '@aval/core/result';
import { isFinallyRejected, moveReview } from '@aval/core/review';
import { missingSteps } from '@aval/core/steps';
import { stepsToRepeat } from '@aval/core/steps-to-repeat';
import type { ApplicantStore } from '../applicants/ports.ts';
import { type ConfirmedAddresses, stepFacts } from '../applicants/step-facts.ts';
import type { DocumentImage, ImageStore } from '../documents/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { LevelStore } from '../levels/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { JobQueue } from '../platform/jobs/ports.ts';
import type { QuestionnaireDefinitionStore } from '../questionnaires/ports.ts';
import type { WebhookOutbox } from '../webhooks/ports.ts';
import { reviewEvent } from '../webhooks/review-event.ts';
import type { Review, ReviewStore } from './ports.ts';

type Stores = {
  readonly applicants: ApplicantStore;
  readonly levels: LevelStore;
  readonly reviews: ReviewStore;
  readonly images: ImageStore;
  readonly questionnaires: Pick<QuestionnaireDefinitionStore, 'list'>;
  readonly confirmedAddresses: ConfirmedAddresses;
  readonly journal: Journal;
  readonly outbox: WebhookOutbox;
  readonly jobs: JobQueue;
};
export type SubmitReviewDependencies = {
  readonly transact: Transact<Stores>;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
};
type Input = {
  readonly applicantId: ApplicantId;
  readonly reason: string | undefined;
  readonly reasonCode?: string | undefined;
};

/** Name of the job that makes an attempt's checks. */
export const runChecksTask = 'run-checks';

/** Asks for a check: a new attempt begins, its job is queued and applicantPending goes out, all or nothing. */
export function submitReview({ transact, clock, identifiers }: SubmitReviewDependencies) {
  return (
    context: Context,
    { applicantId, reason, reasonCode }: Input,
  ): Promise<Result<undefined, AppError>> =>
    transact(async (stores) => {
      const { applicants, levels, reviews, images, confirmedAddresses, journal, outbox, jobs } = stores;
      const { environmentId, actor, correlationId } = context;
      const review = await reviews.lock(environmentId, applicantId);
      const applicant = await applicants.find(environmentId, applicantId);
      if (review === undefined || applicant === undefined) return failure(appError('applicant-not-found'));
      if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
      const level = await levels.find(environmentId, applicant.levelId);
      if (level === undefined) throw new Error(`applicant ${applicantId} has no level`);
      const all = await images.list(environmentId, applicantId, applicant.dataKey);
      const active = all.filter((image) => !image.deactivated);
      const facts = await stepFacts(confirmedAddresses, environmentId, applicant, active);
      const definitions =
        facts.questionnaires.size === 0 ? [] : await stores.questionnaires.list(environmentId);
      // Answers are enough when nothing that is asked is missing, not when there are some.
      const whole = wholeQuestionnaires(
        definitions.map(({ definition }) => definition),
        applicant.profile.questionnaires ?? [],
      );
      const questionnaires = new Set([...facts.questionnaires].filter((id) => whole.has(id)));
      const required = level.definition.requiredIdDocs;
      if (actor.kind === 'applicant') {
        const refusal = ownRefusal(review, required, active);
        if (refusal !== undefined) return failure(refusal);
      }
      const missing = missingSteps(required, { ...facts, questionnaires });
      const moved = moveReview(review.state, { type: 'submit', missingSteps: missing });
      if (!moved.ok) return moved;
      const at = clock();
      const submitted: Review = {
        ...review,
        state: moved.value,
        attemptId: attemptIdSchema.parse(identifiers.fiveLetters()),
        attemptCnt: review.attemptCnt + 1,
        reasonCode,
        autoChecked: false,
        pendingAt: at,
        queuedAt: undefined,
        reviewDate: undefined,
      };
      await reviews.save(environmentId, submitted);
      await jobs.add(runChecksTask, {
        environmentId,
        applicantId,
        attemptId: submitted.attemptId,
        correlationId,
      });
      await journal.append({
        environmentId,
        subjectId: applicantId,
        at,
        type: 'reviewSubmitted',
        actor,
        payload: {
          attemptId: submitted.attemptId,
          attemptCnt: submitted.attemptCnt,
          reason,
          reasonCode,
          imageIds: active.map((image) => image.imageId),
        },
        dataKey: applicant.dataKey,
      });
      await outbox.publish(
        reviewEvent(context, { type: 'applicantPending', at, applicant, review: submitted }),
      );
      return success(undefined);
    });
}

/** Why the person himself may not ask again: he is approved, or gave nothing new since somebody refused what there was. */
function ownRefusal(
  { state, autoChecked, reviewDate }: Review,
  required: RequiredIdDocs,
  active: readonly DocumentImage[],
): AppError | undefined {
  if (state.status !== 'completed') return undefined;
  if (state.result.reviewAnswer === 'GREEN')
    return appError('state-conflict', 'The applicant is approved: nothing more is needed');
  if (isFinallyRejected(state) || autoChecked === true || reviewDate === undefined) return undefined;
  const repeated = stepsToRepeat(required, state.result, active, reviewDate);
  return repeated.length === 0
    ? undefined
    : appError('steps-missing', `Required steps are not complete: [${repeated.join(', ')}]`);
}

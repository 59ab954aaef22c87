import { type AppError, appError } from '@aval/core/errors';
import { type ApplicantId, attemptIdSchema } from '@aval/core/ids';
import { answeredQuestionnaires } from '@aval/core/questionnaires/answered-questionnaires';
import { failure, type Result, success } from '@aval/core/result';
import { moveReview } from '@aval/core/review';
import { missingSteps } from '@aval/core/steps';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { ImageStore } from '../documents/ports.ts';
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
    transact(async ({ applicants, levels, reviews, images, questionnaires, journal, outbox, jobs }) => {
      const { environmentId, actor, correlationId } = context;
      const review = await reviews.lock(environmentId, applicantId);
      const applicant = await applicants.find(environmentId, applicantId);
      if (review === undefined || applicant === undefined) return failure(appError('applicant-not-found'));
      if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
      const level = await levels.find(environmentId, applicant.levelId);
      if (level === undefined) throw new Error(`applicant ${applicantId} has no level`);
      const all = await images.list(environmentId, applicantId, applicant.dataKey);
      const active = all.filter((image) => !image.deactivated);
      const required = level.definition.requiredIdDocs;
      const asksQuestions = required.docSets.some(({ idDocSetType }) =>
        idDocSetType.startsWith('QUESTIONNAIRE'),
      );
      const definitions = asksQuestions ? await questionnaires.list(environmentId) : [];
      const done = answeredQuestionnaires(
        required,
        definitions.map(({ definition }) => definition),
        applicant.profile.questionnaires ?? [],
      );
      const missing = missingSteps(required, active, done);
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

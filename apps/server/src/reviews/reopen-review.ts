import { type AppError, appError } from '@aval/core/errors';
import { type ApplicantId, attemptIdSchema } from '@aval/core/ids';
import type { IdDocSetType } from '@aval/core/level';
import { failure, type Result, success } from '@aval/core/result';
import { isUnderWay, moveReview } from '@aval/core/review';
import type { Applicant, ApplicantStore } from '../applicants/ports.ts';
import type { ImageStore } from '../documents/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { LevelStore } from '../levels/ports.ts';
import type { NoteStore } from '../notes/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { WebhookOutbox } from '../webhooks/ports.ts';
import { reviewEvent } from '../webhooks/review-event.ts';
import type { Review, ReviewStore } from './ports.ts';
import { type Remarks, writeRemarks } from './write-remarks.ts';

type Stores = {
  readonly applicants: ApplicantStore;
  readonly levels: Pick<LevelStore, 'find'>;
  readonly reviews: ReviewStore;
  readonly images: ImageStore;
  readonly notes: Pick<NoteStore, 'insert'>;
  readonly journal: Journal;
  readonly outbox: WebhookOutbox;
};
export type ReopenReviewDependencies = {
  readonly transact: Transact<Stores>;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
};
type Input = {
  readonly applicantId: ApplicantId;
  /** Only what belongs to this step is set aside; absent: nothing is. */
  readonly step?: IdDocSetType | undefined;
  readonly remarks?: Remarks;
  readonly reasons?: Readonly<Record<string, readonly string[]>> | undefined;
};

/** Seconds after which a request refused because of running checks is worth another try. */
const retryAfterSeconds = 10;

/**
 * Asks the person for more: the review goes back to the beginning, and what is there stays, but for one step where one is named.
 * Earlier answers stay in the history, attempts go on being counted. Fires applicantStepsReset for a step, applicantAwaitingUser
 * otherwise. Errors: state-conflict while checks run, invalid-value for a step that the level does not have.
 */
export function reopenReview({ transact, clock, identifiers }: ReopenReviewDependencies) {
  return (context: Context, input: Input): Promise<Result<Applicant, AppError>> =>
    transact(async (stores) => {
      const { environmentId, actor } = context;
      const { applicantId, step } = input;
      const review = await stores.reviews.lock(environmentId, applicantId);
      const applicant = await stores.applicants.find(environmentId, applicantId);
      if (review === undefined || applicant === undefined) return failure(appError('applicant-not-found'));
      if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
      if (isUnderWay(review.state.status))
        return failure({ ...appError('state-conflict', 'The checks are still running'), retryAfterSeconds });
      const moved = moveReview(review.state, { type: 'reopen' });
      if (!moved.ok) return moved;
      const at = clock();
      const reopened: Review = {
        ...review,
        state: moved.value,
        attemptId: attemptIdSchema.parse(identifiers.fiveLetters()),
        autoChecked: false,
        pendingAt: undefined,
        queuedAt: undefined,
        reviewDate: undefined,
      };
      // An attempt that was on hold is not any more in the history either.
      if (review.state.status === 'onHold')
        await stores.reviews.save(environmentId, { ...review, state: moved.value });
      await stores.reviews.save(environmentId, reopened);
      const cleared =
        step === undefined
          ? success({ applicant, imageIds: [] })
          : await clearStep(stores, context, applicant, step);
      if (!cleared.ok) return cleared;
      await stores.journal.append({
        environmentId,
        subjectId: applicantId,
        at,
        type: step === undefined ? 'reviewReopened' : 'stepReset',
        actor,
        payload: {
          formerState: review.state,
          step,
          imageIds: cleared.value.imageIds,
          reasons: input.reasons,
        },
        dataKey: applicant.dataKey,
      });
      const type = step === undefined ? 'applicantAwaitingUser' : 'applicantStepsReset';
      await stores.outbox.publish(reviewEvent(context, { type, at, applicant, review: reopened }));
      const world = {
        stores,
        identifiers,
        context,
        at,
        applicant: cleared.value.applicant,
        review: reopened,
      };
      return writeRemarks(world, input.remarks ?? {});
    });
}

/** Sets the step's pictures aside and forgets the answers of its questionnaire. */
async function clearStep(
  { levels, images, applicants }: Stores,
  { environmentId }: Context,
  applicant: Applicant,
  step: IdDocSetType,
): Promise<Result<{ applicant: Applicant; imageIds: number[] }, AppError>> {
  const level = await levels.find(environmentId, applicant.levelId);
  if (level === undefined) throw new Error(`applicant ${applicant.id} has no level`);
  const { docSets } = level.definition.requiredIdDocs;
  const docSet = docSets.find(({ idDocSetType }) => idDocSetType === step);
  if (docSet === undefined) {
    const names = docSets.map(({ idDocSetType }) => idDocSetType).join(', ');
    return failure(appError('invalid-value', `The level has no such step, only: ${names}`));
  }
  const all = await images.list(environmentId, applicant.id, applicant.dataKey);
  const imageIds = all.filter((image) => image.idDocSetType === step).map(({ imageId }) => imageId);
  if (imageIds.length > 0) {
    await images.deactivate(environmentId, applicant.id, imageIds);
    await images.saveReviewResult(environmentId, applicant.id, imageIds, null);
  }
  if (docSet.questionnaireDefId === undefined) return success({ applicant, imageIds });
  const questionnaires = (applicant.profile.questionnaires ?? []).filter(
    ({ id }) => id !== docSet.questionnaireDefId,
  );
  const profile = { ...applicant.profile, questionnaires };
  await applicants.saveProfile(environmentId, applicant, profile);
  return success({ applicant: { ...applicant, profile }, imageIds });
}

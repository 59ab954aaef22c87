import { type AppError, appError } from '@aval/core/errors';
import { type ApplicantId, attemptIdSchema } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import { moveReview } from '@aval/core/review';
import type { Journal } from '../journal/ports.ts';
import type { LevelStore } from '../levels/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { Review, ReviewStore } from '../reviews/ports.ts';
import type { WebhookOutbox } from '../webhooks/ports.ts';
import { reviewEvent } from '../webhooks/review-event.ts';
import { type ApplicantWithReview, levelRefusal } from './create-applicant.ts';
import type { ApplicantStore } from './ports.ts';

type Stores = {
  readonly applicants: ApplicantStore;
  readonly levels: LevelStore;
  readonly reviews: ReviewStore;
  readonly journal: Journal;
  readonly outbox: WebhookOutbox;
};
export type MoveToLevelDependencies = {
  readonly transact: Transact<Stores>;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
};
type Input = { readonly applicantId: ApplicantId; readonly levelName: string };

/**
 * Puts an applicant on another level. The review begins anew, since an approval is an approval for one level; pictures and the
 * count of attempts stay.
 * Refused after a final refusal, while checks run or an officer decides. Fires applicantLevelChanged.
 */
export function moveToLevel({ transact, clock, identifiers }: MoveToLevelDependencies) {
  return (context: Context, input: Input): Promise<Result<ApplicantWithReview, AppError>> =>
    transact(async ({ applicants, levels, reviews, journal, outbox }) => {
      const { environmentId, actor } = context;
      const { applicantId } = input;
      const review = await reviews.lock(environmentId, applicantId);
      const applicant = await applicants.find(environmentId, applicantId);
      if (review === undefined || applicant === undefined) return failure(appError('applicant-not-found'));
      if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
      const level = await levels.findByName(environmentId, input.levelName);
      if (level === undefined) return failure(appError('level-not-found'));
      const unfit = levelRefusal(level, applicant.type);
      if (unfit !== undefined) return failure(unfit);
      if (level.id === applicant.levelId) return success({ applicant, review, level });
      const state = moveReview(review.state, { type: 'changeLevel' });
      if (!state.ok) return state;
      const moved: Review = {
        ...review,
        state: state.value,
        levelName: level.name,
        attemptId: attemptIdSchema.parse(identifiers.fiveLetters()),
        pendingAt: undefined,
        queuedAt: undefined,
        reviewDate: undefined,
      };
      const at = clock();
      const previousLevelName = review.levelName;
      await applicants.saveLevel(environmentId, applicantId, level.id);
      await reviews.save(environmentId, moved);
      await journal.append({
        environmentId,
        subjectId: applicantId,
        at,
        type: 'levelChanged',
        actor,
        payload: { levelName: level.name, previousLevelName, formerState: review.state },
        dataKey: applicant.dataKey,
      });
      await outbox.publish(
        reviewEvent(context, {
          type: 'applicantLevelChanged',
          at,
          applicant,
          review: moved,
          previousLevelName,
        }),
      );
      return success({ applicant: { ...applicant, levelId: level.id }, review: moved, level });
    });
}

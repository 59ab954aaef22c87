import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import { isUnderWay, type ReviewResult } from '@aval/core/review';
import type { Applicant, ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { NoteStore } from '../notes/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { WebhookOutbox } from '../webhooks/ports.ts';
import type { Review, ReviewStore } from './ports.ts';
import { settleReview } from './settle-review.ts';
import { type Remarks, writeRemarks } from './write-remarks.ts';

type Stores = {
  readonly applicants: ApplicantStore;
  readonly reviews: ReviewStore;
  readonly journal: Journal;
  readonly outbox: WebhookOutbox;
  readonly notes: Pick<NoteStore, 'insert'>;
};
export type OverruleReviewDependencies = {
  readonly transact: Transact<Stores>;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
};
type Input = {
  readonly applicantId: ApplicantId;
  readonly result: ReviewResult;
  /** Only the sandbox's test call may cut running checks short; a person's decision waits for them. */
  readonly evenWhileChecking: boolean;
  /** What the person who decides writes down with it. */
  readonly remarks?: Remarks;
};

/** Seconds after which a decision refused because of running checks is worth another try. */
const retryAfterSeconds = 10;

/** Completes a review as told instead of by checks: an officer's decision, or the sandbox's test verdict. */
export function overruleReview({ transact, clock, identifiers }: OverruleReviewDependencies) {
  return (
    context: Context,
    input: Input,
  ): Promise<Result<{ applicant: Applicant; review: Review }, AppError>> =>
    transact(async (stores) => {
      const review = await stores.reviews.lock(context.environmentId, input.applicantId);
      const applicant = await stores.applicants.find(context.environmentId, input.applicantId);
      if (review === undefined || applicant === undefined) return failure(appError('applicant-not-found'));
      if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
      if (isUnderWay(review.state.status) && !input.evenWhileChecking) {
        return failure({ ...appError('state-conflict', 'The checks are still running'), retryAfterSeconds });
      }
      const at = clock();
      const event = { type: 'overrule' as const, result: input.result };
      const settled = await settleReview(stores, context, {
        applicant,
        review,
        event,
        at,
        checks: [],
      });
      if (!settled.ok) return settled;
      const world = { stores, identifiers, context, at, applicant, review: settled.value };
      const remarked = await writeRemarks(world, input.remarks ?? {});
      return remarked.ok ? success({ applicant: remarked.value, review: settled.value }) : remarked;
    });
}

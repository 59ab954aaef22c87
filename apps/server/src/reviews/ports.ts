import type { ApplicantId, AttemptId, EnvironmentId } from '@aval/core/ids';
import type { ReviewResult, ReviewState } from '@aval/core/review';
import type { Actor } from '../platform/context.ts';

/** The present review of an applicant. */
export type Review = {
  readonly applicantId: ApplicantId;
  readonly reviewId: string;
  readonly attemptId: AttemptId;
  readonly attemptCnt: number;
  readonly levelName: string;
  readonly state: ReviewState;
  readonly createDate: Date;
  readonly pendingAt: Date | undefined;
  readonly queuedAt: Date | undefined;
  readonly reviewDate: Date | undefined;
  /** Why the present check was asked for, as the integrator names it. */
  readonly reasonCode?: string | undefined;
  /** The answer was given by checks alone. */
  readonly autoChecked?: boolean | undefined;
  /** Who gave the answer; undefined while there is none, and of answers from before this was kept. */
  readonly reviewedBy?: Actor | undefined;
};

/** One earlier or present submission, for the history. */
export type ReviewAttempt = {
  readonly attemptId: string;
  readonly attemptCnt: number;
  readonly levelName: string;
  readonly status: string;
  readonly result: ReviewResult | undefined;
  readonly pendingAt: Date;
  readonly reviewDate: Date | undefined;
  readonly reviewedBy: Actor | undefined;
};

/** Port: where reviews are kept. */
export type ReviewStore = {
  readonly find: (environmentId: EnvironmentId, applicantId: ApplicantId) => Promise<Review | undefined>;
  /** Reads and locks the row until the transaction ends: whoever moves a review holds it. */
  readonly lock: (environmentId: EnvironmentId, applicantId: ApplicantId) => Promise<Review | undefined>;
  /** Saves the review and, once submitted, its attempt's line in the history. */
  readonly save: (environmentId: EnvironmentId, review: Review) => Promise<void>;
  readonly history: (environmentId: EnvironmentId, applicantId: ApplicantId) => Promise<ReviewAttempt[]>;
};

/** A review that waits for an officer. */
export type HeldReview = {
  readonly applicantId: ApplicantId;
  readonly levelName: string;
  readonly attemptId: string;
  readonly attemptCnt: number;
  /** Why it is on hold: a sentence of the checks, or that the person objects. */
  readonly reason: string;
  readonly pendingAt: Date | undefined;
};

/** Port: what waits for an officer, longest submitted first. */
export type CaseStore = {
  readonly listHeld: (
    environmentId: EnvironmentId,
    page: {
      readonly kind?: 'appeal' | 'review' | undefined;
      readonly limit: number;
      readonly offset: number;
    },
  ) => Promise<{ readonly items: HeldReview[]; readonly total: number }>;
};

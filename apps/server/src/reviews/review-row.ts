import { applicantIdSchema, attemptIdSchema } from '@aval/core/ids';
import { type ReviewState, reviewResultSchema, reviewStatusSchema } from '@aval/core/review';
import { readActor } from '../platform/actor.ts';
import type { Review } from './ports.ts';

/** Columns of a review; none is called as one of an applicant's, so a join may have both. */
export const reviewColumns = [
  'applicant_id',
  'review_id',
  'attempt_id',
  'attempt_cnt',
  'level_name',
  'status',
  'result',
  'hold_reason',
  'create_date',
  'pending_at',
  'queued_at',
  'review_date',
  'reason_code',
  'auto_checked',
  'reviewed_by',
] as const;

export type ReviewRow = {
  readonly applicant_id: string;
  readonly review_id: string;
  readonly attempt_id: string;
  readonly attempt_cnt: number;
  readonly level_name: string;
  readonly status: string;
  readonly result: unknown;
  readonly hold_reason: string | null;
  readonly create_date: Date;
  readonly pending_at: Date | null;
  readonly queued_at: Date | null;
  readonly review_date: Date | null;
  readonly reason_code: string | null;
  readonly auto_checked: boolean;
  readonly reviewed_by: string | null;
};

/** A review as it was stored. */
export function toReview(row: ReviewRow): Review {
  return {
    applicantId: applicantIdSchema.parse(row.applicant_id),
    reviewId: row.review_id,
    attemptId: attemptIdSchema.parse(row.attempt_id),
    attemptCnt: row.attempt_cnt,
    levelName: row.level_name,
    state: toState(row),
    createDate: row.create_date,
    pendingAt: row.pending_at ?? undefined,
    queuedAt: row.queued_at ?? undefined,
    reviewDate: row.review_date ?? undefined,
    reasonCode: row.reason_code ?? undefined,
    autoChecked: row.auto_checked,
    reviewedBy: row.reviewed_by === null ? undefined : readActor(row.reviewed_by),
  };
}

function toState(row: ReviewRow): ReviewState {
  const status = reviewStatusSchema.parse(row.status);
  switch (status) {
    case 'init':
      return { status, previous: row.result === null ? null : reviewResultSchema.parse(row.result) };
    case 'completed':
      return { status, result: reviewResultSchema.parse(row.result) };
    case 'onHold':
      return { status, reason: row.hold_reason ?? '' };
    default:
      return { status };
  }
}

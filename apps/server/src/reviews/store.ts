import { applicantIdSchema, attemptIdSchema } from '@aval/core/ids';
import { type ReviewState, reviewResultSchema, reviewStatusSchema } from '@aval/core/review';
import type { Queries } from '../platform/database/open-database.ts';
import type { Review, ReviewStore } from './ports.ts';

export function makeReviewStore(queries: Queries): ReviewStore {
  const select = (environmentId: string, applicantId: string) =>
    queries
      .selectFrom('review')
      .selectAll()
      .where('environment_id', '=', environmentId)
      .where('applicant_id', '=', applicantId);
  return {
    insert: async (environmentId, review) => {
      await queries
        .insertInto('review')
        .values({
          ...columnsOf(review),
          environment_id: environmentId,
          applicant_id: review.applicantId,
          review_id: review.reviewId,
          create_date: review.createDate,
        })
        .execute();
    },
    find: async (environmentId, applicantId) => {
      const row = await select(environmentId, applicantId).executeTakeFirst();
      return row === undefined ? undefined : toReview(row);
    },
    lock: async (environmentId, applicantId) => {
      const row = await select(environmentId, applicantId).forUpdate().executeTakeFirst();
      return row === undefined ? undefined : toReview(row);
    },
    save: async (environmentId, review) => {
      const columns = columnsOf(review);
      await queries
        .updateTable('review')
        .set(columns)
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', review.applicantId)
        .execute();
      if (review.pendingAt === undefined) return;
      const line = {
        status: columns.status,
        result: columns.result,
        hold_reason: columns.hold_reason,
        review_date: columns.review_date,
      };
      await queries
        .insertInto('review_attempt')
        .values({
          ...line,
          environment_id: environmentId,
          applicant_id: review.applicantId,
          attempt_id: review.attemptId,
          attempt_cnt: review.attemptCnt,
          level_name: review.levelName,
          pending_at: review.pendingAt,
        })
        .onConflict((conflict) => conflict.columns(['applicant_id', 'attempt_id']).doUpdateSet(line))
        .execute();
    },
    history: async (environmentId, applicantId) => {
      const rows = await queries
        .selectFrom('review_attempt')
        .selectAll()
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .orderBy('pending_at')
        .execute();
      return rows.map((row) => ({
        attemptId: row.attempt_id,
        attemptCnt: row.attempt_cnt,
        levelName: row.level_name,
        status: row.status,
        result: row.result === null ? undefined : reviewResultSchema.parse(row.result),
        pendingAt: row.pending_at,
        reviewDate: row.review_date ?? undefined,
      }));
    },
  };
}

function columnsOf(review: Review) {
  const { state } = review;
  const result =
    state.status === 'completed' ? state.result : state.status === 'init' ? state.previous : null;
  return {
    attempt_id: review.attemptId,
    attempt_cnt: review.attemptCnt,
    level_name: review.levelName,
    status: state.status,
    result: result === null ? null : JSON.stringify(result),
    hold_reason: state.status === 'onHold' ? state.reason : null,
    pending_at: review.pendingAt ?? null,
    queued_at: review.queuedAt ?? null,
    review_date: review.reviewDate ?? null,
  };
}

type Row = {
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
};

function toReview(row: Row): Review {
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
  };
}

function toState(row: Row): ReviewState {
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

import type { EnvironmentId } from '@aval/core/ids';
import { reviewResultSchema } from '@aval/core/review';
import { sql } from 'kysely';
import { actorText, readActor } from '../platform/actor.ts';
import type { StatementPart } from '../platform/database/one-statement.ts';
import type { Queries } from '../platform/database/open-database.ts';
import { recordSet } from '../platform/database/record-set.ts';
import type { Review, ReviewStore } from './ports.ts';
import { toReview } from './review-row.ts';

export function makeReviewStore(queries: Queries): ReviewStore {
  const select = (environmentId: string, applicantId: string) =>
    queries
      .selectFrom('review')
      .selectAll()
      .where('environment_id', '=', environmentId)
      .where('applicant_id', '=', applicantId);
  return {
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
        .set({
          ...columns,
          reason_code: review.reasonCode ?? null,
          auto_checked: review.autoChecked === true,
        })
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', review.applicantId)
        .execute();
      if (review.pendingAt === undefined) return;
      const line = {
        status: columns.status,
        result: columns.result,
        hold_reason: columns.hold_reason,
        review_date: columns.review_date,
        reviewed_by: columns.reviewed_by,
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
        reviewedBy: row.reviewed_by === null ? undefined : readActor(row.reviewed_by),
      }));
    },
  };
}

/** New applicants' reviews; none has been submitted, so the history has no line of them yet. */
export function newReviewParts(
  environmentIds: readonly EnvironmentId[],
  reviews: readonly Review[],
): StatementPart[] {
  const rows = reviews.map((review, index) => {
    const { status, result, hold_reason } = columnsOf(review);
    return {
      applicant_id: review.applicantId,
      environment_id: environmentIds[index] ?? '',
      review_id: review.reviewId,
      attempt_id: review.attemptId,
      attempt_cnt: review.attemptCnt,
      level_name: review.levelName,
      status,
      result,
      hold_reason,
      create_date: review.createDate,
    };
  });
  return [
    {
      name: 'review_added',
      sql: sql`
        insert into "review" (
          "applicant_id", "environment_id", "review_id", "attempt_id", "attempt_cnt", "level_name", "status", "result",
          "hold_reason", "create_date"
        ) select
          "applicant_id", "environment_id", "review_id", "attempt_id", "attempt_cnt", "level_name", "status",
          "result"::jsonb, "hold_reason", "create_date"
        from ${recordSet('new', newColumns, rows)}`,
    },
  ];
}

const newColumns = {
  applicant_id: 'text',
  environment_id: 'uuid',
  review_id: 'text',
  attempt_id: 'text',
  attempt_cnt: 'integer',
  level_name: 'text',
  status: 'text',
  result: 'text',
  hold_reason: 'text',
  create_date: 'timestamptz',
};

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
    reviewed_by:
      state.status === 'completed' && review.reviewedBy !== undefined ? actorText(review.reviewedBy) : null,
  };
}

import { type ActionState, actionStatusSchema } from '@aval/core/action';
import { actionIdSchema, applicantIdSchema, attemptIdSchema, levelIdSchema } from '@aval/core/ids';
import { reviewResultSchema } from '@aval/core/review';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import { openJson, sealJson } from '../platform/crypto/sealed-box.ts';
import { type Action, actionContentSchema } from './ports.ts';

export type ActionRow = {
  readonly id: string;
  readonly applicant_id: string;
  readonly level_id: string;
  readonly level_name: string;
  readonly content_sealed: Buffer;
  readonly review_id: string;
  readonly attempt_id: string;
  readonly attempt_cnt: number;
  readonly status: string;
  readonly result: unknown;
  readonly hold_reason: string | null;
  readonly created_at: Date;
  readonly pending_at: Date | null;
  readonly queued_at: Date | null;
  readonly review_date: Date | null;
};

function contentContext(actionId: string): string {
  return `action.content/${actionId}`;
}

/** An action as it was stored. Throws when its content was altered. */
export function toAction(row: ActionRow, dataKey: SecretKey): Action {
  const content = openJson(dataKey, contentContext(row.id), row.content_sealed, actionContentSchema);
  if (!content.ok) throw new Error(`the content of action ${row.id} is ${content.error}`);
  return {
    id: actionIdSchema.parse(row.id),
    applicantId: applicantIdSchema.parse(row.applicant_id),
    levelId: levelIdSchema.parse(row.level_id),
    levelName: row.level_name,
    content: content.value,
    reviewId: row.review_id,
    attemptId: attemptIdSchema.parse(row.attempt_id),
    attemptCnt: row.attempt_cnt,
    state: toState(row),
    createdAt: row.created_at,
    pendingAt: row.pending_at ?? undefined,
    queuedAt: row.queued_at ?? undefined,
    reviewDate: row.review_date ?? undefined,
  };
}

/** The columns that change during an action's life. */
export function changingColumns({ id, content, state, ...action }: Action, dataKey: SecretKey) {
  const result =
    state.status === 'completed' ? state.result : state.status === 'init' ? state.previous : null;
  return {
    content_sealed: sealJson(dataKey, contentContext(id), content),
    attempt_id: action.attemptId,
    attempt_cnt: action.attemptCnt,
    status: state.status,
    result: result === null ? null : JSON.stringify(result),
    hold_reason: 'reason' in state ? state.reason : null,
    pending_at: action.pendingAt ?? null,
    queued_at: action.queuedAt ?? null,
    review_date: action.reviewDate ?? null,
  };
}

function toState(row: ActionRow): ActionState {
  const status = actionStatusSchema.parse(row.status);
  switch (status) {
    case 'init':
      return { status, previous: row.result === null ? null : reviewResultSchema.parse(row.result) };
    case 'completed':
      return { status, result: reviewResultSchema.parse(row.result) };
    case 'onHold':
    case 'awaitingUser':
      return { status, reason: row.hold_reason ?? '' };
    default:
      return { status };
  }
}

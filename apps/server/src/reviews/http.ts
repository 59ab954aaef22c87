import { type AppError, appError } from '@aval/core/errors';
import { applicantIdSchema } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import { type ReviewResult, rejectTypeSchema, reviewResultSchema } from '@aval/core/review';
import { zonedDateTime } from '@aval/core/wire-dates';
import { z } from 'zod';
import { applicantBody, applicantBodySchema } from '../applicants/applicant-body.ts';
import { type ReadApplicantDependencies, readApplicant } from '../applicants/read-applicant.ts';
import type { Clock } from '../platform/clock/clock.ts';
import { okBody, okSchema } from '../platform/http/ok-body.ts';
import { nothing, type Route, route } from '../platform/http/route.ts';
import { buttonIdsOf, reasonsSchema, remarksSchema } from './officer-http.ts';
import { type OverruleReviewDependencies, overruleReview } from './overrule-review.ts';
import type { ReviewStore } from './ports.ts';
import { type ResetReviewDependencies, resetReview } from './reset-review.ts';
import { ownReviewBody, reviewBody, reviewBodySchema } from './review-body.ts';
import { type SubmitReviewDependencies, submitReview } from './submit-review.ts';

export type ReviewRouteDependencies = {
  readonly submit: SubmitReviewDependencies;
  readonly overrule: OverruleReviewDependencies;
  readonly reset: ResetReviewDependencies;
  readonly read: ReadApplicantDependencies;
  readonly history: Pick<ReviewStore, 'history'>;
  readonly clock: Clock;
};

const params = z.object({ applicantId: applicantIdSchema });

const testVerdictSchema = z.object({
  reviewAnswer: z.enum(['GREEN', 'RED']),
  rejectLabels: z.array(z.string().max(64)).max(50).optional(),
  reviewRejectType: rejectTypeSchema.optional(),
  clientComment: z.string().max(4096).optional(),
  moderationComment: z.string().max(4096).optional(),
});

export function reviewRoutes(deps: ReviewRouteDependencies): Route[] {
  const submit = submitReview(deps.submit);
  const overrule = overruleReview(deps.overrule);
  const reset = resetReview(deps.reset);
  const read = readApplicant(deps.read);
  return [
    route(
      {
        method: 'POST',
        path: '/resources/applicants/:applicantId/status/pending',
        access: { permission: 'review.submit', accessToken: 'own' },
        summary: 'Ask for the applicant to be checked',
        params,
        query: z.object({
          reason: z.string().max(1024).optional(),
          reasonCode: z
            .string()
            .regex(
              /^[A-Za-z0-9_.-]{0,64}$/,
              'must be at most 64 letters, digits, dots, dashes or underscores',
            )
            .optional(),
        }),
        body: nothing,
        response: okSchema,
      },
      async (context, request) => {
        const { reason, reasonCode } = request.query;
        const submitted = await submit(context, {
          applicantId: request.params.applicantId,
          reason: reason === '' ? undefined : reason,
          reasonCode: reasonCode === '' ? undefined : reasonCode,
        });
        return submitted.ok ? success({ body: okBody }) : submitted;
      },
    ),
    route(
      {
        method: 'GET',
        path: '/resources/applicants/:applicantId/status',
        access: { permission: 'review.read', accessToken: 'own' },
        summary: 'Where the review stands',
        params,
        query: nothing,
        body: nothing,
        response: reviewBodySchema,
      },
      async (context, request) => {
        const found = await read(context, { by: 'id', id: request.params.applicantId });
        if (!found.ok) return found;
        const body = reviewBody(found.value.review, deps.clock());
        return success({ body: context.actor.kind === 'applicant' ? ownReviewBody(body) : body });
      },
    ),
    route(
      {
        method: 'GET',
        path: '/resources/applicants/:applicantId/review/history',
        access: { permission: 'review.read', accessToken: 'refused' },
        summary: 'All attempts, oldest first',
        params,
        query: nothing,
        body: nothing,
        response: z.object({ items: z.array(historyItemSchema), totalItems: z.number().int() }),
      },
      async (context, request) => {
        const found = await read(context, { by: 'id', id: request.params.applicantId });
        if (!found.ok) return found;
        const attempts = await deps.history.history(context.environmentId, request.params.applicantId);
        const items = attempts.map(
          ({ attemptId, attemptCnt, levelName, status, result, pendingAt, reviewDate, reviewedBy }) => ({
            attemptId,
            attemptCnt,
            levelName,
            reviewStatus: status,
            startDate: zonedDateTime(pendingAt),
            ...(reviewDate === undefined ? {} : { reviewDate: zonedDateTime(reviewDate) }),
            ...(result === undefined ? {} : { reviewResult: result }),
            ...(reviewedBy === undefined ? {} : { reviewedBy }),
          }),
        );
        return success({ body: { items, totalItems: items.length } });
      },
    ),
    route(
      {
        method: 'POST',
        path: '/resources/applicants/:applicantId/status/testCompleted',
        access: { permission: 'review.decide', accessToken: 'refused' },
        summary: 'In the sandbox: complete the review as told',
        params,
        query: nothing,
        body: testVerdictSchema,
        response: okSchema,
      },
      async (context, request) => {
        if (context.environment !== 'sandbox')
          return failure(appError('no-permission', 'This call exists in the sandbox only'));
        const result = testVerdict(request.body);
        if (!result.ok) return result;
        const input = {
          applicantId: request.params.applicantId,
          result: result.value,
          evenWhileChecking: true,
        };
        const settled = await overrule(context, input);
        return settled.ok ? success({ body: okBody }) : settled;
      },
    ),
    decisionRoute('approve', remarksSchema, 'Approve the applicant', () => ({
      reviewAnswer: 'GREEN',
    })),
    decisionRoute(
      'reject',
      remarksSchema.extend({ reasons: reasonsSchema }),
      'Reject the applicant for good',
      ({ reasons }) => ({
        reviewAnswer: 'RED',
        rejectLabels: ['EXTERNAL_DECISION_REJECTION'],
        reviewRejectType: 'FINAL',
        buttonIds: buttonIdsOf(reasons),
      }),
    ),
    route(
      {
        method: 'POST',
        path: '/resources/applicants/:applicantId/reset',
        access: { permission: 'review.decide', accessToken: 'refused' },
        summary: 'Begin anew: pictures are set aside',
        params,
        query: nothing,
        body: nothing,
        response: okSchema,
      },
      async (context, request) => {
        const done = await reset(context, request.params.applicantId);
        return done.ok ? success({ body: okBody }) : done;
      },
    ),
  ];

  function decisionRoute<Body extends typeof remarksSchema>(
    name: string,
    body: Body,
    summary: string,
    result: (body: z.output<Body>) => ReviewResult,
  ): Route {
    return route(
      {
        method: 'POST',
        path: `/resources/applicants/:applicantId/-/${name}`,
        access: { permission: 'review.decide', accessToken: 'refused' },
        summary,
        params,
        query: nothing,
        body,
        response: applicantBodySchema,
      },
      async (context, request) => {
        const { applicantId } = request.params;
        const { note, tags } = remarksSchema.parse(request.body);
        const settled = await overrule(context, {
          applicantId,
          result: result(request.body),
          evenWhileChecking: false,
          remarks: { note, tags },
        });
        if (!settled.ok) return settled;
        const found = await read(context, { by: 'id', id: applicantId });
        return found.ok
          ? success({ body: applicantBody(found.value, context.clientId, deps.clock()) })
          : found;
      },
    );
  }
}

const historyItemSchema = z.object({
  attemptId: z.string(),
  attemptCnt: z.number().int(),
  levelName: z.string(),
  reviewStatus: z.string(),
  startDate: z.string(),
  reviewDate: z.string().optional(),
  reviewResult: reviewResultSchema.optional(),
  /** `system` for checks, `app-token` for a program, `officer` for somebody with a session, by the customer's id for him. */
  reviewedBy: z.object({ kind: z.string(), id: z.string() }).optional(),
});

/** GREEN takes no labels; RED needs them, and counts as RETRY unless told. */
function testVerdict(body: z.infer<typeof testVerdictSchema>): Result<ReviewResult, AppError> {
  const comments = {
    ...(body.moderationComment === undefined ? {} : { moderationComment: body.moderationComment }),
    ...(body.clientComment === undefined ? {} : { clientComment: body.clientComment }),
  };
  const rejectLabels = body.rejectLabels ?? [];
  if (body.reviewAnswer === 'GREEN') {
    return rejectLabels.length === 0
      ? success({ reviewAnswer: 'GREEN', ...comments })
      : failure(appError('invalid-value', "'rejectLabels' must be empty when reviewAnswer is GREEN"));
  }
  if (rejectLabels.length === 0)
    return failure(appError('invalid-value', "'rejectLabels' must not be empty when reviewAnswer is RED"));
  return success({
    reviewAnswer: 'RED',
    rejectLabels,
    reviewRejectType: body.reviewRejectType ?? 'RETRY',
    ...comments,
  });
}

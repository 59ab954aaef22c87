import { actionStatusSchema } from '@aval/core/action';
import { actionTypeOf } from '@aval/core/action-steps';
import { type CheckType, checkAnswerSchema } from '@aval/core/check';
import { requiredIdDocsSchema } from '@aval/core/level';
import { ownReviewResult } from '@aval/core/own-review-result';
import { questionnaireSchema } from '@aval/core/questionnaires/questionnaire';
import { type ReviewResult, reviewResultSchema } from '@aval/core/review';
import { plainDateTime, zonedDateTime } from '@aval/core/wire-dates';
import { z } from 'zod';
import { agreementBodySchema } from '../applicants/applicant-body.ts';
import type { StoredCheck } from '../checks/ports.ts';
import type { Context } from '../platform/context.ts';
import type { Action, ActionImage } from './ports.ts';
import type { ActionView } from './read-actions.ts';

export const actionImageSchema = z.object({
  id: z.string(),
  addedDate: z.string(),
  imageHash: z.string(),
  imageFileName: z.string().optional(),
  resizedImageId: z.string(),
  mimeType: z.string(),
  sigHash: z.string(),
  imageId: z.number().int(),
  actualResolution: z.object({ width: z.number().int(), height: z.number().int() }),
  answer: checkAnswerSchema.optional(),
  idDocDef: z.object({
    country: z.string(),
    idDocType: z.string(),
    idDocSubType: z.string().nullable(),
  }),
  reviewResult: z.looseObject({}),
  attemptId: z.string(),
  deactivated: z.boolean(),
});

const detail = z.looseObject({});
const actionCheckSchema = z.object({
  id: z.string(),
  answer: checkAnswerSchema,
  checkType: z.string(),
  createdAt: z.string(),
  attemptId: z.string(),
  errorMessage: z.string().optional(),
  sentence: z.string().optional(),
  numbers: z.record(z.string(), z.number()).optional(),
  thresholds: z.record(z.string(), z.number()).optional(),
  modelIds: z.array(z.string()).optional(),
  imageIds: z.array(z.number().int()).optional(),
  livenessInfo: detail.optional(),
  faceMatchInfo: detail.optional(),
});

export const actionBodySchema = z.object({
  id: z.string(),
  createdAt: z.string(),
  key: z.string(),
  clientId: z.string(),
  externalActionId: z.string(),
  applicantId: z.string(),
  type: z.string(),
  review: z.object({
    reviewId: z.string(),
    attemptId: z.string(),
    attemptCnt: z.number().int(),
    levelName: z.string(),
    createDate: z.string(),
    startDate: z.string().optional(),
    reviewDate: z.string().optional(),
    elapsedSincePendingMs: z.number().int().optional(),
    elapsedSinceQueuedMs: z.number().int().optional(),
    reviewStatus: actionStatusSchema,
    reviewResult: reviewResultSchema.optional(),
    priority: z.number().int(),
  }),
  reviewResult: reviewResultSchema.optional(),
  requiredIdDocs: requiredIdDocsSchema,
  checks: z.array(actionCheckSchema).optional(),
  images: z.array(actionImageSchema).optional(),
  agreement: agreementBodySchema.optional(),
  questionnaires: z.array(questionnaireSchema).optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  paymentSource: z.looseObject({}).optional(),
  paymentMethod: z.looseObject({}).optional(),
});

/** Checks that a person is not told of: they say whom else the customer knows, and which lists he is on. */
const unseen: ReadonlySet<CheckType> = new Set(['BLOCKLIST', 'SIMILAR_SEARCH', 'WATCHLIST'] as const);

/** The action object of the wire. A person sees the answers of checks, not the measurements they rest on. */
export function actionBody(
  { action, level, images, checks, agreement }: ActionView,
  { clientId, actor }: Pick<Context, 'clientId' | 'actor'>,
  now: Date,
): z.input<typeof actionBodySchema> {
  const { content, state } = action;
  const isOwn = actor.kind === 'applicant';
  const tell = (told: ReviewResult) => (isOwn ? ownReviewResult(told, 'checks') : told);
  const result = state.status === 'completed' ? tell(state.result) : undefined;
  const shown = isOwn ? checks.filter(({ check }) => !unseen.has(check.checkType)) : checks;
  return {
    id: action.id,
    createdAt: plainDateTime(action.createdAt),
    key: action.id.slice(0, 10).toUpperCase(),
    clientId,
    externalActionId: content.externalActionId,
    applicantId: action.applicantId,
    type: actionTypeOf(level.definition),
    review: reviewOf(action, result, now),
    ...(result === undefined ? {} : { reviewResult: result }),
    requiredIdDocs: level.definition.requiredIdDocs,
    ...(shown.length === 0 ? {} : { checks: shown.map((check) => checkBody(check, !isOwn)) }),
    ...(images.length === 0 ? {} : { images: images.map((image) => actionImageBody(image, tell)) }),
    ...(agreement === undefined ? {} : { agreement }),
    ...(content.questionnaires === undefined ? {} : { questionnaires: content.questionnaires }),
    ...(content.email === undefined ? {} : { email: content.email }),
    ...(content.phone === undefined ? {} : { phone: content.phone }),
    ...(content.paymentSource === undefined ? {} : { paymentSource: content.paymentSource }),
    ...(content.paymentMethod === undefined ? {} : { paymentMethod: content.paymentMethod }),
  };
}

function reviewOf(
  { state, pendingAt, queuedAt, reviewDate, ...action }: Action,
  result: ReviewResult | undefined,
  now: Date,
): z.input<typeof actionBodySchema>['review'] {
  const until = reviewDate ?? now;
  return {
    reviewId: action.reviewId,
    attemptId: action.attemptId,
    attemptCnt: action.attemptCnt,
    levelName: action.levelName,
    createDate: zonedDateTime(action.createdAt),
    ...(pendingAt === undefined
      ? {}
      : { startDate: zonedDateTime(pendingAt), elapsedSincePendingMs: elapsed(pendingAt, until) }),
    ...(queuedAt === undefined ? {} : { elapsedSinceQueuedMs: elapsed(queuedAt, until) }),
    ...(reviewDate === undefined ? {} : { reviewDate: zonedDateTime(reviewDate) }),
    reviewStatus: state.status,
    ...(result === undefined ? {} : { reviewResult: result }),
    priority: 0,
  };
}

function elapsed(since: Date, until: Date): number {
  return Math.max(0, until.getTime() - since.getTime());
}

const infoNames: Partial<Readonly<Record<CheckType, 'livenessInfo' | 'faceMatchInfo'>>> = {
  FACE_LIVELINESS: 'livenessInfo',
  FACE_MATCH: 'faceMatchInfo',
};

function checkBody(
  { id, attemptId, createdAt, check }: StoredCheck,
  withEvidence: boolean,
): z.input<typeof actionCheckSchema> {
  const { answer, checkType, sentence, numbers, thresholds, modelIds, imageIds } = check;
  const info = infoNames[checkType];
  return {
    id,
    answer,
    checkType,
    createdAt: plainDateTime(createdAt),
    attemptId,
    ...(answer === 'ERROR' && withEvidence ? { errorMessage: sentence } : {}),
    ...(withEvidence ? { sentence, numbers, thresholds, modelIds, imageIds } : {}),
    ...(info === undefined ? {} : { [info]: withEvidence ? { ...numbers } : {} }),
  };
}

/** One picture of an action; `tell` leaves of its result what the one who asks may know. */
export function actionImageBody(
  image: ActionImage,
  tell: (result: ReviewResult) => ReviewResult = (result) => result,
): z.input<typeof actionImageSchema> {
  return {
    id: String(image.imageId),
    addedDate: plainDateTime(image.addedAt),
    imageHash: image.imageHash,
    ...(image.fileName === undefined ? {} : { imageFileName: image.fileName }),
    resizedImageId: String(image.resizedImageId),
    mimeType: mimeTypeOf(image.format),
    sigHash: image.sigHash,
    imageId: image.imageId,
    actualResolution: { width: image.width, height: image.height },
    ...(image.answer === undefined ? {} : { answer: image.answer }),
    idDocDef: {
      country: image.country,
      idDocType: image.idDocType,
      idDocSubType: image.idDocSubType,
    },
    reviewResult: image.reviewResult === undefined ? {} : tell(image.reviewResult),
    attemptId: image.attemptId,
    deactivated: image.deactivated,
  };
}

const mimeTypes: Readonly<Record<string, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  pdf: 'application/pdf',
};

/** Content type of a stored picture's format. */
export function mimeTypeOf(format: string): string {
  return mimeTypes[format] ?? 'application/octet-stream';
}

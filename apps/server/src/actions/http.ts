import { type AppError, appError } from '@aval/core/errors';
import { type ActionId, actionIdSchema, applicantIdSchema, imageIdSchema } from '@aval/core/ids';
import { idDocSubTypeSchema, idDocTypeSchema } from '@aval/core/level';
import { questionnaireSchema } from '@aval/core/questionnaires/questionnaire';
import { failure, type Result, success } from '@aval/core/result';
import type { ReviewResult } from '@aval/core/review';
import { z } from 'zod';
import type { InstallationStore } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import { listBody, listSchema } from '../platform/http/list-body.ts';
import { parseSelector, rawSegment } from '../platform/http/matrix-parameters.ts';
import { nothing, publicRoute, type Reply, type Route, route } from '../platform/http/route.ts';
import { buttonIdsOf, reasonsSchema, remarksSchema } from '../reviews/officer-http.ts';
import type { Remarks } from '../reviews/write-remarks.ts';
import { actionBody, actionBodySchema, actionImageBody, actionImageSchema } from './action-body.ts';
import { type AddActionImageDependencies, addActionImage } from './add-action-image.ts';
import { type AnswerQuestionnaireDependencies, answerQuestionnaire } from './answer-questionnaire.ts';
import { type CreateActionDependencies, createAction } from './create-action.ts';
import { type OverruleActionDependencies, overruleAction } from './overrule-action.ts';
import { type PaymentActionRouteDependencies, paymentActionRoutes } from './payment-http.ts';
import { type ReadActionImageDependencies, readActionImage } from './read-action-image.ts';
import { type ReadActionsDependencies, readActions } from './read-actions.ts';
import { type SubmitActionDependencies, submitAction } from './submit-action.ts';

export type ActionRouteDependencies = PaymentActionRouteDependencies & {
  readonly create: CreateActionDependencies;
  readonly read: ReadActionsDependencies;
  readonly addImage: AddActionImageDependencies;
  readonly image: ReadActionImageDependencies;
  readonly submit: SubmitActionDependencies;
  readonly answer: AnswerQuestionnaireDependencies;
  readonly overrule: OverruleActionDependencies;
  readonly installation: Pick<InstallationStore, 'find'>;
  readonly clock: Clock;
};

/** Matrix parameter for the actions that a transaction caused. */
const ofTransaction = 'kytTxnReference.txnId';
const actionParams = z.object({ actionId: actionIdSchema });
type Body = z.input<typeof actionBodySchema>;

/** What creates an action; ids of applicant and level that some clients repeat here are left alone. */
export const newActionSchema = z.object({
  externalActionId: z.string().min(1).max(512),
  questionnaires: z.array(questionnaireSchema).max(20).optional(),
  email: z.string().max(320).optional(),
  phone: z.string().max(64).optional(),
  paymentSource: z.looseObject({}).optional(),
  paymentMethod: z.looseObject({}).optional(),
});

export function actionRoutes(deps: ActionRouteDependencies): Route[] {
  const create = createAction(deps.create);
  const read = readActions(deps.read);
  const addImage = addActionImage(deps.addImage);
  const image = readActionImage(deps.image);
  const submit = submitAction(deps.submit);
  const answer = answerQuestionnaire(deps.answer);
  const overrule = overruleAction(deps.overrule);

  /** The whole action, as it stands now. */
  const shown = async (context: Context, id: ActionId): Promise<Result<Reply<Body>, AppError>> => {
    const found = await read(context, { id });
    if (!found.ok) return found;
    const [view] = found.value.items;
    return view === undefined
      ? failure(appError('action-not-found'))
      : success({ body: actionBody(view, context, deps.clock()) });
  };

  return [
    route(
      {
        method: 'POST',
        path: '/resources/applicantActions/-/forApplicant/:applicantId',
        access: { permission: 'action.write', accessToken: 'refused' },
        summary: 'Begin an action on an approved applicant',
        params: z.object({ applicantId: applicantIdSchema }),
        query: z.object({ levelName: z.string().min(1) }),
        body: newActionSchema,
        response: actionBodySchema,
      },
      async (context, { params, query, body }) => {
        const { applicantId } = params;
        const made = await create(context, { applicantId, levelName: query.levelName, content: body });
        return made.ok ? shown(context, made.value.action.id) : made;
      },
    ),
    route(
      {
        method: 'GET',
        path: '/resources/applicantActions/:selector',
        access: { permission: 'action.read', accessToken: 'refused' },
        summary: "An applicant's actions, by -;applicantId=",
        params: z.object({ selector: z.string() }),
        query: z.object({
          limit: z.coerce.number().int().min(1).max(1000).default(1000),
          offset: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
          order: z.enum(['createdAt', '+createdAt', ' createdAt', '-createdAt']).default('-createdAt'),
        }),
        body: nothing,
        response: listSchema(actionBodySchema),
      },
      async (context, { target, query: { limit, offset, order } }) => {
        const selector = parseSelector(rawSegment(target, 2), ['applicantId', ofTransaction]);
        const told = selector?.get('applicantId');
        if (told === undefined)
          return failure(appError('invalid-value', 'The selector must be -;applicantId='));
        const applicantId = applicantIdSchema.safeParse(told);
        if (!applicantId.success) return failure(appError('applicant-not-found'));
        const page = { limit, offset, newestFirst: order.startsWith('-') };
        const found = await read(context, { applicantId: applicantId.data, page });
        if (!found.ok) return found;
        // No action of ours was caused by a transaction.
        if (selector?.has(ofTransaction) === true) return success({ body: listBody([], 0) });
        const items = found.value.items.map((view) => actionBody(view, context, deps.clock()));
        return success({ body: listBody(items, found.value.total) });
      },
    ),
    route(
      {
        method: 'GET',
        path: '/resources/applicantActions/:actionId/one',
        access: { permission: 'action.read', accessToken: 'own' },
        summary: 'An action with its review, checks and pictures',
        params: actionParams,
        query: nothing,
        body: nothing,
        response: actionBodySchema,
      },
      (context, { params }) => shown(context, params.actionId),
    ),
    route(
      {
        method: 'POST',
        path: '/resources/applicantActions/:actionId/images',
        access: { permission: 'action.write', accessToken: 'own' },
        summary: 'Add a picture to an action',
        params: actionParams,
        query: nothing,
        body: z.object({
          idDocType: idDocTypeSchema,
          country: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 3166-1 alpha-3 code'),
          idDocSubType: idDocSubTypeSchema.nullish(),
        }),
        multipart: { metadataPart: 'metadata', filePart: 'content' },
        response: actionImageSchema,
      },
      async (context, { params, body, files }) => {
        const added = await addImage(context, { ...params, metadata: body, file: files.get('content') });
        return added.ok
          ? success({
              body: actionImageBody(added.value),
              headers: { 'X-Image-Id': String(added.value.imageId) },
            })
          : added;
      },
    ),
    route(
      {
        method: 'GET',
        path: '/resources/applicantActions/:actionId/images/:actionImageId',
        access: { permission: 'document.read', accessToken: 'refused' },
        summary: 'The bytes of a picture of an action; preview=true for the smaller copy',
        params: z.object({ actionId: actionIdSchema, actionImageId: z.coerce.number().pipe(imageIdSchema) }),
        query: z.object({ preview: z.enum(['true', 'false']).default('false') }),
        body: nothing,
        response: { contentTypes: ['image/jpeg', 'image/png', 'application/pdf'] },
      },
      (context, { params: { actionId, actionImageId: imageId }, query }) =>
        image(context, { actionId, imageId, preview: query.preview === 'true' }),
    ),
    route(
      {
        method: 'POST',
        path: '/resources/applicantActions/:actionId/review/status/pending',
        access: { permission: 'action.write', accessToken: 'own' },
        summary: 'Ask for the action to be checked; answers the whole action',
        params: actionParams,
        query: nothing,
        body: nothing,
        response: actionBodySchema,
      },
      async (context, { params }) => {
        const submitted = await submit(context, params.actionId);
        return submitted.ok ? shown(context, params.actionId) : submitted;
      },
    ),
    route(
      {
        method: 'POST',
        path: '/resources/applicantActions/:actionId/questionnaires',
        access: { permission: 'action.write', accessToken: 'own' },
        summary: 'Answer a questionnaire of an action',
        params: actionParams,
        query: nothing,
        body: questionnaireSchema,
        response: questionnaireSchema,
      },
      async (context, { params, body }) => {
        const answered = await answer(context, { actionId: params.actionId, sent: body });
        return answered.ok ? success({ body: answered.value }) : answered;
      },
    ),
    publicRoute(
      {
        method: 'GET',
        path: '/resources/status/signingKey',
        summary: "The installation's public key, which `sigHash` of a picture is checked with",
        params: nothing,
        query: nothing,
        response: z.object({ algorithm: z.literal('Ed25519'), publicKey: z.string() }),
      },
      async () => {
        const found = await deps.installation.find();
        if (found === undefined) return failure(appError('internal-error'));
        const publicKey = found.journalPublicKey.toString('base64');
        return success({ body: { algorithm: 'Ed25519' as const, publicKey } });
      },
    ),
    ...paymentActionRoutes(deps, shown),
    decisionRoute('approve', remarksSchema, 'Approve the action', () => ({
      reviewAnswer: 'GREEN',
    })),
    decisionRoute(
      'reject',
      remarksSchema.extend({ reasons: reasonsSchema }),
      'Reject the action for good',
      ({ reasons }) => ({
        reviewAnswer: 'RED',
        rejectLabels: ['EXTERNAL_DECISION_REJECTION'],
        reviewRejectType: 'FINAL',
        buttonIds: buttonIdsOf(reasons),
      }),
    ),
  ];

  function decisionRoute<Body extends z.ZodType<Remarks>>(
    name: string,
    body: Body,
    summary: string,
    result: (body: z.output<Body>) => ReviewResult,
  ): Route {
    return route(
      {
        method: 'POST',
        path: `/resources/api/applicantActions/:actionId/-/${name}`,
        access: { permission: 'action.decide', accessToken: 'refused' },
        summary,
        params: actionParams,
        query: nothing,
        body,
        response: actionBodySchema,
      },
      async (context, { params, body: sent }) => {
        const { note, tags } = sent;
        const settled = await overrule(context, { ...params, result: result(sent), remarks: { note, tags } });
        return settled.ok ? shown(context, params.actionId) : settled;
      },
    );
  }
}

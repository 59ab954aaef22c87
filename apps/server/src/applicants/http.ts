import { fixedInfoSchema, newApplicantSchema } from '@aval/core/applicant';
import { type AppError, appError } from '@aval/core/errors';
import { type ApplicantId, applicantIdSchema } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import { z } from 'zod';
import type { Clock } from '../platform/clock/clock.ts';
import { listBody, listSchema } from '../platform/http/list-body.ts';
import { parseMatrixParameters, parseSelector, rawSegment } from '../platform/http/matrix-parameters.ts';
import { nothing, type Route, route } from '../platform/http/route.ts';
import { applicantBody, applicantBodySchema, ownBody } from './applicant-body.ts';
import { type ChangeFixedInfoDependencies, changeFixedInfo } from './change-fixed-info.ts';
import { type CreateApplicantDependencies, createApplicant } from './create-applicant.ts';
import { type FindApplicantsDependencies, findApplicants } from './find-applicants.ts';
import { type MoveToLevelDependencies, moveToLevel } from './move-to-level.ts';
import type { ApplicantSelector } from './ports.ts';
import { type ReadApplicantDependencies, readApplicant } from './read-applicant.ts';

export type ApplicantRouteDependencies = {
  readonly create: CreateApplicantDependencies;
  readonly read: ReadApplicantDependencies;
  readonly change: ChangeFixedInfoDependencies;
  readonly move: MoveToLevelDependencies;
  readonly find: FindApplicantsDependencies;
  readonly clock: Clock;
};

const applicantParams = z.object({ applicantId: applicantIdSchema });

export function applicantRoutes(deps: ApplicantRouteDependencies): Route[] {
  const create = createApplicant(deps.create);
  const read = readApplicant(deps.read);
  const change = changeFixedInfo(deps.change);
  const move = moveToLevel(deps.move);
  const find = findApplicants(deps.find);
  return [
    route(
      {
        method: 'POST',
        path: '/resources/applicants',
        access: { permission: 'applicant.write', accessToken: 'refused' },
        summary: 'Create an applicant',
        params: nothing,
        query: z.object({ levelName: z.string() }),
        body: newApplicantSchema,
        response: applicantBodySchema,
      },
      async (context, { query, body }) => {
        const created = await create(context, { levelName: query.levelName, applicant: body });
        return created.ok
          ? success({ body: applicantBody(created.value, context.clientId, deps.clock()) })
          : created;
      },
    ),
    route(
      {
        method: 'GET',
        path: '/resources/applicants/:applicantId/one',
        access: { permission: 'applicant.read', accessToken: 'own' },
        summary: 'Read an applicant by id, or by `-;externalUserId={id}`',
        params: z.object({ applicantId: z.string() }),
        query: nothing,
        body: nothing,
        response: applicantBodySchema,
      },
      async (context, { target }) => {
        const selector = selectApplicant(rawSegment(target, 2));
        if (!selector.ok) return selector;
        const found = await read(context, selector.value);
        if (!found.ok) return found;
        const body = applicantBody(found.value, context.clientId, deps.clock());
        return success({ body: context.actor.kind === 'applicant' ? ownBody(body) : body });
      },
    ),
    route(
      {
        method: 'GET',
        path: '/resources/applicants/-/byExternalUserId/:externalUserId',
        access: { permission: 'applicant.read', accessToken: 'refused' },
        summary: 'Tell whether an applicant with this external user id exists',
        params: z.object({ externalUserId: z.string() }),
        query: nothing,
        body: nothing,
        response: z.object({ exists: z.boolean(), applicant: applicantBodySchema.optional() }),
      },
      async (context, { params }) => {
        const found = await read(context, { by: 'externalUserId', externalUserId: params.externalUserId });
        if (found.ok)
          return success({
            body: { exists: true, applicant: applicantBody(found.value, context.clientId, deps.clock()) },
          });
        return found.error.name === 'applicant-not-found' ? success({ body: { exists: false } }) : found;
      },
    ),
    route(
      {
        method: 'GET',
        path: '/resources/applicants/-/search',
        access: { permission: 'applicant.read', accessToken: 'refused' },
        summary: 'Find applicants by e-mail, phone, document number and words of the name',
        params: nothing,
        query: z.object({
          email: z.string().max(320).optional(),
          phone: z.string().max(64).optional(),
          documentNumber: z.string().max(128).optional(),
          name: z.string().max(512).optional(),
          limit: z.coerce.number().int().min(1).max(100).default(20),
          offset: z.coerce.number().int().min(0).default(0),
        }),
        body: nothing,
        response: listSchema(applicantBodySchema),
      },
      async (context, { query: { limit, offset, ...query } }) => {
        const found = await find(context, { query, limit, offset });
        if (!found.ok) return found;
        const items = found.value.map((applicant) =>
          applicantBody(applicant, context.clientId, deps.clock()),
        );
        return success({ body: listBody(items) });
      },
    ),
    route(
      {
        method: 'POST',
        path: '/resources/applicants/:applicantId/moveToLevel',
        access: { permission: 'applicant.write', accessToken: 'refused' },
        summary: 'Put the applicant on another level; its review begins anew',
        params: applicantParams,
        query: z.object({ name: z.string() }),
        body: nothing,
        response: applicantBodySchema,
      },
      async (context, { params, query }) => {
        const moved = await move(context, { applicantId: params.applicantId, levelName: query.name });
        return moved.ok
          ? success({ body: applicantBody(moved.value, context.clientId, deps.clock()) })
          : moved;
      },
    ),
    route(
      {
        method: 'PATCH',
        path: '/resources/applicants/:applicantId/fixedInfo',
        access: { permission: 'applicant.write', accessToken: 'refused' },
        summary: 'Change the data supplied about an applicant',
        params: applicantParams,
        query: nothing,
        body: fixedInfoSchema,
        response: fixedInfoSchema.extend({ id: z.string() }),
      },
      async (context, { params, body }) => {
        const changed = await change(context, { applicantId: params.applicantId, fixedInfo: body });
        return changed.ok ? success({ body: { ...changed.value, id: params.applicantId } }) : changed;
      },
    ),
  ];
}

/** A plain id or the matrix selector; anything else is an applicant that does not exist. */
function selectApplicant(segment: string): Result<ApplicantSelector, AppError> {
  const externalUserId = parseSelector(segment, ['externalUserId'])?.get('externalUserId');
  if (externalUserId !== undefined) return success({ by: 'externalUserId', externalUserId });
  if (parseMatrixParameters(segment) !== null)
    return failure(appError('invalid-value', 'The selector must be externalUserId'));
  const id = applicantIdSchema.safeParse(segment);
  return id.success
    ? success({ by: 'id', id: id.data satisfies ApplicantId })
    : failure(appError('applicant-not-found'));
}

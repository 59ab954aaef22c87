import {
  agreementSchema,
  applicantInfoSchema,
  applicantPatchSchema,
  infoPatchSchema,
} from '@aval/core/applicant';
import { applicantIdSchema } from '@aval/core/ids';
import { success } from '@aval/core/result';
import { z } from 'zod';
import type { Clock } from '../platform/clock/clock.ts';
import { okBody, okSchema } from '../platform/http/ok-body.ts';
import { nothing, type Route, route } from '../platform/http/route.ts';
import { type AcceptAgreementDependencies, acceptAgreement } from './accept-agreement.ts';
import { applicantBody, applicantBodySchema } from './applicant-body.ts';
import { type ChangeApplicantDependencies, changeApplicant } from './change-applicant.ts';
import { type ChangeInfoDependencies, changeInfo } from './change-info.ts';
import { type EraseApplicantDependencies, eraseApplicant } from './erase-applicant.ts';
import type { ApplicantStore } from './ports.ts';
import { type ReadApplicantDependencies, readApplicant } from './read-applicant.ts';

export type ApplicantDataRouteDependencies = {
  readonly change: ChangeApplicantDependencies & ChangeInfoDependencies & AcceptAgreementDependencies;
  readonly erase: EraseApplicantDependencies;
  readonly read: ReadApplicantDependencies;
  readonly applicants: Pick<ApplicantStore, 'count'>;
  readonly clock: Clock;
};

const params = z.object({ applicantId: applicantIdSchema });
const writing = { permission: 'applicant.write', accessToken: 'refused' } as const;

/** Reading and changing what is known of an applicant, beside his documents. */
export function applicantDataRoutes(deps: ApplicantDataRouteDependencies): Route[] {
  const change = changeApplicant(deps.change);
  const setInfo = changeInfo(deps.change);
  const accept = acceptAgreement(deps.change);
  const erase = eraseApplicant(deps.erase);
  const read = readApplicant(deps.read);
  return [
    route(
      {
        method: 'GET',
        path: '/resources/applicants/-/count',
        access: { permission: 'applicant.read', accessToken: 'refused' },
        summary: 'How many applicants there are',
        params: nothing,
        query: nothing,
        body: nothing,
        response: z.object({ count: z.number().int() }),
      },
      async ({ environmentId }) => success({ body: { count: await deps.applicants.count(environmentId) } }),
    ),
    route(
      {
        method: 'PATCH',
        path: '/resources/applicants',
        access: writing,
        summary: "Change an applicant's own fields; deleted: true deactivates",
        params: nothing,
        query: nothing,
        body: applicantPatchSchema.extend({ id: applicantIdSchema }),
        response: applicantBodySchema,
      },
      async (context, { body: { id, ...patch } }) => {
        const changed = await change(context, { applicantId: id, patch });
        return changed.ok
          ? success({ body: applicantBody(changed.value, context.clientId, deps.clock()) })
          : changed;
      },
    ),
    route(
      {
        method: 'PATCH',
        path: '/resources/applicants/:applicantId/info',
        access: writing,
        summary: 'Change the data read from documents; unsetFields takes fields away',
        params,
        query: z.object({ unsetFields: z.string().max(2048).optional() }),
        body: infoPatchSchema,
        response: applicantInfoSchema.extend({ id: z.string() }),
      },
      async (context, { params: { applicantId }, query, body }) => {
        const unsetFields = (query.unsetFields ?? '').split(',').filter((name) => name !== '');
        const changed = await setInfo(context, { applicantId, info: body, unsetFields });
        return changed.ok ? success({ body: { ...changed.value, id: applicantId } }) : changed;
      },
    ),
    route(
      {
        method: 'PATCH',
        path: '/resources/applicants/:applicantId/presence/:presence',
        access: writing,
        summary: 'Deactivate an applicant, or activate him again',
        params: params.extend({ presence: z.enum(['activated', 'deactivated']) }),
        query: nothing,
        body: nothing,
        response: applicantBodySchema,
      },
      async (context, { params: { applicantId, presence } }) => {
        const patch = { deleted: presence === 'deactivated' };
        const changed = await change(context, { applicantId, patch });
        return changed.ok
          ? success({ body: applicantBody(changed.value, context.clientId, deps.clock()) })
          : changed;
      },
    ),
    route(
      {
        method: 'POST',
        path: '/resources/applicants/:applicantId/agreement',
        access: { permission: 'applicant.write', accessToken: 'own' },
        summary: 'Keep what the applicant agreed to',
        params,
        query: nothing,
        body: agreementSchema,
        response: okSchema,
      },
      async (context, { params: { applicantId }, body }) => {
        const accepted = await accept(context, { applicantId, agreement: body });
        return accepted.ok ? success({ body: okBody }) : accepted;
      },
    ),
    route(
      {
        method: 'GET',
        path: '/resources/applicants/:applicantId/acceptedAgreements',
        access: { permission: 'applicant.read', accessToken: 'own' },
        summary: 'Everything the applicant agreed to, oldest first',
        params,
        query: nothing,
        body: nothing,
        response: z.object({ applicantAgreements: z.array(agreementSchema) }),
      },
      async (context, { params: { applicantId } }) => {
        const found = await read(context, { by: 'id', id: applicantId });
        return found.ok
          ? success({ body: { applicantAgreements: found.value.applicant.profile.agreements ?? [] } })
          : found;
      },
    ),
    route(
      {
        method: 'DELETE',
        path: '/resources/applicants/:applicantId',
        access: { permission: 'applicant.erase', accessToken: 'refused' },
        summary: 'Erase a person for good: data, pictures and the key that opens them',
        params,
        query: nothing,
        body: nothing,
        response: okSchema,
      },
      async (context, { params: { applicantId } }) => {
        const erased = await erase(context, applicantId);
        return erased.ok ? success({ body: okBody }) : erased;
      },
    ),
  ];
}

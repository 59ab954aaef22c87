import { applicantIdSchema } from '@aval/core/ids';
import { success } from '@aval/core/result';
import { z } from 'zod';
import { applicantBody, applicantBodySchema } from '../applicants/applicant-body.ts';
import { type ReadApplicantDependencies, readApplicant } from '../applicants/read-applicant.ts';
import type { Clock } from '../platform/clock/clock.ts';
import { okBody, okSchema } from '../platform/http/ok-body.ts';
import { nothing, type Route, route } from '../platform/http/route.ts';
import { type ListApplicantDependencies, listApplicant } from './list-applicant.ts';
import { type UnlistApplicantDependencies, unlistApplicant } from './unlist-applicant.ts';

export type BlacklistRouteDependencies = {
  readonly list: ListApplicantDependencies;
  readonly unlist: UnlistApplicantDependencies;
  readonly read: ReadApplicantDependencies;
  readonly clock: Clock;
};

const params = z.object({ applicantId: applicantIdSchema });
const access = { permission: 'review.decide', accessToken: 'refused' } as const;
const path = '/resources/applicants/:applicantId/blacklist';

export function blacklistRoutes(deps: BlacklistRouteDependencies): Route[] {
  const list = listApplicant(deps.list);
  const unlist = unlistApplicant(deps.unlist);
  const read = readApplicant(deps.read);
  return [
    route(
      {
        method: 'POST',
        path,
        access,
        summary: 'Refuse the applicant for good, and whoever turns out to be the same person later',
        params,
        query: z.object({ note: z.string().max(4096).optional() }),
        body: nothing,
        response: applicantBodySchema,
      },
      async (context, { params: { applicantId }, query: { note } }) => {
        const listed = await list(context, { applicantId, note });
        if (!listed.ok) return listed;
        const found = await read(context, { by: 'id', id: applicantId });
        return found.ok
          ? success({ body: applicantBody(found.value, context.clientId, deps.clock()) })
          : found;
      },
    ),
    route(
      {
        method: 'DELETE',
        path,
        access,
        summary: 'Take the applicant off the blacklist',
        params,
        query: nothing,
        body: nothing,
        response: okSchema,
      },
      async (context, request) => {
        const unlisted = await unlist(context, request.params.applicantId);
        return unlisted.ok ? success({ body: okBody }) : unlisted;
      },
    ),
  ];
}

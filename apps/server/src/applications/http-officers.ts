import { flowEventSchema } from '@aval/core/flow/state';
import { applicantIdSchema } from '@aval/core/ids';
import { success } from '@aval/core/result';
import { plainDateTime } from '@aval/core/wire-dates';
import { z } from 'zod';
import { nothing, type Route, route } from '../platform/http/route.ts';
import { type ReadApplicationsDependencies, readApplications } from './read-applications.ts';

const applicationSchema = z.object({
  id: z.string(),
  actionId: z.string().optional(),
  levelId: z.string(),
  status: z.enum(['running', 'ended']),
  /** The block that waits. */
  block: z.string(),
  /** How often it changed hands between devices. */
  generation: z.number().int(),
  createdAt: z.string(),
  changedAt: z.string(),
  events: z.array(z.object({ sequence: z.number().int(), at: z.string(), event: flowEventSchema })),
});

/** What officers see of the runs. */
export function applicationRoutes(deps: ReadApplicationsDependencies): Route[] {
  const read = readApplications(deps);
  return [
    route(
      {
        method: 'GET',
        path: '/resources/applicants/:applicantId/applications',
        access: { permission: 'applicant.read', accessToken: 'refused' },
        summary: "An applicant's runs through the pages of a level, with all that happened on them",
        params: z.object({ applicantId: applicantIdSchema }),
        query: nothing,
        body: nothing,
        response: z.object({ applications: z.array(applicationSchema) }),
      },
      async (context, { params }) => {
        const found = await read(context, params.applicantId);
        if (!found.ok) return found;
        const applications = found.value.map(({ application, events }) => ({
          id: application.id,
          ...(application.actionId === undefined ? {} : { actionId: application.actionId }),
          levelId: application.levelId,
          status: application.status,
          block: application.block,
          generation: application.generation,
          createdAt: plainDateTime(application.createdAt),
          changedAt: plainDateTime(application.changedAt),
          events: events.map(({ sequence, at, event }) => ({ sequence, at: plainDateTime(at), event })),
        }));
        return success({ body: { applications } });
      },
    ),
  ];
}

import { checkSchema } from '@aval/core/check';
import { applicantIdSchema } from '@aval/core/ids';
import { success } from '@aval/core/result';
import { plainDateTime } from '@aval/core/wire-dates';
import { z } from 'zod';
import { nothing, type Route, route } from '../platform/http/route.ts';
import { type ReadChecksDependencies, readChecks } from './read-checks.ts';

const checkBodySchema = checkSchema.extend({ id: z.string(), createdAt: z.string(), attemptId: z.string() });

export function checkRoutes(deps: ReadChecksDependencies): Route[] {
  const read = readChecks(deps);
  return [
    route(
      {
        method: 'GET',
        path: '/resources/applicants/:applicantId/checks',
        access: { permission: 'review.read', accessToken: 'refused' },
        summary: 'The checks of the present attempt with their evidence',
        params: z.object({ applicantId: applicantIdSchema }),
        query: nothing,
        body: nothing,
        response: z.object({ checks: z.array(checkBodySchema) }),
      },
      async (context, { params }) => {
        const found = await read(context, params.applicantId);
        if (!found.ok) return found;
        const checks = found.value.map(({ id, attemptId, createdAt, check }) => ({
          ...check,
          id,
          attemptId,
          createdAt: plainDateTime(createdAt),
        }));
        return success({ body: { checks } });
      },
    ),
  ];
}

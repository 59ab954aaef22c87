import { appError } from '@aval/core/errors';
import { levelIdSchema } from '@aval/core/ids';
import { type Level, requiredIdDocsSchema } from '@aval/core/level';
import { failure, success } from '@aval/core/result';
import { plainDateTime } from '@aval/core/wire-dates';
import { z } from 'zod';
import { listBody, listSchema } from '../platform/http/list-body.ts';
import { nothing, type Route, route } from '../platform/http/route.ts';
import type { LevelStore } from './ports.ts';

const levelBodySchema = z.object({
  id: z.string(),
  clientId: z.string(),
  name: z.string(),
  type: z.string(),
  applicantType: z.string(),
  requiredIdDocs: requiredIdDocsSchema,
  createdAt: z.string(),
});

function levelBody(level: Level, clientId: string): z.infer<typeof levelBodySchema> {
  return {
    id: level.id,
    clientId,
    name: level.name,
    type: level.type,
    applicantType: 'individual',
    requiredIdDocs: level.definition.requiredIdDocs,
    createdAt: plainDateTime(level.createdAt),
  };
}

export function levelRoutes(deps: { readonly levels: LevelStore }): Route[] {
  return [
    route(
      {
        method: 'GET',
        path: '/resources/applicants/-/levels',
        access: { permission: 'level.read', accessToken: 'refused' },
        summary: 'All levels',
        params: nothing,
        query: nothing,
        body: nothing,
        response: listSchema(levelBodySchema),
      },
      async ({ environmentId, clientId }) => {
        const levels = await deps.levels.list(environmentId);
        return success({ body: listBody(levels.map((level) => levelBody(level, clientId))) });
      },
    ),
    route(
      {
        method: 'GET',
        path: '/resources/applicants/-/levels/:levelId',
        access: { permission: 'level.read', accessToken: 'refused' },
        summary: 'One level',
        params: z.object({ levelId: levelIdSchema }),
        query: nothing,
        body: nothing,
        response: levelBodySchema,
      },
      async ({ environmentId, clientId }, { params }) => {
        const level = await deps.levels.find(environmentId, params.levelId);
        return level === undefined
          ? failure(appError('level-not-found'))
          : success({ body: levelBody(level, clientId) });
      },
    ),
  ];
}

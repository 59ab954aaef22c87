import { appError } from '@aval/core/errors';
import { levelIdSchema } from '@aval/core/ids';
import { failure, success } from '@aval/core/result';
import { z } from 'zod';
import { listBody, listSchema } from '../platform/http/list-body.ts';
import { nothing, type Route, route } from '../platform/http/route.ts';
import { levelBody, levelBodySchema, levelPatchSchema, newLevelSchema } from './level-body.ts';
import type { LevelStore } from './ports.ts';
import { type SaveLevelDependencies, saveLevel } from './save-level.ts';

const address = '/resources/applicants/-/levels';
const writing = { permission: 'level.write', accessToken: 'refused' } as const;

export function levelRoutes(deps: {
  readonly levels: LevelStore;
  readonly save: SaveLevelDependencies;
}): Route[] {
  const save = saveLevel(deps.save);
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
    route(
      {
        method: 'POST',
        path: address,
        access: writing,
        summary: 'Make a level',
        params: nothing,
        query: nothing,
        body: newLevelSchema,
        response: levelBodySchema,
      },
      async (context, { body }) => {
        const made = await save(context, { kind: 'create', settings: body });
        return made.ok ? success({ body: levelBody(made.value, context.clientId) }) : made;
      },
    ),
    route(
      {
        method: 'PATCH',
        path: `${address}/:levelId`,
        access: writing,
        summary: 'Change a level; what is sent replaces what was there',
        params: z.object({ levelId: levelIdSchema }),
        query: nothing,
        body: levelPatchSchema,
        response: levelBodySchema,
      },
      async (context, { params, body }) => {
        const changed = await save(context, { kind: 'change', levelId: params.levelId, settings: body });
        return changed.ok ? success({ body: levelBody(changed.value, context.clientId) }) : changed;
      },
    ),
    route(
      {
        method: 'PATCH',
        path: address,
        access: writing,
        summary: 'Change the level whose id is in the body',
        params: nothing,
        query: nothing,
        body: levelPatchSchema.extend({ id: levelIdSchema }),
        response: levelBodySchema,
      },
      async (context, { body: { id, ...settings } }) => {
        const changed = await save(context, { kind: 'change', levelId: id, settings });
        return changed.ok ? success({ body: levelBody(changed.value, context.clientId) }) : changed;
      },
    ),
  ];
}

import { success } from '@aval/core/result';
import { plainDateTime } from '@aval/core/wire-dates';
import { z } from 'zod';
import { listBody, listSchema, pageQuery } from '../platform/http/list-body.ts';
import { okBody, okSchema } from '../platform/http/ok-body.ts';
import { nothing, type Route, route } from '../platform/http/route.ts';
import type { EnvironmentKeys } from '../tenants/ports.ts';
import { type CreateOfficerSessionDependencies, createOfficerSession } from './create-officer-session.ts';
import { type EndOfficerSessionDependencies, endOfficerSession } from './end-officer-session.ts';
import { type OfficerSessionStore, officerPermissions } from './officer-ports.ts';

export type OfficerSessionRouteDependencies = CreateOfficerSessionDependencies &
  EndOfficerSessionDependencies & {
    readonly officerSessions: Pick<OfficerSessionStore, 'list'>;
    readonly environmentKeys: EnvironmentKeys;
  };

/** Ids stand in clear in the journal, so an e-mail address is none. */
const officerId = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._:|-]{0,255}$/,
    'must be an id, not a name or an address: 1 to 256 letters, digits and . _ : | -',
  );
const path = '/resources/officerSessions';
const access = { permission: 'officer-session.create', accessToken: 'refused' } as const;
const permission = z.enum(officerPermissions);

/** Sessions of the customer's officers, who decide under their own ids. */
export function officerSessionRoutes(deps: OfficerSessionRouteDependencies): Route[] {
  const create = createOfficerSession(deps);
  const end = endOfficerSession(deps);
  return [
    route(
      {
        method: 'POST',
        path,
        access,
        summary: 'A token with which an officer works under his own id; it is told this once',
        params: nothing,
        query: nothing,
        body: z.object({
          officer: z.object({ id: officerId, name: z.string().trim().min(1).max(256).optional() }),
          permissions: z.array(permission).min(1).max(officerPermissions.length),
          ttlInSecs: z.number().int().min(60).max(43_200).default(3600),
        }),
        response: z.object({ token: z.string(), sessionId: z.string(), expiresAt: z.string() }),
      },
      async (context, { body: { officer, permissions, ttlInSecs } }) => {
        const { id, name } = officer;
        const created = await create(context, { officer: { id, name }, permissions, ttlInSecs });
        if (!created.ok) return created;
        const { token, sessionId, expiresAt } = created.value;
        return success({ body: { token, sessionId, expiresAt: plainDateTime(expiresAt) } });
      },
    ),
    route(
      {
        method: 'GET',
        path,
        access,
        summary: 'Sessions of officers that count now, newest first',
        params: nothing,
        query: pageQuery,
        body: nothing,
        response: listSchema(
          z.object({
            sessionId: z.string(),
            officer: z.object({ id: z.string(), name: z.string().optional() }),
            permissions: z.array(permission),
            createdAt: z.string(),
            expiresAt: z.string(),
          }),
        ),
      },
      async ({ environmentId }, { query }) => {
        const key = await deps.environmentKeys.dataKey(environmentId);
        const { items, total } = await deps.officerSessions.list(environmentId, key, deps.clock(), query);
        const bodies = items.map(({ id, officer, permissions, createdAt, expiresAt }) => ({
          sessionId: id,
          officer: { id: officer.id, ...(officer.name === undefined ? {} : { name: officer.name }) },
          permissions: [...permissions],
          createdAt: plainDateTime(createdAt),
          expiresAt: plainDateTime(expiresAt),
        }));
        return success({ body: listBody(bodies, total) });
      },
    ),
    route(
      {
        method: 'DELETE',
        path: `${path}/:sessionId`,
        access,
        summary: "End an officer's session at once",
        params: z.object({ sessionId: z.uuid() }),
        query: nothing,
        body: nothing,
        response: okSchema,
      },
      async (context, { params }) => {
        const ended = await end(context, params.sessionId);
        return ended.ok ? success({ body: okBody }) : ended;
      },
    ),
  ];
}

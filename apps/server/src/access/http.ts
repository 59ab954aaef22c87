import { success } from '@aval/core/result';
import { z } from 'zod';
import { nothing, type Route, route } from '../platform/http/route.ts';
import { type CreateAccessTokenDependencies, createAccessToken } from './create-access-token.ts';

const lifetime = z.coerce.number().int().min(1).max(31_536_000).default(600);
const answer = z.object({ token: z.string(), userId: z.string() });
const access = { permission: 'access-token.create', accessToken: 'refused' } as const;

export function accessRoutes(deps: CreateAccessTokenDependencies): Route[] {
  const create = createAccessToken(deps);
  return [
    route(
      {
        method: 'POST',
        path: '/resources/accessTokens',
        access,
        summary: 'An access token for one applicant, told in the query',
        params: nothing,
        query: z.object({
          userId: z.string().min(1).max(512),
          levelName: z.string().optional(),
          ttlInSecs: lifetime,
        }),
        body: nothing,
        response: answer,
      },
      async (context, { query }) => {
        const made = await create(context, {
          ...query,
          levelName: query.levelName,
          email: undefined,
          phone: undefined,
        });
        return made.ok ? success({ body: { token: made.value.token, userId: query.userId } }) : made;
      },
    ),
    route(
      {
        method: 'POST',
        path: '/resources/accessTokens/sdk',
        access,
        summary: 'An access token for one applicant, told in the body',
        params: nothing,
        query: nothing,
        body: z.object({
          userId: z.string().min(1).max(512),
          levelName: z.string().min(1).optional(),
          ttlInSecs: lifetime,
          applicantIdentifiers: z
            .object({ email: z.string().max(320).optional(), phone: z.string().max(64).optional() })
            .optional(),
        }),
        response: answer,
      },
      async (context, { body }) => {
        const { userId, levelName, ttlInSecs, applicantIdentifiers } = body;
        const { email, phone } = applicantIdentifiers ?? {};
        const made = await create(context, { userId, levelName, ttlInSecs, email, phone });
        return made.ok ? success({ body: { token: made.value.token, userId } }) : made;
      },
    ),
  ];
}

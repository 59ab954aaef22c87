import { success } from '@aval/core/result';
import { z } from 'zod';
import { nothing, type Route, route } from '../platform/http/route.ts';
import { type CreateAccessTokenDependencies, createAccessToken } from './create-access-token.ts';
import { formBehaviorToken } from './form-behavior-token.ts';
import {
  accessTokenLifetime,
  externalActionIdSchema,
  identifiersSchema,
  userIdSchema,
} from './subject-schema.ts';

const answer = z.object({ token: z.string(), userId: z.string() });
const access = { permission: 'access-token.create', accessToken: 'refused' } as const;

export function accessRoutes(deps: CreateAccessTokenDependencies): Route[] {
  const create = createAccessToken(deps);
  const formBehavior = formBehaviorToken(deps);
  return [
    route(
      {
        method: 'POST',
        path: '/resources/accessTokens',
        access,
        summary: 'An access token for one applicant or one action, told in the query',
        params: nothing,
        query: z.object({
          userId: userIdSchema,
          levelName: z.string().optional(),
          externalActionId: externalActionIdSchema.optional(),
          ttlInSecs: accessTokenLifetime,
        }),
        body: nothing,
        response: answer,
      },
      async (context, { query: { userId, levelName, externalActionId, ttlInSecs } }) => {
        const told = { userId, levelName, externalActionId, ttlInSecs, oneDevice: false };
        const made = await create(context, { ...told, email: undefined, phone: undefined });
        return made.ok ? success({ body: { token: made.value.token, userId } }) : made;
      },
    ),
    route(
      {
        method: 'POST',
        path: '/resources/accessTokens/sdk',
        access,
        summary: 'An access token for one applicant or one action, told in the body',
        params: nothing,
        query: nothing,
        body: z.object({
          userId: userIdSchema,
          levelName: z.string().min(1).optional(),
          externalActionId: externalActionIdSchema.optional(),
          ttlInSecs: accessTokenLifetime,
          applicantIdentifiers: identifiersSchema.optional(),
          /** Ours: the token works on the device alone that uses it first. */
          oneDevice: z.boolean().default(false),
        }),
        response: answer,
      },
      async (context, { body }) => {
        const { userId, levelName, externalActionId, ttlInSecs, oneDevice, applicantIdentifiers } = body;
        const { email, phone } = applicantIdentifiers ?? {};
        const told = { userId, levelName, externalActionId, ttlInSecs, oneDevice };
        const made = await create(context, { ...told, email, phone });
        return made.ok ? success({ body: { token: made.value.token, userId } }) : made;
      },
    ),
    route(
      {
        method: 'POST',
        path: '/resources/accessTokens/behavior',
        access,
        summary: 'A token of the kind that watches devices, which opens nothing here',
        params: nothing,
        query: nothing,
        body: z.object({ sessionId: z.string().min(1).max(512), ttlInSecs: accessTokenLifetime }),
        response: z.object({ token: z.string() }),
      },
      async (context, { body }) => success({ body: { token: formBehavior(context, body.ttlInSecs) } }),
    ),
  ];
}

import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import { z } from 'zod';
import {
  externalActionIdSchema,
  identifiersSchema,
  linkLifetime,
  userIdSchema,
} from '../access/subject-schema.ts';
import { parseQuery } from '../platform/http/parse-query.ts';
import { nothing, publicRoute, type Route, route } from '../platform/http/route.ts';
import { type CreateLinkDependencies, createLink } from './create-link.ts';
import { type FinishLinkDependencies, finishLink } from './finish-link.ts';
import { deviceCookie, secretInCookies } from './link-device.ts';
import { type OpenLinkDependencies, openLink } from './open-link.ts';
import { redirectSchema } from './ports.ts';

export type LinkRouteDependencies = {
  readonly create: CreateLinkDependencies;
  readonly open: OpenLinkDependencies;
  readonly finish: FinishLinkDependencies;
};

const access = { permission: 'access-token.create', accessToken: 'refused' } as const;
const answer = z.object({ url: z.string() });
const short = z.string().max(256).optional();
const language = z.string().max(16).optional();
const looks = { lang: language, source: short, customizationName: short, translationName: short };

/** The code travels in a header: addresses end up in the logs of proxies. */
const codeHeader = 'x-websdk-link';

export function linkRoutes(deps: LinkRouteDependencies): Route[] {
  const create = createLink(deps.create);
  const open = openLink(deps.open);
  const finish = finishLink(deps.finish);
  return [
    route(
      {
        method: 'POST',
        path: '/resources/sdkIntegrations/levels/-/websdkLink',
        access,
        summary: 'A link that takes a person through a level, told in the body',
        params: nothing,
        query: z.object(looks),
        body: z.object({
          levelName: z.string().min(1),
          userId: userIdSchema,
          externalActionId: externalActionIdSchema.optional(),
          applicantIdentifiers: identifiersSchema.optional(),
          ttlInSecs: linkLifetime,
          redirect: redirectSchema.optional(),
          /** Ours: the link works on the device alone that opens it first. */
          oneDevice: z.boolean().optional(),
        }),
        response: answer,
      },
      async (context, { query, body }) => {
        const { levelName, userId, externalActionId, ttlInSecs, redirect, oneDevice } = body;
        const { email, phone } = body.applicantIdentifiers ?? {};
        const subject = { levelName, userId, externalActionId, email, phone };
        const settings = { ...query, redirect, oneDevice };
        const made = await create(context, { ...subject, ttlInSecs, settings });
        return made.ok ? success({ body: { url: made.value.url } }) : made;
      },
    ),
    route(
      {
        method: 'POST',
        path: '/resources/sdkIntegrations/levels/:levelName/websdkLink',
        access,
        summary: 'A link that takes a person through a level, told in the query',
        params: z.object({ levelName: z.string().min(1) }),
        query: z.object({
          ...looks,
          locale: language,
          externalUserId: userIdSchema,
          externalActionId: externalActionIdSchema.optional(),
          ttlInSecs: linkLifetime.optional(),
        }),
        body: z.looseObject({ ttlInSecs: linkLifetime.optional() }).optional(),
        response: answer,
      },
      async (context, { params, query, body }) => {
        const { externalUserId, externalActionId, locale, ttlInSecs, lang, ...rest } = query;
        const made = await create(context, {
          levelName: params.levelName,
          userId: externalUserId,
          externalActionId,
          email: undefined,
          phone: undefined,
          ttlInSecs: ttlInSecs ?? body?.ttlInSecs ?? 1800,
          settings: { ...rest, lang: lang ?? locale },
        });
        return made.ok ? success({ body: { url: made.value.url } }) : made;
      },
    ),
    publicRoute(
      {
        method: 'POST',
        path: '/resources/sdkIntegrations/websdkLinks/accessToken',
        summary: 'For the page of a link: an access token for the code in X-WebSDK-Link',
        params: nothing,
        query: nothing,
        response: z.object({
          token: z.string(),
          applicantId: z.string(),
          applicantActionId: z.string().optional(),
          lang: z.string().optional(),
          customizationName: z.string().optional(),
          translationName: z.string().optional(),
        }),
      },
      async ({ headers }) => {
        const code = codeOf(headers);
        if (!code.ok) return code;
        const deviceSecret = secretInCookies(headers.cookie, code.value);
        const correlationId = newCorrelationId();
        const opened = await open({ code: code.value, deviceSecret, correlationId });
        if (!opened.ok) return opened;
        const { token, applicantId, actionId, settings, device } = opened.value;
        const { lang, customizationName, translationName } = settings;
        const isSecure = deps.create.publicUrl().startsWith('https:');
        return success({
          body: { token, applicantId, applicantActionId: actionId, lang, customizationName, translationName },
          headers:
            device === undefined
              ? {}
              : {
                  'Set-Cookie': deviceCookie(code.value, device.secret, {
                    seconds: device.seconds,
                    isSecure,
                  }),
                },
        });
      },
    ),
    publicRoute(
      {
        method: 'POST',
        path: '/resources/sdkIntegrations/websdkLinks/redirect',
        summary: 'For the page of a link: where to send the person in the end',
        params: nothing,
        query: nothing,
        response: z.object({ url: z.string().optional() }),
      },
      async ({ headers, target }) => {
        const code = codeOf(headers);
        if (!code.ok) return code;
        const query = parseQuery(target);
        const deviceSecret = secretInCookies(headers.cookie, code.value);
        const correlationId = newCorrelationId();
        const finished = await finish({ code: code.value, deviceSecret, correlationId, query });
        return finished.ok ? success({ body: finished.value }) : finished;
      },
    ),
  ];
}

function codeOf(headers: IncomingHttpHeaders): Result<string, AppError> {
  const code = headers[codeHeader];
  return typeof code === 'string' && /^[A-Za-z0-9]{16,64}$/.test(code)
    ? success(code)
    : failure(appError('link-not-found'));
}

function newCorrelationId(): string {
  return randomUUID().replaceAll('-', '');
}

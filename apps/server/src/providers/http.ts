import { randomUUID } from 'node:crypto';
import { applicantIdSchema } from '@aval/core/ids';
import { success } from '@aval/core/result';
import { rejectTypeSchema } from '@aval/core/review';
import { plainDateTime } from '@aval/core/wire-dates';
import { z } from 'zod';
import { listBody, listSchema, pageQuery } from '../platform/http/list-body.ts';
import { okBody, okSchema } from '../platform/http/ok-body.ts';
import { nothing, publicRoute, type Route, route } from '../platform/http/route.ts';
import { endpointOf } from './find-provider.ts';
import { type ListDisagreementsDependencies, listDisagreements } from './list-disagreements.ts';
import { type ReadLinkDependencies, readLink } from './read-link.ts';
import { type ReceiveWebhookDependencies, receiveWebhook } from './receive-webhook.ts';

export type ProviderRouteDependencies = ListDisagreementsDependencies &
  ReadLinkDependencies &
  ReceiveWebhookDependencies & { readonly publicUrl: () => string };

const access = { permission: 'provider.manage', accessToken: 'refused' } as const;
const answerSchema = z.object({
  reviewAnswer: z.enum(['GREEN', 'RED']),
  rejectLabels: z.array(z.string()).optional(),
  reviewRejectType: rejectTypeSchema.optional(),
});

export function providerRoutes(deps: ProviderRouteDependencies): Route[] {
  const disagreements = listDisagreements(deps);
  const link = readLink(deps);
  const receive = receiveWebhook(deps);
  return [
    route(
      {
        method: 'GET',
        path: '/resources/api/providers',
        access,
        summary: 'The outside providers of this environment, and where their webhooks go',
        params: nothing,
        query: nothing,
        body: nothing,
        response: z.object({
          items: z.array(z.object({ name: z.string(), kind: z.string(), webhookUrl: z.string() })),
        }),
      },
      async ({ clientId, environment }) => {
        const items = deps.setup.providers
          .filter((each) => each.clientId === clientId && each.environment === environment)
          .map((each) => ({
            name: each.name,
            kind: each.kind,
            webhookUrl: `${deps.publicUrl()}/resources/providers/webhooks/${endpointOf(deps.keyring, each)}`,
          }));
        return success({ body: { items } });
      },
    ),
    route(
      {
        method: 'GET',
        path: '/resources/api/providers/disagreements',
        access,
        summary: 'Attempts on which a provider asked in shadow answered otherwise, newest first',
        params: nothing,
        query: pageQuery,
        body: nothing,
        response: listSchema(
          z.object({
            applicantId: z.string(),
            externalUserId: z.string(),
            attemptId: z.string(),
            levelName: z.string(),
            provider: z.string(),
            sessionId: z.string(),
            answeredAt: z.string(),
            ours: answerSchema,
            theirs: answerSchema,
          }),
        ),
      },
      async (context, { query }) => {
        const { items, total } = await disagreements(context, query);
        const told = items.map(({ answeredAt, ours, theirs, ...item }) => ({
          ...item,
          answeredAt: plainDateTime(answeredAt),
          ours: answerSchema.parse(ours),
          theirs: answerSchema.parse(theirs),
        }));
        return success({ body: listBody(told, total) });
      },
    ),
    route(
      {
        method: 'GET',
        path: '/resources/applicants/:applicantId/providerLink',
        access: { permission: 'access-token.create', accessToken: 'own' },
        summary: 'Where the person goes to be verified by an outside provider, while one waits for him',
        params: z.object({ applicantId: applicantIdSchema }),
        query: nothing,
        body: nothing,
        response: z.object({ url: z.string().optional() }),
      },
      async (context, { params }) => {
        const found = await link(context, params.applicantId);
        return found.ok ? success({ body: found.value }) : found;
      },
    ),
    publicRoute(
      {
        method: 'POST',
        path: '/resources/providers/webhooks/:endpoint',
        summary:
          'For an outside provider: his webhooks, at an address that only he knows, proved by their digest',
        params: z.object({ endpoint: z.string().regex(/^[0-9a-f]{64}$/) }),
        query: nothing,
        takesBytes: true,
        response: okSchema,
      },
      async ({ params, headers, bytes }) => {
        const correlationId = randomUUID().replaceAll('-', '');
        const received = await receive({ endpoint: params.endpoint, headers, bytes, correlationId });
        return received.ok ? success({ body: okBody }) : received;
      },
    ),
  ];
}

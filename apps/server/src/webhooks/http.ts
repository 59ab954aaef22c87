import { webhookIdSchema } from '@aval/core/ids';
import { success } from '@aval/core/result';
import { z } from 'zod';
import { listBody, listSchema } from '../platform/http/list-body.ts';
import { okBody, okSchema } from '../platform/http/ok-body.ts';
import { nothing, type Route, route } from '../platform/http/route.ts';
import { type ChangeWebhookDependencies, changeWebhook } from './change-webhook.ts';
import { type CreateWebhookDependencies, createWebhook } from './create-webhook.ts';
import { type ListDeliveriesDependencies, listDeliveries } from './list-deliveries.ts';
import { signatureAlgorithms } from './ports.ts';
import { type ReadWebhooksDependencies, readWebhooks } from './read-webhooks.ts';
import { type ResendDeliveryDependencies, resendDelivery } from './resend-delivery.ts';
import { signPayload } from './sign-payload.ts';
import {
  deliveryBody,
  deliverySchema,
  webhookConfigBody,
  webhookConfigSchema,
} from './webhook-config-body.ts';
import { newWebhookSchema, webhookChangeSchema } from './webhook-settings.ts';

export type WebhookRouteDependencies = {
  readonly create: CreateWebhookDependencies;
  readonly change: ChangeWebhookDependencies;
  readonly read: ReadWebhooksDependencies;
  readonly deliveries: ListDeliveriesDependencies;
  readonly resend: ResendDeliveryDependencies;
};

const access = { permission: 'webhook.manage', accessToken: 'refused' } as const;
const webhookParams = z.object({ webhookId: webhookIdSchema });
const page = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});

export function webhookRoutes(deps: WebhookRouteDependencies): Route[] {
  return [...configurationRoutes(deps), ...deliveryRoutes(deps), testDigestRoute()];
}

function configurationRoutes(deps: WebhookRouteDependencies): Route[] {
  const read = readWebhooks(deps.read);
  const create = createWebhook(deps.create);
  const change = changeWebhook(deps.change);
  const clientWebhooks = '/resources/api/clientWebhooks';
  const agentWebhooks = '/resources/api/agent/clientWebhooks';
  return [
    route(
      {
        method: 'GET',
        path: clientWebhooks,
        access,
        summary: 'List the webhooks',
        params: nothing,
        query: nothing,
        body: nothing,
        response: listSchema(webhookConfigSchema),
      },
      async (context) => {
        const found = await read(context, { id: undefined });
        if (!found.ok) return found;
        const items = found.value.map((webhook) => webhookConfigBody(webhook, context.clientId, 'masked'));
        return success({ body: listBody(items) });
      },
    ),
    route(
      {
        method: 'GET',
        path: `${clientWebhooks}/:webhookId`,
        access,
        summary: 'Read a webhook',
        params: webhookParams,
        query: nothing,
        body: nothing,
        response: webhookConfigSchema,
      },
      async (context, { params }) => {
        const found = await read(context, { id: params.webhookId });
        if (!found.ok) return found;
        const [webhook] = found.value;
        if (webhook === undefined) throw new Error('a webhook was found and is not there');
        return success({ body: webhookConfigBody(webhook, context.clientId, 'masked') });
      },
    ),
    route(
      {
        method: 'POST',
        path: agentWebhooks,
        access,
        summary: 'Create a webhook; the answer is the only one that shows its secret',
        params: nothing,
        query: nothing,
        body: newWebhookSchema,
        response: webhookConfigSchema,
      },
      async (context, { body }) => {
        const created = await create(context, body);
        return created.ok
          ? success({ body: webhookConfigBody(created.value, context.clientId, 'shown') })
          : created;
      },
    ),
    route(
      {
        method: 'PATCH',
        path: agentWebhooks,
        access,
        summary: 'Change the webhook that the body names by id',
        params: nothing,
        query: nothing,
        body: webhookChangeSchema,
        response: webhookConfigSchema,
      },
      async (context, { body }) => {
        const changed = await change(context, body);
        return changed.ok
          ? success({ body: webhookConfigBody(changed.value, context.clientId, 'masked') })
          : changed;
      },
    ),
  ];
}

function deliveryRoutes(deps: WebhookRouteDependencies): Route[] {
  const list = listDeliveries(deps.deliveries);
  const resend = resendDelivery(deps.resend);
  const path = '/resources/api/clientWebhooks/:webhookId/deliveries';
  return [
    route(
      {
        method: 'GET',
        path,
        access,
        summary: 'Delivery log of a webhook, newest first',
        params: webhookParams,
        query: page,
        body: nothing,
        response: listSchema(deliverySchema),
      },
      async (context, { params, query }) => {
        const found = await list(context, { webhookId: params.webhookId, ...query });
        if (!found.ok) return found;
        return success({ body: listBody(found.value.items.map(deliveryBody), found.value.total) });
      },
    ),
    route(
      {
        method: 'POST',
        path: `${path}/:deliveryId/resend`,
        access,
        summary: 'Send an event to a webhook again',
        params: webhookParams.extend({ deliveryId: z.uuid() }),
        query: nothing,
        body: nothing,
        response: okSchema,
      },
      async (context, { params }) => {
        const resent = await resend(context, params);
        return resent.ok ? success({ body: okBody }) : resent;
      },
    ),
  ];
}

/** For integrators who check their own signature code: text in, its digest out. */
function testDigestRoute(): Route {
  return route(
    {
      method: 'POST',
      path: '/resources/inspectionCallbacks/testDigest',
      access,
      summary: 'Digest of a text under a secret, as webhooks carry it',
      params: nothing,
      query: z.object({
        secretKey: z.string(),
        signatureAlgorithm: z.enum(signatureAlgorithms).default('HMAC_SHA1_HEX'),
      }),
      // The door hands the body of a `text/plain` request on as a text.
      body: z.string().default(''),
      response: { contentTypes: ['text/plain'] },
    },
    async (_context, { query, body }) => {
      const digest = signPayload(query.signatureAlgorithm, query.secretKey, body);
      return success({ bytes: Buffer.from(digest, 'utf8'), contentType: 'text/plain' });
    },
  );
}

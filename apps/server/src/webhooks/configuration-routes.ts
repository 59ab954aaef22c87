import { webhookIdSchema } from '@aval/core/ids';
import { success } from '@aval/core/result';
import { z } from 'zod';
import type { Clock } from '../platform/clock/clock.ts';
import { listBody, listSchema } from '../platform/http/list-body.ts';
import { okBody, okSchema } from '../platform/http/ok-body.ts';
import { nothing, type Route, route } from '../platform/http/route.ts';
import { type ChangeWebhookDependencies, changeWebhook } from './change-webhook.ts';
import { type CreateWebhookDependencies, createWebhook } from './create-webhook.ts';
import { type DeleteWebhookDependencies, deleteWebhook } from './delete-webhook.ts';
import { type ReadWebhooksDependencies, readWebhooks } from './read-webhooks.ts';
import { type RotateSecretDependencies, rotateSecret } from './rotate-secret.ts';
import { subscribableTypes } from './subscribable-types.ts';
import { type TestWebhookDependencies, testWebhook } from './test-webhook.ts';
import { testedBody, testedSchema, webhookConfigBody, webhookConfigSchema } from './webhook-config-body.ts';
import { newWebhookSchema, rotationSchema, webhookChangeSchema } from './webhook-settings.ts';

export type ConfigurationRouteDependencies = {
  readonly create: CreateWebhookDependencies;
  readonly change: ChangeWebhookDependencies;
  readonly read: ReadWebhooksDependencies;
  readonly remove: DeleteWebhookDependencies;
  readonly rotate: RotateSecretDependencies;
  readonly test: TestWebhookDependencies;
  readonly clock: Clock;
};

const access = { permission: 'webhook.manage', accessToken: 'refused' } as const;
const webhookParams = z.object({ webhookId: webhookIdSchema });

/** The webhooks themselves. */
export function configurationRoutes(deps: ConfigurationRouteDependencies): Route[] {
  const read = readWebhooks(deps.read);
  const create = createWebhook(deps.create);
  const change = changeWebhook(deps.change);
  const remove = deleteWebhook(deps.remove);
  const rotate = rotateSecret(deps.rotate);
  const test = testWebhook(deps.test);
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
        const items = found.value.map((webhook) =>
          webhookConfigBody(webhook, context.clientId, 'masked', deps.clock()),
        );
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
        return success({ body: webhookConfigBody(webhook, context.clientId, 'masked', deps.clock()) });
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
          ? success({ body: webhookConfigBody(created.value, context.clientId, 'shown', deps.clock()) })
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
          ? success({ body: webhookConfigBody(changed.value, context.clientId, 'masked', deps.clock()) })
          : changed;
      },
    ),
    route(
      {
        method: 'DELETE',
        path: `${clientWebhooks}/:webhookId`,
        access,
        summary: 'Delete a webhook with its delivery log',
        params: webhookParams,
        query: nothing,
        body: nothing,
        response: okSchema,
      },
      async (context, { params }) => {
        const removed = await remove(context, params);
        return removed.ok ? success({ body: okBody }) : removed;
      },
    ),
    ...(['enable', 'disable'] as const).map((verb) =>
      route(
        {
          method: 'POST',
          path: `${clientWebhooks}/:webhookId/${verb}`,
          access,
          summary:
            verb === 'enable' ? 'Turn a webhook on' : 'Turn a webhook off; what waits is held for a replay',
          params: webhookParams,
          query: nothing,
          body: nothing,
          response: webhookConfigSchema,
        },
        async (context, { params }) => {
          const changed = await change(context, { id: params.webhookId, enabled: verb === 'enable' });
          return changed.ok
            ? success({ body: webhookConfigBody(changed.value, context.clientId, 'masked', deps.clock()) })
            : changed;
        },
      ),
    ),
    route(
      {
        method: 'POST',
        path: `${clientWebhooks}/:webhookId/rotateSecret`,
        access,
        summary: 'Give a webhook a new secret, shown this once; the old one signs along for a while',
        params: webhookParams,
        query: nothing,
        body: rotationSchema,
        response: webhookConfigSchema,
      },
      async (context, { params, body }) => {
        const rotated = await rotate(context, { ...params, ...body });
        return rotated.ok
          ? success({ body: webhookConfigBody(rotated.value, context.clientId, 'shown', deps.clock()) })
          : rotated;
      },
    ),
    route(
      {
        method: 'POST',
        path: `${clientWebhooks}/:webhookId/test`,
        access,
        summary: 'Send an invented event, marked with testMode, and tell what came back',
        params: webhookParams,
        query: nothing,
        body: z.object({ type: z.enum(subscribableTypes).optional() }).default({}),
        response: testedSchema,
      },
      async (context, { params, body }) => {
        const tested = await test(context, { ...params, type: body.type });
        return tested.ok ? success({ body: testedBody(tested.value) }) : tested;
      },
    ),
  ];
}

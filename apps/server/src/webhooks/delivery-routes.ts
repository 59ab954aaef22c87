import { applicantIdSchema, webhookIdSchema } from '@aval/core/ids';
import { success } from '@aval/core/result';
import { z } from 'zod';
import { listBody, listSchema } from '../platform/http/list-body.ts';
import { okBody, okSchema } from '../platform/http/ok-body.ts';
import { nothing, type Route, route } from '../platform/http/route.ts';
import { type ListDeliveriesDependencies, listDeliveries } from './list-deliveries.ts';
import { deliveryStatuses } from './ports.ts';
import { type ReadDeliveryDependencies, readDelivery } from './read-delivery.ts';
import { type ReadReplayDependencies, readReplay } from './read-replay.ts';
import { type ReplayDeliveriesDependencies, replayDeliveries } from './replay-deliveries.ts';
import { type ResendDeliveryDependencies, resendDelivery } from './resend-delivery.ts';
import { subscribableTypes } from './subscribable-types.ts';
import {
  deliveryBody,
  deliveryDetailBody,
  deliveryDetailSchema,
  deliverySchema,
  replayBody,
  replaySchema,
} from './webhook-config-body.ts';

export type DeliveryRouteDependencies = {
  readonly deliveries: ListDeliveriesDependencies;
  readonly delivery: ReadDeliveryDependencies;
  readonly resend: ResendDeliveryDependencies;
  readonly replay: ReplayDeliveriesDependencies;
  readonly progress: ReadReplayDependencies;
};

const access = { permission: 'webhook.manage', accessToken: 'refused' } as const;
const webhookParams = z.object({ webhookId: webhookIdSchema });

/** A moment as the wire writes it (UTC, with or without `+0000`), or as ISO 8601 with a zone. */
const moment = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:?\d{2})?$/,
    "must look like '2026-02-03 04:05:06' (UTC) or '2026-02-03T04:05:06Z'",
  )
  .transform((text) => {
    const [whole = '', zone = 'Z'] = text.replace(' ', 'T').split(/(Z|[+-]\d{2}:?\d{2})$/);
    return new Date(whole + zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2'));
  })
  .refine((at) => !Number.isNaN(at.getTime()), 'is no moment of the calendar');

const filters = {
  applicantId: applicantIdSchema.optional(),
  from: moment.optional().meta({ description: 'Events not before this moment' }),
  to: moment.optional().meta({ description: 'Events before this moment' }),
};
const listQuery = z.object({
  ...filters,
  type: z.enum(subscribableTypes).optional(),
  status: z.enum(deliveryStatuses).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});
const replaySelection = z.object({
  ...filters,
  from: moment,
  to: moment,
  types: z.array(z.enum(subscribableTypes)).optional(),
  statuses: z.array(z.enum(deliveryStatuses)).optional(),
});

/** What was delivered, and how to have it delivered again. */
export function deliveryRoutes(deps: DeliveryRouteDependencies): Route[] {
  const list = listDeliveries(deps.deliveries);
  const one = readDelivery(deps.delivery);
  const resend = resendDelivery(deps.resend);
  const replay = replayDeliveries(deps.replay);
  const progress = readReplay(deps.progress);
  const webhook = '/resources/api/clientWebhooks/:webhookId';
  const path = `${webhook}/deliveries`;
  return [
    route(
      {
        method: 'GET',
        path,
        access,
        summary: 'Delivery log of a webhook, newest first',
        params: webhookParams,
        query: listQuery,
        body: nothing,
        response: listSchema(deliverySchema),
      },
      async (context, { params, query }) => {
        const { limit, offset, type, status, ...rest } = query;
        const filter = {
          ...rest,
          types: type === undefined ? undefined : [type],
          statuses: status === undefined ? undefined : [status],
        };
        const found = await list(context, { ...params, filter, page: { limit, offset } });
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
    route(
      {
        method: 'GET',
        path: `${path}/:deliveryId`,
        access,
        summary: 'Read a delivery with its body, and with what was sent and answered at each try',
        params: webhookParams.extend({ deliveryId: z.uuid() }),
        query: nothing,
        body: nothing,
        response: deliveryDetailSchema,
      },
      async (context, { params }) => {
        const found = await one(context, params);
        return found.ok ? success({ body: deliveryDetailBody(found.value) }) : found;
      },
    ),
    route(
      {
        method: 'POST',
        path: `${webhook}/replays`,
        access,
        summary: 'Send all events of a span of time again, or those of them that are chosen',
        params: webhookParams,
        query: nothing,
        body: replaySelection,
        response: replaySchema,
      },
      async (context, { params, body }) => {
        const begun = await replay(context, { ...params, selection: body });
        return begun.ok ? success({ body: replayBody(begun.value) }) : begun;
      },
    ),
    route(
      {
        method: 'GET',
        path: `${webhook}/replays/:replayId`,
        access,
        summary: 'How far a replay is',
        params: webhookParams.extend({ replayId: z.uuid() }),
        query: nothing,
        body: nothing,
        response: replaySchema,
      },
      async (context, { params }) => {
        const found = await progress(context, params);
        return found.ok ? success({ body: replayBody(found.value) }) : found;
      },
    ),
  ];
}

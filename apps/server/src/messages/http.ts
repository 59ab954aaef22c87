import { type AppError, appError } from '@aval/core/errors';
import { applicantIdSchema } from '@aval/core/ids';
import { failure, success } from '@aval/core/result';
import { z } from 'zod';
import type { Clock } from '../platform/clock/clock.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import { listBody, listSchema, pageQuery } from '../platform/http/list-body.ts';
import { nothing, publicRoute, type Route, route } from '../platform/http/route.ts';
import { type ListOutboxDependencies, listOutbox } from './list-outbox.ts';
import { readOutboxLink } from './outbox-link.ts';
import { outboxPage } from './outbox-page.ts';
import type { StoredMessage, WorldReader } from './ports.ts';

export type MessageRouteDependencies = ListOutboxDependencies & {
  readonly worlds: WorldReader;
  readonly keyring: Pick<Keyring, 'verify'>;
  readonly clock: Clock;
};

const messageSchema = z.object({
  id: z.string(),
  applicantId: z.string(),
  channel: z.enum(['email', 'sms']),
  purpose: z.string(),
  status: z.enum(['queued', 'captured', 'accepted', 'delivered', 'failed']),
  createdAt: z.string(),
  to: z.string().optional(),
  subject: z.string().optional(),
  text: z.string().optional(),
  html: z.string().optional(),
  code: z.string().optional(),
  link: z.string().optional(),
});

/** Messages that one page of the outbox shows. */
const pageLength = 100;

export function messageRoutes(deps: MessageRouteDependencies): Route[] {
  const list = listOutbox(deps);
  return [
    route(
      {
        method: 'GET',
        path: '/resources/sandbox/messages',
        access: { permission: 'message.read', accessToken: 'refused' },
        summary: 'In the sandbox: what would have been sent, newest first, with the codes',
        params: nothing,
        query: pageQuery.extend({ applicantId: applicantIdSchema.optional() }),
        body: nothing,
        response: listSchema(messageSchema),
      },
      async (context, { query }) => {
        const found = await list(context, query);
        if (!found.ok) return found;
        return success({ body: listBody(found.value.items.map(messageBody), found.value.total) });
      },
    ),
    publicRoute(
      {
        method: 'GET',
        path: '/sandbox/outbox',
        summary: 'The sandbox outbox as a page, by the link that `aval outbox` prints',
        params: nothing,
        query: z.object({
          environment: z.uuid(),
          expires: z.coerce.number().int().positive(),
          signature: z.string().regex(/^[0-9a-f]{64}$/),
        }),
        response: { contentTypes: ['text/html'] },
      },
      async ({ query }) => {
        const environmentId = readOutboxLink(deps.keyring, query, deps.clock());
        const world = environmentId === undefined ? undefined : await deps.worlds.find(environmentId);
        if (environmentId === undefined || world === undefined) return failure(linkInvalid());
        const page = { limit: pageLength, offset: 0 };
        const found = await list({ environmentId, environment: world.kind }, page);
        return found.ok ? success(outboxPage(found.value.items, found.value.total)) : found;
      },
    ),
  ];
}

function linkInvalid(): AppError {
  return appError('link-invalid', 'The link has expired: run `aval outbox` for a new one');
}

function messageBody(message: StoredMessage): z.input<typeof messageSchema> {
  const { id, applicantId, channel, purpose, status, createdAt, content } = message;
  return { id, applicantId, channel, purpose, status, createdAt: createdAt.toISOString(), ...content };
}

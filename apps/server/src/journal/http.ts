import { success } from '@aval/core/result';
import { millisecondDateTime } from '@aval/core/wire-dates';
import { z } from 'zod';
import type { Clock } from '../platform/clock/clock.ts';
import { listBody, listSchema } from '../platform/http/list-body.ts';
import { nothing, type Route, route } from '../platform/http/route.ts';
import type { AuditTrail } from './ports.ts';

export type JournalRouteDependencies = { readonly audit: Pick<AuditTrail, 'read'>; readonly clock: Clock };

/** A moment as clients write it: a day, one of the wire's times, or ISO 8601. Without a zone it is UTC. */
const moment = z.string().transform((text, context) => {
  const iso = text.trim().replace(' ', 'T');
  const zoned = /(Z|[+-]\d\d:?\d\d)$/.test(iso) || !iso.includes('T') ? iso : `${iso}Z`;
  const at = new Date(zoned);
  if (!Number.isNaN(at.getTime())) return at;
  context.addIssue({ code: 'custom', message: 'must be a day or a time' });
  return z.NEVER;
});

const eventSchema = z.object({
  id: z.string(),
  ts: z.string(),
  activity: z.string(),
  subjectName: z.string(),
  subjectType: z.string(),
  /** The applicant, or the environment, whom the entry is about. */
  targetId: z.string(),
  hash: z.string(),
});

const defaultDays = 30;

export function journalRoutes({ audit, clock }: JournalRouteDependencies): Route[] {
  return [
    route(
      {
        method: 'GET',
        path: '/resources/auditTrailEvents',
        access: { permission: 'journal.read', accessToken: 'refused' },
        summary: 'Who did what: the journal without its sealed contents, newest first',
        params: nothing,
        query: z.object({
          subjectName: z.string().max(200).optional(),
          activity: z.string().max(200).optional(),
          from: moment.optional(),
          to: moment.optional(),
          limit: z.coerce.number().int().min(1).max(1000).default(100),
          offset: z.coerce.number().int().min(0).max(100_000).default(0),
        }),
        body: nothing,
        response: listSchema(eventSchema),
      },
      async ({ environmentId }, { query }) => {
        const to = query.to ?? clock();
        const from = query.from ?? new Date(to.getTime() - defaultDays * 24 * 3600 * 1000);
        const { limit, offset } = query;
        const actor = query.subjectName === '' ? undefined : query.subjectName;
        const type = query.activity === '' ? undefined : query.activity;
        const events = await audit.read(environmentId, { from, to, actor, type, limit, offset });
        const items = events.map((event) => ({
          id: `${event.subjectId}-${event.sequence}`,
          ts: millisecondDateTime(event.at),
          activity: event.type,
          subjectName: event.actor.slice(event.actor.indexOf(':') + 1),
          subjectType: event.actor.slice(0, event.actor.indexOf(':')),
          targetId: event.subjectId,
          hash: event.hash.toString('hex'),
        }));
        return success({ body: listBody(items) });
      },
    ),
  ];
}

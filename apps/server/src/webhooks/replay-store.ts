import { webhookIdSchema } from '@aval/core/ids';
import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Queries } from '../platform/database/open-database.ts';
import type { Database } from '../platform/database/schema.ts';
import { deliveryCondition } from './delivery-filter-store.ts';
import { type DeliveryFilter, deliveryStatuses, type Replay, type ReplayStore } from './ports.ts';

const instant = z.iso.datetime().transform((text) => new Date(text));
const selectionSchema = z.object({
  version: z.literal(1),
  types: z.array(z.string()).optional(),
  statuses: z.array(z.enum(deliveryStatuses)).optional(),
  applicantId: z.string().optional(),
  from: instant.optional(),
  to: instant.optional(),
});

export function makeReplayStore(queries: Queries): ReplayStore {
  return {
    begin: async (environmentId, { id, webhookId, selection, createdAt, createdBy }) => {
      const { total, last } = await queries
        .selectFrom('webhook_delivery as d')
        .innerJoin('webhook_event as e', 'e.id', 'd.event_id')
        .select((eb) => [
          eb.fn.countAll<string>().as('total'),
          sql<string>`coalesce(max("d"."number"), 0)`.as('last'),
        ])
        .where('d.environment_id', '=', environmentId)
        .where('d.webhook_id', '=', webhookId)
        .where(deliveryCondition(selection))
        .executeTakeFirstOrThrow();
      const row = await queries
        .insertInto('webhook_replay')
        .values({
          id,
          environment_id: environmentId,
          webhook_id: webhookId,
          selection: JSON.stringify({ version: 1, ...selection }),
          status: total === '0' ? 'completed' : 'running',
          total: Number(total),
          last,
          created_at: createdAt,
          created_by: createdBy,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return toReplay(row);
    },

    find: async (environmentId, webhookId, id) => {
      const row = await queries
        .selectFrom('webhook_replay')
        .selectAll()
        .where('environment_id', '=', environmentId)
        .where('webhook_id', '=', webhookId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? undefined : toReplay(row);
    },

    step: async (environmentId, { id, webhookId, selection, position }, at, limit) => {
      // Before replay and deliveries, against the webhook's removal.
      await queries
        .selectFrom('webhook')
        .select('id')
        .where('environment_id', '=', environmentId)
        .where('id', '=', webhookId)
        .forKeyShare()
        .execute();
      const locked = await queries
        .selectFrom('webhook_replay')
        .select('last')
        .where('environment_id', '=', environmentId)
        .where('id', '=', id)
        .where('status', '=', 'running')
        .where('position', '=', String(position))
        .forUpdate()
        .executeTakeFirst();
      if (locked === undefined) return undefined;
      const reopened = await reopenNext(queries, environmentId, webhookId, {
        selection,
        after: position,
        last: locked.last,
        at,
        limit,
      });
      const reached = reopened.at(-1)?.number ?? locked.last;
      const row = await queries
        .updateTable('webhook_replay')
        .set((eb) => ({
          done: eb('done', '+', reopened.length),
          position: reached,
          status: reopened.length < limit ? 'completed' : 'running',
        }))
        .where('environment_id', '=', environmentId)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow();
      const [first] = reopened;
      return {
        replay: toReplay(row),
        first: first === undefined ? undefined : { id: first.id, attempt: first.attempts + 1 },
      };
    },
  };
}

type Next = {
  readonly selection: DeliveryFilter;
  readonly after: number;
  readonly last: string;
  readonly at: Date;
  readonly limit: number;
};
type Reopened = { readonly id: string; readonly number: string; readonly attempts: number };

/** In order of their events. What waits for its next try is tried now, with a new round of tries. */
async function reopenNext(
  queries: Queries,
  environmentId: string,
  webhookId: string,
  { selection, after, last, at, limit }: Next,
): Promise<Reopened[]> {
  const answer = await sql<Reopened>`
    with "chosen" as (
      select "d"."id" from "webhook_delivery" as "d" join "webhook_event" as "e" on "e"."id" = "d"."event_id"
      where "d"."environment_id" = ${environmentId} and "d"."webhook_id" = ${webhookId}
        and "d"."number" > ${after}::bigint and "d"."number" <= ${last}::bigint
        and ${deliveryCondition(selection)}
      order by "d"."number" limit ${limit}
    ), "reopened" as (
      update "webhook_delivery" as "again" set "status" = 'pending', "round_start" = "again"."attempts",
        "next_attempt_at" = ${at}::timestamptz, "delivered_at" = null
      from "chosen" where "again"."id" = "chosen"."id"
      returning "again"."id", "again"."number"::text, "again"."attempts"
    )
    select * from "reopened" order by "number"::bigint
  `.execute(queries);
  return answer.rows;
}

function toReplay(row: Selectable<Database['webhook_replay']>): Replay {
  const { version: _version, ...selection } = selectionSchema.parse(row.selection);
  return {
    id: row.id,
    webhookId: webhookIdSchema.parse(row.webhook_id),
    selection,
    status: z.enum(['running', 'completed']).parse(row.status),
    total: row.total,
    done: row.done,
    position: Number(row.position),
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}

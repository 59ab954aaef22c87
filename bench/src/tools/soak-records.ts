import type pg from 'pg';
import { z } from 'zod';
import type { SoakReceiver } from './soak-receiver.ts';

const recordsSchema = z.object({
  events: z.number(),
  delivered: z.number(),
  attempts: z.number(),
  refused: z.number(),
  late: z.number(),
  /** Milliseconds from the event to the beginning of its first try, and to its delivery. */
  firstTryP50: z.number().nullable(),
  firstTryP95: z.number().nullable(),
  deliveredP50: z.number().nullable(),
  deliveredP95: z.number().nullable(),
});
export type SoakRecords = z.infer<typeof recordsSchema> & {
  /** Events whose first try was answered, by applicant, in the order in which they happened. */
  readonly order: ReadonlyMap<string, readonly string[]>;
};

/** What the database tells of one webhook's events. */
export async function readSoakRecords(database: pg.Client, webhookId: string): Promise<SoakRecords> {
  const counted = await database.query(
    `with delivery as (select * from webhook_delivery where webhook_id = $1),
      attempt as (select a.* from webhook_attempt a join delivery d on d.id = a.delivery_id),
      wait as (
        select extract(epoch from first.at - d.created_at) * 1000 as first_try,
          extract(epoch from d.delivered_at - d.created_at) * 1000 as delivered
        from delivery d join attempt first on first.delivery_id = d.id and first.attempt = 1
      )
    select (select count(*)::int from delivery) as events,
      (select count(*)::int from delivery where status = 'delivered') as delivered,
      (select count(*)::int from attempt) as attempts,
      (select count(*)::int from attempt where error like 'ECONN%') as refused,
      (select count(*)::int from attempt where error = 'timeout') as late,
      percentile_cont(0.5) within group (order by first_try)::float as "firstTryP50",
      percentile_cont(0.95) within group (order by first_try)::float as "firstTryP95",
      percentile_cont(0.5) within group (order by delivered)::float as "deliveredP50",
      percentile_cont(0.95) within group (order by delivered)::float as "deliveredP95"
    from wait`,
    [webhookId],
  );
  const ordered = await database.query(
    `select applicant_id as "applicantId", array_agg(event_id::text order by number) as ids from webhook_delivery
      where webhook_id = $1 and exists (select from webhook_attempt
        where delivery_id = webhook_delivery.id and attempt = 1 and status_code is not null)
      group by 1`,
    [webhookId],
  );
  const order = z.array(z.object({ applicantId: z.string(), ids: z.array(z.string()) })).parse(ordered.rows);
  const [record] = z.array(recordsSchema).parse(counted.rows);
  if (record === undefined) throw new Error('there are no records');
  return { ...record, order: new Map(order.map(({ applicantId, ids }) => [applicantId, ids])) };
}

/**
 * Events whose first request came after that of a later event of the same applicant. While the receiver was dead no request came
 * of a first try, so what first came as a retry is left out: `order` holds the events whose first try was answered.
 */
export function outOfOrder({ firstTries }: SoakReceiver, order: SoakRecords['order']): number {
  let wrong = 0;
  for (const [applicantId, ids] of order) {
    const arrived = (firstTries.get(applicantId) ?? []).filter((id) => ids.includes(id));
    wrong += ids.filter((id, place) => arrived[place] !== id).length;
  }
  return wrong;
}

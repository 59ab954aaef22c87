import { sql } from 'kysely';
import type { DeliveryFilter } from './ports.ts';

/** Condition on `webhook_delivery as d` joined with `webhook_event as e`. */
export function deliveryCondition({ types, statuses, applicantId, from, to }: DeliveryFilter) {
  const parts = [sql<boolean>`true`];
  if (types !== undefined && types.length > 0) parts.push(sql`"e"."type" = any(${[...types]}::text[])`);
  if (statuses !== undefined && statuses.length > 0)
    parts.push(sql`"d"."status" = any(${[...statuses]}::text[])`);
  if (applicantId !== undefined) parts.push(sql`"d"."applicant_id" = ${applicantId}`);
  if (from !== undefined) parts.push(sql`"d"."created_at" >= ${from}::timestamptz`);
  if (to !== undefined) parts.push(sql`"d"."created_at" < ${to}::timestamptz`);
  return sql<boolean>`(${sql.join(parts, sql` and `)})`;
}

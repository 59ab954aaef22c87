import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { z } from 'zod';

const decidedSchema = z.enum(['GREEN', 'RED', 'onHold', 'undecided']);
export type Decided = z.infer<typeof decidedSchema>;

const recordSchema = z.object({
  id: z.string(),
  verdict: decidedSchema,
  /** Journal entries that tell a verdict. */
  decisions: z.number(),
  /** Attempts with a verdict, of all attempts. */
  settledAttempts: z.number(),
  /** How often the check that was recorded most often was recorded. */
  mostOfOneCheck: z.number(),
  verdictEvents: z.number(),
  /** Deliveries of any event that did not succeed. */
  undelivered: z.number(),
  /** Most tries of one delivery. */
  attempts: z.number(),
});
/** What the database says of one applicant. */
export type ApplicantRecord = z.infer<typeof recordSchema>;

export async function readRecords(database: pg.Client): Promise<ApplicantRecord[]> {
  const { rows } = await database.query(`
    select r.applicant_id as id,
      case when r.status = 'onHold' then 'onHold' else coalesce(r.result ->> 'reviewAnswer', 'undecided') end as verdict,
      (select count(*)::int from journal_entry j
        where j.subject_id = r.applicant_id and j.type in ('reviewCompleted', 'reviewOnHold')) as decisions,
      (select count(*)::int from review_attempt a
        where a.applicant_id = r.applicant_id and a.status in ('completed', 'onHold')) as "settledAttempts",
      (select coalesce(max(n), 0)::int from (select count(*) as n from check_result c
        where c.applicant_id = r.applicant_id group by c.check_type) as per) as "mostOfOneCheck",
      (select count(*)::int from webhook_event e
        where e.applicant_id = r.applicant_id and e.type in ('applicantReviewed', 'applicantOnHold')) as "verdictEvents",
      (select count(*)::int from webhook_event e left join webhook_delivery d on d.event_id = e.id
        where e.applicant_id = r.applicant_id and d.status is distinct from 'delivered') as undelivered,
      (select coalesce(max(d.attempts), 0)::int from webhook_event e join webhook_delivery d on d.event_id = e.id
        where e.applicant_id = r.applicant_id) as attempts
    from review r`);
  return z.array(recordSchema).parse(rows);
}

/** Waits until no delivery is under way. */
export async function settled(database: pg.Client, timeoutMs: number): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  const countSchema = z.array(z.object({ open: z.number() }));
  for (;;) {
    const { rows } = await database.query(
      "select count(*)::int as open from webhook_delivery where status = 'pending'",
    );
    if (countSchema.parse(rows)[0]?.open === 0) return;
    if (performance.now() > deadline) throw new Error('webhook deliveries are still under way');
    await delay(200);
  }
}

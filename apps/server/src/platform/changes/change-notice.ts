import { type RawBuilder, sql } from 'kysely';
import type { Subject } from './ports.ts';

/** The channel on which every process of an installation hears of changes. */
export const changeChannel = 'aval_changes';

/** What is sent: ids, since whoever may connect to the database may listen. */
export function changeNotice({ environmentId, subjectId }: Subject): string {
  return `${environmentId}/${subjectId}`;
}

/** An expression that sends the notice when its transaction commits, and not at all when it does not. */
export function sendNotice(subject: Subject): RawBuilder<unknown> {
  return sql`pg_notify(${changeChannel}, ${changeNotice(subject)})`;
}

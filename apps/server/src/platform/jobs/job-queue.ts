import { sql } from 'kysely';
import type { Queries } from '../database/open-database.ts';
import type { JobQueue } from './ports.ts';

/** Most tries of a job that keeps failing; with graphile-worker's growing pauses that is about nine days. */
const defaultAttempts = 25;

/** Jobs on the queries of a transaction: they exist if and only if it commits. */
export function makeJobQueue(queries: Queries): JobQueue {
  return {
    add: async (task, payload, options = {}) => {
      await sql`
        select graphile_worker.add_job(
          ${task}, payload => ${JSON.stringify(payload)}::json, run_at => ${options.runAt ?? null}::timestamptz,
          max_attempts => ${options.maxAttempts ?? defaultAttempts}::int, job_key => ${options.key ?? null}
        )
      `.execute(queries);
    },
  };
}

import type { ClientBase } from 'pg';
import { z } from 'zod';

/** Any number, as long as every Aval uses the same: keeps these advisory locks apart from others. */
const lockSeed = 5_170_233;
const lastWords = 'the worker died';

const idRows = z.array(z.object({ id: z.string() }));
const jobRows = z.array(z.object({ id: z.string(), worker: z.string() }));
const countRows = z.array(z.object({ jobs: z.number().int() }));

/** Takes the session lock of a worker; waits while another session looks at it. */
export async function holdLock(client: ClientBase, workerId: string): Promise<void> {
  await client.query('select pg_advisory_lock(hashtextextended($1, $2))', [workerId, lockSeed]);
}

/** Ids that hold jobs or queues locked, are none of `ownIds`, and whose advisory lock nobody holds at this moment. */
export async function findUnheldLockers(client: ClientBase, ownIds: readonly string[]): Promise<string[]> {
  const answer = await client.query(
    `with lockers as materialized (
       select locked_by as id from graphile_worker._private_jobs where locked_by is not null
       union
       select locked_by from graphile_worker._private_job_queues where locked_by is not null
     ), others as materialized (select id from lockers where id <> all($1::text[]))
     select id from others where pg_try_advisory_xact_lock(hashtextextended(id, $2))`,
    [ownIds, lockSeed],
  );
  return idRows.parse(answer.rows).map(({ id }) => id);
}

/**
 * Makes the jobs of dead workers available again, at once. Returns how many. A job whose last attempt was cut short gets
 * one more; a job whose worker dies a second time in a row waits longer and longer, so that one that kills its
 * worker cannot keep all of them dying.
 */
export async function unlockJobsOfDead(client: ClientBase, workerIds: readonly string[]): Promise<number> {
  await client.query('begin');
  try {
    const locked = await client.query(
      'select id from unnest($1::text[]) as id where pg_try_advisory_xact_lock(hashtextextended(id, $2))',
      [workerIds, lockSeed],
    );
    const dead = idRows.parse(locked.rows).map(({ id }) => id);
    const mended = await client.query(
      `with mended as (
         update graphile_worker._private_jobs set
           attempts = case when last_error is distinct from $2 then least(attempts, max_attempts - 1) else attempts end,
           run_at = case when last_error = $2 then now() + exp(least(attempts, 10)) * interval '1 second' else run_at end,
           last_error = $2
         where locked_by = any($1::text[])
         returning 1
       ) select count(*)::int as jobs from mended`,
      [dead, lastWords],
    );
    const jobs = countRows.parse(mended.rows)[0]?.jobs ?? 0;
    await client.query('select graphile_worker.force_unlock_workers($1::text[])', [dead]);
    if (jobs > 0)
      await client.query("select pg_notify('jobs:insert', json_build_object('count', $1::int)::text)", [
        jobs,
      ]);
    await client.query('commit');
    return jobs;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** Jobs that are locked by these workers. */
export async function findLockedJobs(
  client: ClientBase,
  workerIds: readonly string[],
): Promise<{ readonly id: string; readonly worker: string }[]> {
  const answer = await client.query(
    'select id::text, locked_by as worker from graphile_worker._private_jobs where locked_by = any($1::text[])',
    [workerIds],
  );
  return jobRows.parse(answer.rows);
}

/**
 * Hands jobs back as if they had never been fetched. With `jobId` that one, without all that the worker holds. Returns
 * how many.
 */
export async function returnJobs(
  client: Pick<ClientBase, 'query'>,
  workerId: string,
  jobId?: string,
): Promise<number> {
  const answer = await client.query(
    `with returned as (
       update graphile_worker._private_jobs
       set attempts = greatest(0, attempts - 1), locked_by = null, locked_at = null
       where locked_by = $1 and ($2::bigint is null or id = $2::bigint)
       returning job_queue_id
     ), queues as (
       update graphile_worker._private_job_queues set locked_by = null, locked_at = null
       where locked_by = $1 and id in (select job_queue_id from returned)
     ), told as (
       select pg_notify('jobs:insert', json_build_object('count', count(*))::text) from returned having count(*) > 0
     )
     select count(*)::int as jobs, (select count(*) from told) as told from returned`,
    [workerId, jobId ?? null],
  );
  return countRows.parse(answer.rows)[0]?.jobs ?? 0;
}

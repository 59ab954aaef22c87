import { sql } from 'kysely';
import pg from 'pg';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { findUnheldLockers, unlockJobsOfDead } from './dead-workers.ts';
import { makeJobLedger } from './job-ledger.ts';
import { openWorkerLocks, type WorkerLocks } from './worker-locks.ts';

let database: TestDatabase;
let observer: pg.Client;
const opened: WorkerLocks[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  observer = new pg.Client({ connectionString: database.url });
  await observer.connect();
});
beforeEach(async () => {
  await sql`delete from graphile_worker._private_jobs`.execute(database.db);
  for (const worker of ['pool-living', 'pool-dead']) {
    await sql`select graphile_worker.add_job('task', json_build_object('worker', ${worker}::text))`.execute(
      database.db,
    );
  }
  await sql`
    update graphile_worker._private_jobs set locked_at = now(), locked_by = payload ->> 'worker', attempts = 1
  `.execute(database.db);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((locks) => locks.close()));
});
afterAll(async () => {
  await observer.end();
  await database.drop();
});

/** Far from looking itself, so that the test is the only one who does. */
function open(): WorkerLocks {
  const hour = 3_600_000;
  const locks = openWorkerLocks({
    databaseUrl: database.url,
    log: pino({ level: 'silent' }),
    ledger: makeJobLedger(hour),
    lookMs: hour,
    confirmMs: hour,
  });
  opened.push(locks);
  return locks;
}

async function lockers(): Promise<unknown> {
  const answer = await sql`select locked_by as id from graphile_worker._private_jobs order by id`.execute(
    database.db,
  );
  return answer.rows;
}

describe('openWorkerLocks', () => {
  it('proves that a worker lives from the moment it may fetch jobs', async () => {
    const locks = open();
    await locks.held();
    locks.add('pool-living');
    await locks.held();
    expect(await findUnheldLockers(observer, [])).toEqual(['pool-dead']);
    expect(await findUnheldLockers(observer, ['pool-dead'])).toEqual([]);
  });

  it('cannot be overruled by somebody who took the worker for dead', async () => {
    const locks = open();
    locks.add('pool-living');
    await locks.held();
    expect(await unlockJobsOfDead(observer, ['pool-living', 'pool-dead'])).toBe(1);
    expect(await lockers()).toEqual([{ id: 'pool-living' }, { id: null }]);
  });

  it('takes its locks again after its connection is lost', async () => {
    const locks = open();
    locks.add('pool-living');
    await locks.held();
    const ended = await observer.query<{ pid: number }>(
      `select pid, pg_terminate_backend(pid, 5000) from pg_stat_activity
       where datname = current_database() and application_name = 'aval worker locks'`,
    );
    expect(ended.rows).toHaveLength(1);
    await vi.waitFor(async () => expect(await findUnheldLockers(observer, [])).toEqual(['pool-dead']));
    await locks.held();
    expect(await unlockJobsOfDead(observer, ['pool-living'])).toBe(0);
  });

  it('gives the locks up when it is closed', async () => {
    const locks = open();
    locks.add('pool-living');
    await locks.held();
    await locks.close();
    expect((await findUnheldLockers(observer, [])).sort()).toEqual(['pool-dead', 'pool-living']);
  });
});

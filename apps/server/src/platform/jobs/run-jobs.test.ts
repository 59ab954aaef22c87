import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import pg from 'pg';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { openTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { makeMetrics } from '../metrics/metrics.ts';
import { makeJobQueue } from './job-queue.ts';
import { defineJob, type Job } from './ports.ts';
import { type RunJobsOptions, type RunningJobs, runJobs } from './run-jobs.ts';

const payload = z.object({ n: z.number(), secret: z.string().optional() });

let database: TestDatabase;
const running: RunningJobs[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  await sql`delete from graphile_worker._private_jobs`.execute(database.db);
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await Promise.all(running.splice(0).map((jobs) => jobs.stop()));
});
afterAll(() => database.drop());

async function start(jobs: Job[], options: Partial<RunJobsOptions> = {}): Promise<RunningJobs> {
  const started = await runJobs({
    databaseUrl: database.url,
    jobs,
    visionConcurrency: 1,
    quickConcurrency: 2,
    log: pino({ level: 'silent' }),
    metrics: makeMetrics(),
    graceMs: 50,
    abortMs: 2000,
    lookMs: 100,
    confirmMs: 1000,
    ...options,
  });
  running.push(started);
  return started;
}

function add(task: string, content: z.input<typeof payload>, maxAttempts = 25): Promise<void> {
  return makeJobQueue(database.db).add(task, content, { maxAttempts });
}

type Row = {
  readonly task: string;
  readonly attempts: number;
  readonly locked: boolean;
  readonly due: boolean;
};

async function rows(): Promise<readonly Row[]> {
  const answer = await sql<Row>`
    select task_identifier as task, attempts, locked_at is not null as locked, run_at <= now() as due
    from graphile_worker.jobs order by id
  `.execute(database.db);
  return answer.rows;
}

function untilEmpty(): Promise<void> {
  return vi.waitFor(async () => expect(await rows()).toEqual([]), { timeout: 20_000, interval: 20 });
}

function memorySink() {
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  return { sink, lines };
}

/** A job that tells of each start, and ends when told to. */
function heldJob(task: string, lane: Job['lane'] = 'quick', obedient = true) {
  const started: number[] = [];
  let tell = (): void => undefined;
  const firstStart = new Promise<void>((resolve) => {
    tell = resolve;
  });
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const job = defineJob({
    task,
    payload,
    lane,
    run: async ({ n }, signal) => {
      started.push(n);
      tell();
      const aborted = new Promise<void>((_resolve, reject) => {
        if (obedient) signal.addEventListener('abort', () => reject(new Error('told to stop')));
      });
      await Promise.race([finished, aborted]);
    },
  });
  return { job, started, firstStart, finish: () => finish() };
}

function startChild(task: string) {
  const script = fileURLToPath(new URL('../../../test/job-worker.child.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify({ databaseUrl: database.url, task })], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async () => (await lines.next()).value;
  const kill = async () => {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return { nextLine, kill, finish: () => child.stdin.write('finish\n') };
}

/** Cuts the workers' connections and lets none in until `during` is done, as a database does that is restarted. */
async function whileAway(during: () => Promise<void>): Promise<void> {
  const url = new URL(database.url);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  const server = new pg.Client({ connectionString: url.href });
  await server.connect();
  try {
    await server.query(`alter database ${name} allow_connections false`);
    await server.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = $1 and application_name in ('aval worker locks', 'aval jobs')`,
      [name],
    );
    await during();
  } finally {
    await server.query(`alter database ${name} allow_connections true`);
    await server.end();
  }
}

describe('runJobs', () => {
  it('lets quick jobs pass while the vision lane is full', async () => {
    const picture = heldJob('picture', 'vision');
    const call = heldJob('call');
    await start([picture.job, call.job]);
    await add('picture', { n: 1 });
    await add('picture', { n: 2 });
    await picture.firstStart;
    await add('call', { n: 3 });
    await call.firstStart;
    expect(picture.started).toEqual([1]);
    picture.finish();
    call.finish();
    await untilEmpty();
    expect(picture.started).toEqual([1, 2]);
  });

  it('takes over the job of a killed worker, even on its last attempt, and leaves the one of a living worker', async () => {
    const doomed = startChild('doomed');
    const living = startChild('living');
    await add('doomed', { n: 1 }, 1);
    await add('living', { n: 2 });
    expect(await doomed.nextLine()).toBe('started 1');
    expect(await living.nextLine()).toBe('started 2');
    const again = heldJob('doomed');
    const thief = heldJob('living');
    await start([again.job, thief.job]);
    await doomed.kill();
    await again.firstStart;
    again.finish();
    // Had the living worker been taken for dead, its job would have been unlocked with the other.
    await vi.waitFor(async () =>
      expect(await rows()).toEqual([{ task: 'living', attempts: 1, locked: true, due: true }]),
    );
    living.finish();
    await untilEmpty();
    expect(again.started).toEqual([1]);
    expect(thief.started).toEqual([]);
  });

  it('makes a job wait whose worker dies of it again', async () => {
    for (const attempts of [1, 2]) {
      const child = startChild('poison');
      if (attempts === 1) await add('poison', { n: 1 });
      expect(await child.nextLine()).toBe('started 1');
      const watcher = await start([]);
      await child.kill();
      const expected = [{ task: 'poison', attempts, locked: false, due: attempts === 1 }];
      await vi.waitFor(async () => expect(await rows()).toEqual(expected), { timeout: 20_000 });
      await watcher.stop();
    }
  });

  it('goes on when every connection is cut, and nobody steals its job meanwhile', async () => {
    const living = startChild('living');
    await add('living', { n: 1 });
    expect(await living.nextLine()).toBe('started 1');
    const thief = heldJob('living');
    const doomed = startChild('doomed');
    await add('doomed', { n: 2 });
    expect(await doomed.nextLine()).toBe('started 2');
    const heir = heldJob('doomed');
    const fatal = vi.fn();
    await start([thief.job, heir.job], { onFatal: fatal });
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name in ('aval worker locks', 'aval jobs')
    `.execute(database.db);
    await doomed.kill();
    await heir.firstStart;
    heir.finish();
    living.finish();
    await untilEmpty();
    expect(thief.started).toEqual([]);
    expect(fatal).not.toHaveBeenCalled();
  });

  it('completes a job that ended while the database was away, and fetches the next', async () => {
    const held = heldJob('long');
    const fatal = vi.fn();
    const metrics = makeMetrics();
    const { sink, lines } = memorySink();
    const log = pino({ level: 'debug' }, sink);
    await start([held.job], { onFatal: fatal, quickConcurrency: 1, metrics, log });
    await add('long', { n: 1 });
    await held.firstStart;
    await whileAway(async () => {
      held.finish();
      await vi.waitFor(async () => {
        expect(await metrics.registry.metrics()).toContain(
          'aval_job_seconds_count{task="long",outcome="done"} 1',
        );
        expect(lines.join('')).toContain('the connection that holds the worker locks cannot be opened');
      });
      expect(await rows()).toMatchObject([{ task: 'long', locked: true }]);
    });
    await add('long', { n: 2 });
    await untilEmpty();
    expect(held.started).toEqual([1, 2]);
    expect(fatal).not.toHaveBeenCalled();
  });

  it('returns a job that is locked in its name and never reached it', async () => {
    const held = heldJob('lost');
    const filler = heldJob('filler');
    await start([held.job, filler.job]);
    await add('filler', { n: 1 });
    await filler.firstStart;
    // What is left behind when the answer to a fetch is lost with its connection.
    await database.db.transaction().execute(async (transaction) => {
      await makeJobQueue(transaction).add('lost', { n: 2 });
      await sql`
        update graphile_worker._private_jobs as job
        set attempts = 1, locked_at = now(), locked_by = (select max(locked_by) from graphile_worker._private_jobs)
        where payload ->> 'n' = '2'
      `.execute(transaction);
    });
    await held.firstStart;
    expect(await rows()).toContainEqual({ task: 'lost', attempts: 1, locked: true, due: true });
    held.finish();
    filler.finish();
    await untilEmpty();
    expect([held.started, filler.started]).toEqual([[2], [1]]);
  });

  it('waits at stop for a job that ends in time', async () => {
    const held = heldJob('short');
    const jobs = await start([held.job], { graceMs: 30_000 });
    await add('short', { n: 1 });
    await held.firstStart;
    const stopped = jobs.stop();
    held.finish();
    await stopped;
    expect(await rows()).toEqual([]);
  });

  it.each([
    ['obeys its signal', true],
    ['does not listen', false],
  ])('hands back at stop a job that %s, with its attempt', async (_name, obedient) => {
    const held = heldJob('long', 'quick', obedient);
    const jobs = await start([held.job], { abortMs: obedient ? 30_000 : 50 });
    await add('long', { n: 1 });
    await held.firstStart;
    await jobs.stop();
    expect(await rows()).toEqual([{ task: 'long', attempts: 0, locked: false, due: true }]);
    held.finish();
  });

  it('measures every job and logs failures without their payload', async () => {
    const { sink, lines } = memorySink();
    const metrics = makeMetrics();
    const broken = defineJob({
      task: 'broken',
      payload,
      lane: 'quick',
      run: () => Promise.reject(new Error('this job is broken')),
    });
    await start([broken], { log: pino({ level: 'trace' }, sink), metrics });
    await add('broken', { n: 1, secret: 'Ivan Petrenko' }, 1);
    await vi.waitFor(async () => {
      expect(await rows()).toEqual([expect.objectContaining({ task: 'broken', attempts: 1, locked: false })]);
    });
    const output = lines.join('');
    expect(output).toContain('this job is broken');
    expect(output).toContain('a job failed for the last time');
    expect(output).not.toContain('Petrenko');
    expect(await metrics.registry.metrics()).toContain(
      'aval_job_seconds_count{task="broken",outcome="failed"} 1',
    );
  });
});

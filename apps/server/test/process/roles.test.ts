import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Call } from '../api-client.ts';
import { eventually } from '../eventually.ts';
import { openTestDatabase, type TestDatabase } from '../test-database.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../webhook-receiver.ts';
import { decided, statusOf, submitSomebody } from './people.ts';
import { databasePid, leaveNothing, newDataDir, type RunningAval, runAval, startAval } from './program.ts';

afterAll(leaveNothing);

function tokenOf(server: RunningAval) {
  if (server.printed === undefined) throw new Error('no token was printed');
  return server.printed;
}

it('shares the embedded database between an API and a worker', async () => {
  const here = { AVAL_DATA_DIR: await newDataDir() };
  const api = await startAval(['--role', 'api'], here);
  const call = api.callWith(tokenOf(api));
  const id = await submitSomebody(call);
  expect(await statusOf(call, id)).toMatchObject({ reviewStatus: 'pending' });

  const alone = await runAval(['start'], here);
  expect(alone.status).toBe(1);
  expect(alone.stderr).toContain('is using the data folder');

  const worker = await startAval(['--role', 'worker'], { ...here, AVAL_METRICS_PORT: '0' });
  expect(worker).toMatchObject({ url: '', printed: undefined });
  expect(await decided(call, id)).toHaveProperty('reviewStatus');

  const told = /http:\/\/127\.0\.0\.1:\d+(?=\/metrics)/.exec(worker.stdout())?.[0] ?? '';
  const metrics = await (await fetch(`${told}/metrics`)).text();
  for (const stage of ['decode', 'text-detection', 'mrz', 'signs', 'inference'])
    expect(metrics).toMatch(new RegExp(`^aval_vision_stage_seconds_count\\{stage="${stage}"\\} [1-9]`, 'm'));
  expect(metrics).toMatch(/^aval_job_seconds_count\{task="run-checks",outcome="\w+"\} 1$/m);
  expect((await fetch(`${told}/health/ready`)).status).toBe(200);
  expect((await fetch(`${told}/resources/applicants/${id}/status`)).status).toBe(404);

  expect(await api.kill('SIGTERM')).toMatchObject({ status: 0 });
  expect(await databasePid(here.AVAL_DATA_DIR)).toBeDefined();
  expect(await worker.kill('SIGTERM')).toMatchObject({ status: 0 });
  expect(await databasePid(here.AVAL_DATA_DIR)).toBeUndefined();
});

describe('an API and workers on one DATABASE_URL', () => {
  const people = 6;
  let database: TestDatabase;
  let receiver: WebhookReceiver;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  beforeEach(async () => {
    receiver = await startWebhookReceiver();
  });
  afterEach(() => receiver.close());
  afterAll(async () => {
    await leaveNothing();
    await database.drop();
  });

  it('decides everybody exactly once although workers are killed in the middle of checks', async () => {
    const here = { AVAL_DATA_DIR: await newDataDir(), DATABASE_URL: database.url };
    const api = await startAval(['--role', 'api'], here);
    const call = api.callWith(tokenOf(api));
    await listen(call, receiver);
    const ids: string[] = [];
    for (let made = 0; made < people; made += 1) ids.push(await submitSomebody(call));
    for (const id of ids) expect(await statusOf(call, id)).toMatchObject({ reviewStatus: 'pending' });

    for (let round = 0; round < 3; round += 1) {
      const before = await entriesOf(ids, 'reviewCompleted', 'reviewOnHold');
      const worker = await startAval(['--role', 'worker'], here);
      await eventually('a check under way', async () => ((await runningChecks()) > 0 ? true : undefined));
      // After the first verdict of this worker, so that every round gets a little further.
      await eventually('one more verdict and another check under way', async () =>
        (await entriesOf(ids, 'reviewCompleted', 'reviewOnHold')) > before && (await runningChecks()) > 0
          ? true
          : undefined,
      );
      expect(await worker.kill('SIGKILL')).toMatchObject({ status: null });
    }
    const worker = await startAval(['--role', 'worker'], here);
    const verdictsByApi = new Map<string, string>();
    for (const id of ids) {
      const { reviewStatus, reviewResult } = await decided(call, id);
      const type = reviewStatus === 'completed' ? 'applicantReviewed' : 'applicantOnHold';
      verdictsByApi.set(id, sentence([type, reviewStatus, reviewResult?.reviewAnswer]));
    }
    await eventually('the webhooks', async () => (verdicts(receiver).size === people ? true : undefined));
    expect(await worker.kill('SIGTERM')).toMatchObject({ status: 0 });
    expect(await api.kill('SIGTERM')).toMatchObject({ status: 0 });

    for (const id of ids) {
      expect(await entriesOf([id], 'reviewCompleted', 'reviewOnHold')).toBe(1);
      expect([...(verdicts(receiver).get(id) ?? [])]).toEqual([verdictsByApi.get(id)]);
    }
    expect(await runAval(['journal', 'verify'], here)).toMatchObject({ status: 0 });
  });

  async function runningChecks(): Promise<number> {
    const { rows } = await sql<{ readonly running: number }>`
      select count(*)::int as running from graphile_worker._private_jobs as job
      join graphile_worker._private_tasks as task on task.id = job.task_id
      where task.identifier = 'run-checks' and job.locked_by is not null and job.locked_at > now() - interval '3 seconds'
    `.execute(database.db);
    return rows[0]?.running ?? 0;
  }

  async function entriesOf(subjects: readonly string[], ...types: string[]): Promise<number> {
    const { rows } = await sql<{ readonly entries: number }>`
      select count(*)::int as entries from "journal_entry"
      where subject_id = any(${subjects}) and type = any(${types}) /* every tenant */
    `.execute(database.db);
    return rows[0]?.entries ?? 0;
  }
});

async function listen(call: Call, receiver: WebhookReceiver): Promise<void> {
  const answer = await call('POST', '/resources/api/agent/clientWebhooks', {
    body: {
      name: 'receiver',
      target: receiver.url,
      targetType: 'http',
      types: ['applicantReviewed', 'applicantOnHold'],
      secretKey: randomBytes(16).toString('hex'),
      signatureAlgorithm: 'HMAC_SHA256_HEX',
    },
  });
  answer.read(z.object({ id: z.string() }));
}

const hookSchema = z.object({
  type: z.string(),
  applicantId: z.string(),
  reviewStatus: z.string(),
  reviewResult: z.object({ reviewAnswer: z.string() }).optional(),
});

/** What the receiver was told, by applicant. */
function verdicts({ received }: WebhookReceiver): Map<string, Set<string>> {
  const told = new Map<string, Set<string>>();
  for (const { body } of received) {
    const hook = hookSchema.parse(JSON.parse(body.toString('utf8')));
    const { type, reviewStatus, reviewResult } = hook;
    const sentences = told.get(hook.applicantId) ?? new Set<string>();
    told.set(hook.applicantId, sentences.add(sentence([type, reviewStatus, reviewResult?.reviewAnswer])));
  }
  return told;
}

function sentence(words: readonly (string | undefined)[]): string {
  return words.filter((word) => word !== undefined).join(' ');
}

import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/test-database.ts';
import { makeTestWorld, type TestWorld } from '../../test/test-world.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../test/webhook-receiver.ts';
import {
  insertTestApplicant,
  insertTestWebhook,
  makeTestClock,
  makeTestKeyring,
  type TestApplicant,
  takeDeliveries,
  waitingDeliveries,
  webhookDependencies,
} from '../../test/webhook-world.ts';
import { randomIdentifiers } from '../platform/crypto/identifiers.ts';
import { runJobs } from '../platform/jobs/run-jobs.ts';
import { makeMetrics } from '../platform/metrics/metrics.ts';
import { webhookJobs } from './jobs.ts';
import { listDeliveries } from './list-deliveries.ts';
import { makeWebhookOutbox } from './outbox-store.ts';
import type { DeliveryLogEntry, Webhook } from './ports.ts';
import { makeWebhookSender } from './send-webhook.ts';

const keyring = makeTestKeyring();
const never = new AbortController().signal;
const sender = makeWebhookSender({ privateTargets: false, plainHttp: true, answerMs: 500 });
const time = makeTestClock();

let database: TestDatabase;
let world: TestWorld;
let applicant: TestApplicant;
let receiver: WebhookReceiver;
let deps: ReturnType<typeof webhookDependencies>;

beforeAll(async () => {
  database = await openTestDatabase();
  deps = webhookDependencies(database.db, keyring, time.clock, sender.send, {
    plainHttp: true,
    answerMs: 500,
  });
});
beforeEach(async () => {
  time.set(new Date('2026-02-03T04:05:06.789Z'));
  world = await makeTestWorld(database.db, keyring);
  applicant = await insertTestApplicant(database.db, keyring, world.sandbox);
  receiver = await startWebhookReceiver();
});
afterEach(() => receiver.close());
afterAll(async () => {
  await sender.close();
  await database.drop();
});

function makeWebhook(settings: Partial<Parameters<typeof insertTestWebhook>[2]> = {}): Promise<Webhook> {
  return insertTestWebhook(deps, world.sandbox, {
    target: receiver.url,
    types: ['applicantReviewed'],
    ...settings,
  });
}

function publish(
  type: Parameters<TestApplicant['event']>[0] = 'applicantReviewed',
  of = applicant,
): Promise<void> {
  return makeWebhookOutbox(database.db, randomIdentifiers).publish(of.event(type));
}

/** Does the webhook's waiting jobs; answers what they were. */
async function work(webhook: Webhook) {
  const jobs = await takeDeliveries(database.db, webhook.id);
  const [job] = webhookJobs(deps.jobs);
  for (const { payload } of jobs) await job?.run(payload, never);
  return jobs;
}

/** As if the time of all claims were over. */
async function forgetClaims(): Promise<void> {
  await database.db
    .updateTable('webhook_delivery')
    .set({ claimed_until: new Date(0) })
    .where('environment_id', '=', world.sandbox.context.environmentId)
    .where('claimed_until', 'is not', null)
    .execute();
}

async function log(webhook: Webhook, of = world.sandbox): Promise<DeliveryLogEntry[]> {
  const found = await listDeliveries(deps.routes.deliveries)(of.context, {
    webhookId: webhook.id,
    filter: {},
    page: { limit: 10, offset: 0 },
  });
  if (!found.ok) throw new Error(found.error.name);
  return found.value.items;
}

describe('publish', () => {
  it('reaches enabled webhooks of this environment that want this type, and writes nothing where none does', async () => {
    const wanted = await makeWebhook();
    const others = [
      await makeWebhook({ types: ['applicantPending'] }),
      await makeWebhook({ enabled: false }),
      await makeWebhook({ applicantType: 'company' }),
      await makeWebhook({ sourceKeys: ['mobile'] }),
      await insertTestWebhook(deps, world.production, {
        target: 'https://a.example',
        types: ['applicantReviewed'],
      }),
    ];
    await publish();
    await publish('applicantReset');
    expect(await waitingDeliveries(database.db, wanted.id)).toHaveLength(1);
    for (const other of others) expect(await waitingDeliveries(database.db, other.id)).toEqual([]);
    const events = await database.db
      .selectFrom('webhook_event')
      .select('type')
      .where('environment_id', '=', world.sandbox.context.environmentId)
      .execute();
    expect(events).toEqual([{ type: 'applicantReviewed' }]);
  });

  it('leaves neither event nor job when the change is rolled back', async () => {
    const webhook = await makeWebhook();
    const change = database.db.transaction().execute(async (transaction) => {
      await makeWebhookOutbox(transaction, randomIdentifiers).publish(applicant.event('applicantReviewed'));
      expect(await waitingDeliveries(transaction, webhook.id)).toHaveLength(1);
      throw new Error('changed our mind');
    });
    await expect(change).rejects.toThrow('changed our mind');
    expect(await waitingDeliveries(database.db, webhook.id)).toEqual([]);
    expect(await log(webhook)).toEqual([]);
  });

  it('stores no word of the event in clear', async () => {
    await makeWebhook();
    await publish();
    const answer = await sql<{ found: boolean }>`
      select bool_or(position(convert_to(${`user-${applicant.id}`}, 'UTF8') in payload_sealed) > 0) as found
      from "webhook_event" where "environment_id" = ${world.sandbox.context.environmentId}
    `.execute(database.db);
    expect(answer.rows).toEqual([{ found: false }]);
  });
});

describe('deliverWebhook', () => {
  it.each([
    ['HMAC_SHA1_HEX', 'sha1'],
    ['HMAC_SHA256_HEX', 'sha256'],
    ['HMAC_SHA512_HEX', 'sha512'],
  ] as const)('signs the bytes it sends with %s', async (signatureAlgorithm, digest) => {
    const headers = [{ key: 'Authorization', value: 'Bearer abc' }];
    const webhook = await makeWebhook({ signatureAlgorithm, secretKey: 'a shared secret', headers });
    await publish();
    await work(webhook);
    const [request] = receiver.received;
    const [entry] = await log(webhook);
    expect(request?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-payload-digest': createHmac(digest, 'a shared secret')
        .update(request?.body ?? '')
        .digest('hex'),
      'x-payload-digest-alg': signatureAlgorithm,
      'x-event-id': entry?.eventId,
      authorization: 'Bearer abc',
    });
    expect(JSON.parse(String(request?.body))).toMatchObject({
      type: 'applicantReviewed',
      applicantId: applicant.id,
    });
    expect(entry).toMatchObject({ status: 'delivered', deliveredAt: time.clock(), nextAttemptAt: undefined });
    expect(entry?.attempts).toMatchObject([{ number: 1, statusCode: 200, response: Buffer.from('thanks') }]);
    expect(await waitingDeliveries(database.db, webhook.id)).toEqual([]);
  });

  it('tries five times on schedule with the same body and id, then gives up', async () => {
    const webhook = await makeWebhook();
    receiver.plan.push(
      { status: 500 },
      { status: 404 },
      { status: 302, location: receiver.url },
      'silence',
      'hang up',
    );
    await publish();
    await work(webhook);
    for (const seconds of [300, 3600, 18_000, 64_800]) {
      const due = new Date(time.clock().getTime() + seconds * 1000);
      expect((await waitingDeliveries(database.db, webhook.id)).map(({ runAt }) => runAt)).toEqual([due]);
      expect(await log(webhook)).toMatchObject([{ status: 'pending', nextAttemptAt: due }]);
      time.set(due);
      await work(webhook);
    }
    expect(await waitingDeliveries(database.db, webhook.id)).toEqual([]);
    const [entry] = await log(webhook);
    expect(entry).toMatchObject({ status: 'failed', nextAttemptAt: undefined, deliveredAt: undefined });
    expect(entry?.attempts.map(({ statusCode, error }) => statusCode ?? error)).toEqual([
      500,
      404,
      302,
      'timeout',
      'UND_ERR_SOCKET',
    ]);
    expect(entry?.attempts[2]?.error).toBe('redirect-not-followed');
    expect(receiver.received).toHaveLength(5);
    expect(new Set(receiver.received.map(({ body }) => body.toString())).size).toBe(1);
    expect(new Set(receiver.received.map(({ headers }) => headers['x-event-id'])).size).toBe(1);
  });

  it('does not send again when a job is run twice, delivered or not', async () => {
    const webhook = await makeWebhook();
    receiver.plan.push({ status: 503 });
    await publish();
    const [job] = webhookJobs(deps.jobs);
    for (const sent of [1, 2]) {
      const [waiting] = await takeDeliveries(database.db, webhook.id);
      await job?.run(waiting?.payload, never);
      const after = await waitingDeliveries(database.db, webhook.id);
      await job?.run(waiting?.payload, never);
      expect(receiver.received).toHaveLength(sent);
      expect(await waitingDeliveries(database.db, webhook.id)).toEqual(after);
    }
    expect((await log(webhook))[0]?.attempts).toHaveLength(2);
  });

  it('repeats a request whose outcome could not be written down', async () => {
    const webhook = await makeWebhook();
    await publish();
    const [waiting] = await waitingDeliveries(database.db, webhook.id);
    const [broken] = webhookJobs({
      ...deps.jobs,
      deliver: {
        ...deps.jobs.deliver,
        transact: () => Promise.reject(new Error('the database is gone')),
      },
    });
    await expect(broken?.run(waiting?.payload, never)).rejects.toThrow('the database is gone');
    await work(webhook);
    expect(receiver.received).toHaveLength(1);
    await forgetClaims();
    await work(webhook);
    const [first, second] = receiver.received;
    expect(second?.body.equals(first?.body ?? Buffer.alloc(0))).toBe(true);
    expect(second?.headers['x-event-id']).toBe(first?.headers['x-event-id']);
    expect((await log(webhook))[0]).toMatchObject({ status: 'delivered' });
  });

  it('tries once where failed webhooks are not to be resent', async () => {
    const webhook = await makeWebhook({ notResendFailedWebhooks: true });
    receiver.plan.push({ status: 500 });
    await publish();
    await work(webhook);
    expect(await waitingDeliveries(database.db, webhook.id)).toEqual([]);
    expect(await log(webhook)).toMatchObject([{ status: 'failed' }]);
  });

  it('refuses a private target in production, though its name was fine when it was configured', async () => {
    const production = await insertTestApplicant(database.db, keyring, world.production);
    const target = `http://localhost:${receiver.port}/hook`;
    const webhook = await insertTestWebhook(deps, world.production, { target, types: ['applicantReviewed'] });
    await publish('applicantReviewed', production);
    await work(webhook);
    expect(receiver.received).toEqual([]);
    const [entry] = await log(webhook, world.production);
    expect(entry?.attempts).toMatchObject([{ error: 'private-target' }]);
  });

  it('gives up on an applicant that was erased', async () => {
    const webhook = await makeWebhook();
    await publish();
    await database.db
      .deleteFrom('applicant')
      .where('environment_id', '=', world.sandbox.context.environmentId)
      .where('id', '=', applicant.id)
      .execute();
    await work(webhook);
    expect(receiver.received).toEqual([]);
    expect(await log(webhook)).toMatchObject([
      { status: 'failed', attempts: [{ error: 'applicant-erased' }] },
    ]);
  });

  it('is delivered by the workers', async () => {
    const webhook = await makeWebhook();
    await publish();
    const running = await runJobs({
      databaseUrl: database.url,
      jobs: webhookJobs(deps.jobs),
      visionConcurrency: 1,
      quickConcurrency: 2,
      log: pino({ level: 'silent' }),
      metrics: makeMetrics(),
    });
    await vi.waitFor(async () => expect(await log(webhook)).toMatchObject([{ status: 'delivered' }]), {
      timeout: 20_000,
    });
    await running.stop();
    expect(receiver.received).toHaveLength(1);
  });
});

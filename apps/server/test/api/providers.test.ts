import { createHmac } from 'node:crypto';
import { levelIdSchema } from '@aval/core/ids';
import { seededLevels } from '@aval/core/level';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { makeCallGuarded } from '../../src/connectors/guarded/call-guarded.ts';
import { makeSumsubProvider } from '../../src/connectors/sumsub/index.ts';
import { randomIdentifiers } from '../../src/platform/crypto/identifiers.ts';
import { sessionJobKey, tendSessionTask } from '../../src/providers/begin-session.ts';
import type { KycProvider } from '../../src/providers/ports.ts';
import {
  complete,
  errorOf,
  finalRefusal,
  passport,
  retryRefusal,
  selfie,
  submit,
  uploadImage,
} from '../applicant-steps.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestServer, type TestServer, type TestSide } from '../test-server.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const webhookSecret = 'a-secret-of-the-vendor-webhook';
const providers: KycProvider[] = [];
/** Our server, and another one of ours that plays the vendor. */
let ours: TestServer;
let vendor: TestServer;
let client: ReturnType<typeof makeCallGuarded>;
/** Requests to the vendor that go through; when it is down none does. */
let isVendorUp = true;
let cutAfter: string | undefined;
/** Seconds after which the vendor, who is busy, wants to be asked again. */
let busySeconds = 0;

beforeAll(async () => {
  const send = [0, 0, 0];
  // Far away: what is read, is read because a webhook came.
  const read = [3600, 3600];
  vendor = await openTestServer();
  ours = await openTestServer({ providers: { providers, pauses: { send, read } } });
  client = makeCallGuarded({ allowPrivateTargets: true });
  providers.push(sumsub('acme-check', ours.sandbox), sumsub('theirs', ours.otherTenant.sandbox));
  await addLevel(ours.sandbox, 'by-provider', { by: 'provider', provider: 'acme-check' });
  await addLevel(ours.sandbox, 'in-shadow', { by: 'shadow', provider: 'acme-check' });
  await addLevel(ours.sandbox, 'by-a-stranger', { by: 'provider', provider: 'theirs' });
});
afterAll(async () => {
  await client.close();
  await ours.close();
  await vendor.close();
});
beforeEach(() => {
  isVendorUp = true;
  cutAfter = undefined;
  busySeconds = 0;
});

function sumsub(name: string, side: TestSide, secret = vendor.sandbox.secret): KycProvider {
  const { clientId, environment } = side.context;
  return makeSumsubProvider(
    {
      name,
      clientId,
      environment,
      url: vendor.url,
      levelName: 'basic-kyc-level',
      sends: ['fixedInfo', 'documents'],
      token: vendor.sandbox.token,
      secret,
      webhookSecret,
    },
    async (request, signal) => {
      if (!isVendorUp) return { ok: false, error: 'connection' };
      if (busySeconds > 0)
        return { ok: true, value: { status: 429, json: undefined, retryAfterSeconds: busySeconds } };
      const answer = await client.call(request, signal);
      if (cutAfter !== undefined && new URL(request.url).pathname.endsWith(cutAfter)) {
        cutAfter = undefined;
        throw new Error('the worker was killed');
      }
      return answer;
    },
    () => new Date(),
  );
}

async function addLevel(
  side: TestSide,
  name: string,
  verification: { by: 'provider' | 'shadow'; provider: string },
) {
  const [level] = seededLevels;
  if (level === undefined) throw new Error('there is no level');
  await ours.stores.levels.insert(side.context.environmentId, {
    id: levelIdSchema.parse(randomIdentifiers.objectId()),
    name,
    type: 'standalone',
    definition: { ...level.definition, verification },
    createdAt: new Date(),
  });
}

let pictures = 10;
async function submitted(levelName: string): Promise<string> {
  const body = {
    externalUserId: `on-${levelName}-${pictures}`,
    email: 'never.sent@example.org',
    fixedInfo: { firstName: 'Olena', lastName: 'Kovalenko' },
  };
  const made = await ours.call('POST', `/resources/applicants?levelName=${levelName}`, { body });
  const { id } = made.read(z.object({ id: z.string() }));
  pictures += 2;
  await uploadImage(ours.call, id, { metadata: passport, file: await plainJpeg(pictures) });
  await uploadImage(ours.call, id, { metadata: selfie, file: await plainJpeg(pictures, 80) });
  expect((await submit(ours.call, id)).status).toBe(200);
  await ours.drainJobs();
  return id;
}

const statusSchema = z.looseObject({
  reviewStatus: z.string(),
  attemptCnt: z.number(),
  reviewResult: z.looseObject({ reviewAnswer: z.string() }).optional(),
});
const statusOf = async (id: string) =>
  (await ours.call('GET', `/resources/applicants/${id}/status`)).read(statusSchema);

async function sessionOf(applicantId: string) {
  return ours.db
    .selectFrom('provider_session')
    .selectAll()
    .where('environment_id', '=', ours.sandbox.context.environmentId)
    .where('applicant_id', '=', applicantId)
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow();
}

/** The vendor's applicants under the session's name. */
async function atVendor(sessionId: string) {
  const target = `/resources/applicants/-;externalUserId=${sessionId}/one`;
  return (await vendor.call('GET', target)).read(z.looseObject({ id: z.string(), inspectionId: z.string() }));
}

async function vendorSays(sessionId: string, verdict: unknown) {
  const { id } = await atVendor(sessionId);
  expect((await complete(vendor.call, id, verdict)).status).toBe(200);
  return webhookBody(sessionId, id);
}

function webhookBody(sessionId: string, id: string): Buffer {
  return Buffer.from(
    JSON.stringify({ applicantId: id, externalUserId: sessionId, type: 'applicantReviewed' }, null, 2),
  );
}

async function endpoint(name = 'acme-check', side = ours.sandbox): Promise<string> {
  const { items } = (await ours.call('GET', '/resources/api/providers', { as: side })).read(
    z.object({ items: z.array(z.object({ name: z.string(), webhookUrl: z.string() })) }),
  );
  const url = items.find((item) => item.name === name)?.webhookUrl ?? '';
  return new URL(url).pathname;
}

const digests = [
  ['HMAC_SHA1_HEX', 'sha1'],
  ['HMAC_SHA256_HEX', 'sha256'],
  ['HMAC_SHA512_HEX', 'sha512'],
] as const;
async function sendWebhook(body: Buffer, changed: Record<string, string> = {}, target?: string) {
  const headers = {
    'X-Payload-Digest': createHmac('sha256', webhookSecret).update(body).digest('hex'),
    'X-Payload-Digest-Alg': 'HMAC_SHA256_HEX',
    ...changed,
  };
  return ours.call('POST', target ?? (await endpoint()), { as: 'nobody', body, headers });
}

describe('a level that leaves the verdict to a provider', () => {
  test('sends what the level allows, waits, and takes the approval', async () => {
    const id = await submitted('by-provider');
    expect(await statusOf(id)).toMatchObject({ reviewStatus: 'queued' });
    const session = await sessionOf(id);
    expect(session).toMatchObject({ status: 'waiting', mode: 'provider', failure: null });
    const there = await atVendor(session.id);
    expect(there).toMatchObject({ fixedInfo: { firstName: 'Olena' }, review: { reviewStatus: 'pending' } });
    expect(JSON.stringify(there)).not.toContain('never.sent');
    const files = await vendor.call('GET', `/resources/applicants/${there.id}/metadata/resources`);
    expect(files.read(z.looseObject({ totalItems: z.number() })).totalItems).toBe(2);
    const body = await vendorSays(session.id, { reviewAnswer: 'GREEN', rejectLabels: [] });
    expect((await sendWebhook(body)).status).toBe(200);
    await ours.drainJobs();
    expect(await statusOf(id)).toMatchObject({
      reviewStatus: 'completed',
      reviewResult: { reviewAnswer: 'GREEN' },
    });
    const checks = await ours.call('GET', `/resources/checks/latest?type=PROVIDER&applicantId=${id}`);
    expect(checks.json).toMatchObject({
      checks: [{ answer: 'GREEN', provider: { name: 'acme-check', reference: there.id } }],
    });
  });

  test('a refusal with its labels; the next attempt is another session', async () => {
    const id = await submitted('by-provider');
    const first = await sessionOf(id);
    await sendWebhook(await vendorSays(first.id, retryRefusal));
    await ours.drainJobs();
    expect(await statusOf(id)).toMatchObject({
      reviewStatus: 'completed',
      reviewResult: { reviewAnswer: 'RED', rejectLabels: ['BAD_SELFIE'], reviewRejectType: 'RETRY' },
    });
    await uploadImage(ours.call, id, { metadata: passport, file: await plainJpeg(501) });
    await uploadImage(ours.call, id, { metadata: selfie, file: await plainJpeg(501, 80) });
    await submit(ours.call, id);
    await ours.drainJobs();
    const second = await sessionOf(id);
    expect(second.id).not.toBe(first.id);
    await sendWebhook(await vendorSays(second.id, finalRefusal));
    await ours.drainJobs();
    expect(await statusOf(id)).toMatchObject({
      attemptCnt: 2,
      reviewResult: { rejectLabels: ['FORGERY'], reviewRejectType: 'FINAL' },
    });
  });

  test('without a webhook the answer is asked for', async () => {
    const id = await submitted('by-provider');
    const session = await sessionOf(id);
    await vendorSays(session.id, finalRefusal);
    await tend(session.id);
    await ours.drainJobs();
    expect(await statusOf(id)).toMatchObject({ reviewResult: { reviewAnswer: 'RED' } });
  });

  test('only the webhook’s moment counts: one that claims an approval approves nobody', async () => {
    const id = await submitted('by-provider');
    const session = await sessionOf(id);
    const there = await atVendor(session.id);
    const claim = {
      applicantId: there.id,
      externalUserId: session.id,
      type: 'applicantReviewed',
      reviewResult: { reviewAnswer: 'GREEN' },
    };
    expect((await sendWebhook(Buffer.from(JSON.stringify(claim)))).status).toBe(200);
    await ours.drainJobs();
    expect(await statusOf(id)).toMatchObject({ reviewStatus: 'queued' });
  });

  test('the journal says what went to whom, and the log no value of it', async () => {
    const id = await submitted('by-provider');
    expect((await sessionOf(id)).status).toBe('waiting');
    const rows = await ours.db
      .selectFrom('journal_entry')
      .select('type')
      .where('environment_id', '=', ours.sandbox.context.environmentId)
      .where('subject_id', '=', id)
      .execute();
    // The person's data, and each of two pictures.
    expect(rows.filter(({ type }) => type === 'providerTold')).toHaveLength(3);
    expect(ours.log()).not.toMatch(/Olena|Kovalenko|never\.sent/);
  });
});

describe('trouble', () => {
  test('a vendor that is down is asked again, and goes on when it is back', async () => {
    isVendorUp = false;
    const id = await submittedButDown();
    expect(await sessionOf(id)).toMatchObject({ status: 'sending', failure: 'connection', tries: 1 });
    isVendorUp = true;
    await ours.drainJobs();
    expect(await sessionOf(id)).toMatchObject({ status: 'waiting', failure: null });
  });

  test('a vendor who is busy is asked again when he said, not before', async () => {
    busySeconds = 5000;
    const id = await submittedButDown();
    const session = await sessionOf(id);
    expect(session).toMatchObject({ status: 'sending', failure: 'http-429', tries: 1 });
    const due = await dueInSeconds(session.id);
    expect(due).toBeGreaterThan(4000);
    expect(due).toBeLessThanOrEqual(5000);
    busySeconds = 0;
    await tend(session.id);
    expect(await sessionOf(id)).toMatchObject({ status: 'waiting' });
    busySeconds = 80_000;
    await tend(session.id);
    expect(await dueInSeconds(session.id)).toBeGreaterThan(70_000);
    expect(await statusOf(id)).toMatchObject({ reviewStatus: 'queued' });
  });

  test('an approval that comes after the last try approves nobody', async () => {
    isVendorUp = false;
    const id = await submitted('by-provider');
    isVendorUp = true;
    const { id: sessionId } = await sessionOf(id);
    expect(await sessionOf(id)).toMatchObject({ status: 'failed' });
    const late = webhookBody(sessionId, '65f0a1b2c3d4e5f60718293a');
    expect((await sendWebhook(late)).status).toBe(200);
    await tend(sessionId);
    await ours.drainJobs();
    expect(await sessionOf(id)).toMatchObject({ status: 'failed', answer: null });
    expect(await statusOf(id)).toMatchObject({ reviewStatus: 'onHold' });
  });

  test('an approval of an attempt that was reset approves nobody', async () => {
    const id = await submitted('by-provider');
    const session = await sessionOf(id);
    const body = await vendorSays(session.id, { reviewAnswer: 'GREEN', rejectLabels: [] });
    expect((await ours.call('POST', `/resources/applicants/${id}/reset`)).status).toBe(200);
    expect((await sendWebhook(body)).status).toBe(200);
    await ours.drainJobs();
    expect(await sessionOf(id)).toMatchObject({ status: 'failed', failure: 'not-wanted-any-more' });
    expect(await statusOf(id)).toMatchObject({ reviewStatus: 'init' });
  });

  test('what a shadow said before the level was left to the provider decides nothing', async () => {
    const id = await submitted('by-provider');
    const { id: sessionId } = await sessionOf(id);
    const { environmentId } = ours.sandbox.context;
    await ours.db
      .updateTable('provider_session')
      .set({ mode: 'shadow' })
      .where('environment_id', '=', environmentId)
      .where('id', '=', sessionId)
      .execute();
    await vendorSays(sessionId, { reviewAnswer: 'GREEN', rejectLabels: [] });
    await tend(sessionId);
    await runChecksOf(id);
    expect(await statusOf(id)).toMatchObject({ reviewStatus: 'onHold' });
  });

  test('down for good: a person decides, with the reason', async () => {
    isVendorUp = false;
    const id = await submitted('by-provider');
    expect(await statusOf(id)).toMatchObject({ reviewStatus: 'onHold' });
    expect(await sessionOf(id)).toMatchObject({ status: 'failed', failure: 'connection' });
    const checks = await ours.call('GET', `/resources/checks/latest?type=PROVIDER&applicantId=${id}`);
    expect(checks.json).toMatchObject({
      checks: [{ answer: 'ERROR', provider: { name: 'acme-check', failure: 'connection' } }],
    });
  });

  test('refused credentials', async () => {
    const [right] = providers;
    if (right === undefined) throw new Error('there is no provider');
    providers[0] = sumsub('acme-check', ours.sandbox, 'not-the-secret-of-this-token');
    try {
      const id = await submitted('by-provider');
      expect(await statusOf(id)).toMatchObject({ reviewStatus: 'onHold' });
      expect(await sessionOf(id)).toMatchObject({ failure: 'not-authorised' });
    } finally {
      providers[0] = right;
    }
  });

  test('another tenant’s provider does not exist', async () => {
    const id = await submitted('by-a-stranger');
    expect(await statusOf(id)).toMatchObject({ reviewStatus: 'onHold' });
    expect(await sessionOf(id)).toMatchObject({ status: 'failed', failure: 'provider-not-configured' });
  });

  test.each(['/resources/applicants', '/info/idDoc', '/status/pending'])(
    'a worker killed between sending to %s and remembering it',
    async (cut) => {
      cutAfter = cut;
      const id = await submittedButDown();
      const session = await sessionOf(id);
      expect(session.status).toBe('sending');
      await tend(session.id);
      expect(await sessionOf(id)).toMatchObject({ status: 'waiting' });
      const there = await atVendor(session.id);
      expect(there).toMatchObject({ review: { reviewStatus: 'pending', attemptCnt: 1 } });
      const files = await vendor.call('GET', `/resources/applicants/${there.id}/metadata/resources`);
      expect(files.read(z.looseObject({ totalItems: z.number() })).totalItems).toBe(2);
    },
  );

  test('the same job run twice', async () => {
    const id = await submitted('by-provider');
    const session = await sessionOf(id);
    await tend(session.id);
    await tend(session.id);
    expect(await atVendor(session.id)).toMatchObject({ review: { attemptCnt: 1 } });
    expect(await statusOf(id)).toMatchObject({ reviewStatus: 'queued' });
  });
});

describe('webhooks', () => {
  test.each(digests)('%s over the exact bytes', async (named, algorithm) => {
    const body = webhookBody('6f9619ff-8b86-4d01-b42d-00cf4fc964ff', '65f0a1b2c3d4e5f60718293a');
    const digest = createHmac(algorithm, webhookSecret).update(body).digest('hex');
    const headers = { 'X-Payload-Digest': digest, 'X-Payload-Digest-Alg': named };
    expect((await sendWebhook(body, headers)).status).toBe(200);
    const respaced = Buffer.from(JSON.stringify(JSON.parse(body.toString())));
    expect(errorOf(await sendWebhook(respaced, headers)).status).toBe(401);
  });

  test.each([
    ['a wrong digest', { 'X-Payload-Digest': '0'.repeat(64) }],
    ['no digest', { 'X-Payload-Digest': '' }],
    ['an algorithm of no meaning', { 'X-Payload-Digest-Alg': 'constructor' }],
  ])('%s: refused before anything is read', async (_what, headers) => {
    const id = await submitted('by-provider');
    const session = await sessionOf(id);
    const body = await vendorSays(session.id, { reviewAnswer: 'GREEN', rejectLabels: [] });
    expect(errorOf(await sendWebhook(body, headers)).status).toBe(401);
    expect(errorOf(await sendWebhook(Buffer.from('{"half'), headers)).status).toBe(401);
    await ours.drainJobs();
    expect(await statusOf(id)).toMatchObject({ reviewStatus: 'queued' });
  });

  test('those that tell nothing new use up no tries', async () => {
    const id = await submitted('by-provider');
    const session = await sessionOf(id);
    const there = await atVendor(session.id);
    for (let turn = 0; turn < 4; turn += 1) {
      expect((await sendWebhook(webhookBody(session.id, there.id))).status).toBe(200);
      await ours.drainJobs();
    }
    expect(await sessionOf(id)).toMatchObject({ status: 'waiting', tries: session.tries });
    expect(await dueInSeconds(session.id)).toBeGreaterThan(1000);
  });

  test('a large body from nobody is not read', async () => {
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' };
    const answer = await sendWebhook(Buffer.alloc(2 * 1024 * 1024), headers);
    expect(errorOf(answer).status).toBe(413);
  });

  test('doubled and replayed ones change nothing', async () => {
    const id = await submitted('by-provider');
    const session = await sessionOf(id);
    const body = await vendorSays(session.id, finalRefusal);
    const answers = await Promise.all([sendWebhook(body), sendWebhook(body)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await ours.drainJobs();
    const before = [await statusOf(id), await sessionOf(id)];
    expect((await sendWebhook(body)).status).toBe(200);
    await ours.drainJobs();
    expect([await statusOf(id), await sessionOf(id)]).toEqual(before);
    const checks = await ours.call('GET', `/resources/checks/latest?type=PROVIDER&applicantId=${id}`);
    expect(checks.read(z.object({ checks: z.array(z.unknown()) })).checks).toHaveLength(1);
  });

  test('at another tenant’s address they reach nobody', async () => {
    const id = await submitted('by-provider');
    const session = await sessionOf(id);
    const body = await vendorSays(session.id, { reviewAnswer: 'GREEN', rejectLabels: [] });
    const theirs = await endpoint('theirs', ours.otherTenant.sandbox);
    expect((await sendWebhook(body, {}, theirs)).status).toBe(200);
    await ours.drainJobs();
    expect(await statusOf(id)).toMatchObject({ reviewStatus: 'queued' });
  });

  test('an address that nobody was told, and bodies without sense', async () => {
    const unknown = `/resources/providers/webhooks/${'0'.repeat(64)}`;
    expect(errorOf(await sendWebhook(Buffer.from('{}'), {}, unknown)).status).toBe(404);
    for (const text of ['', '{}', 'nonsense', '[]'])
      expect(errorOf(await sendWebhook(Buffer.from(text))).status).toBe(400);
  });

  test('each tenant sees its own providers', async () => {
    expect(await endpoint()).toMatch(/\/[0-9a-f]{64}$/);
    const { json } = await ours.call('GET', '/resources/api/providers', { as: ours.production });
    expect(json).toEqual({ items: [] });
  });
});

describe('in shadow', () => {
  const listSchema = z.object({
    totalItems: z.number(),
    items: z.array(z.looseObject({ applicantId: z.string() })),
  });
  const list = async (query = '') =>
    (await ours.call('GET', `/resources/api/providers/disagreements${query}`)).read(listSchema);

  test('ours decides, theirs is recorded, and disagreements are listed', async () => {
    const same = await submitted('in-shadow');
    const different = await submitted('in-shadow');
    const other = await submitted('in-shadow');
    const before = await statusOf(different);
    expect(before).toMatchObject({ reviewStatus: 'completed', reviewResult: { reviewAnswer: 'RED' } });
    for (const [id, verdict] of [
      [same, finalRefusal],
      [different, { reviewAnswer: 'GREEN', rejectLabels: [] }],
      [other, { reviewAnswer: 'GREEN', rejectLabels: [] }],
    ] as const) {
      const session = await sessionOf(id);
      await sendWebhook(await vendorSays(session.id, verdict));
      await ours.drainJobs();
      expect(await sessionOf(id)).toMatchObject({ status: 'answered', mode: 'shadow' });
    }
    expect(await statusOf(different)).toEqual(before);
    const all = await list();
    expect(all.totalItems).toBe(2);
    expect(all.items.map(({ applicantId }) => applicantId)).toEqual([other, different]);
    expect(all.items[0]).toMatchObject({
      provider: 'acme-check',
      levelName: 'in-shadow',
      ours: { reviewAnswer: 'RED' },
      theirs: { reviewAnswer: 'GREEN' },
    });
    const page = await list('?limit=1&offset=1');
    expect(page).toMatchObject({ totalItems: 2, items: [{ applicantId: different }] });
    const as = ours.otherTenant.sandbox;
    const theirs = await ours.call('GET', '/resources/api/providers/disagreements', { as });
    expect(theirs.read(listSchema).totalItems).toBe(0);
    const weak = await ours.sandbox.newToken('applicant.read');
    expect(
      errorOf(await ours.call('GET', '/resources/api/providers/disagreements', { as: weak })).status,
    ).toBe(403);
  });
});

/** Runs the job of a session by hand, as a worker would. */
async function tend(sessionId: string) {
  const job = ours.application.jobs.find(({ task }) => task === tendSessionTask);
  if (job === undefined) throw new Error('there is no such job');
  const { environmentId } = ours.sandbox.context;
  await job.run({ environmentId, sessionId, correlationId: '0'.repeat(32) }, new AbortController().signal);
}

/** Submits, and runs the checks and the first try only. */
async function submittedButDown(): Promise<string> {
  const body = { externalUserId: `cut-${pictures}`, fixedInfo: { firstName: 'Olena' } };
  const made = await ours.call('POST', '/resources/applicants?levelName=by-provider', { body });
  const { id } = made.read(z.object({ id: z.string() }));
  pictures += 2;
  await uploadImage(ours.call, id, { metadata: passport, file: await plainJpeg(pictures) });
  await uploadImage(ours.call, id, { metadata: selfie, file: await plainJpeg(pictures, 80) });
  await submit(ours.call, id);
  await runChecksOf(id);
  await tend((await sessionOf(id)).id).catch(() => undefined);
  return id;
}

/** Seconds until the next try that stands. */
async function dueInSeconds(sessionId: string): Promise<number> {
  const found = await sql<{ seconds: number }>`
    select extract(epoch from run_at - now())::float8 as seconds from graphile_worker.jobs
    where key = ${sessionJobKey(sessionId)}`.execute(ours.db);
  return found.rows[0]?.seconds ?? 0;
}

/** Runs the checks of the present attempt, as a worker would. */
async function runChecksOf(id: string): Promise<void> {
  const { attempt_id: attemptId } = await ours.db
    .selectFrom('review_attempt')
    .select('attempt_id')
    .where('environment_id', '=', ours.sandbox.context.environmentId)
    .where('applicant_id', '=', id)
    .executeTakeFirstOrThrow();
  const checks = ours.application.jobs.find(({ task }) => task === 'run-checks');
  const { environmentId } = ours.sandbox.context;
  const payload = { environmentId, applicantId: id, attemptId, correlationId: '0'.repeat(32) };
  await checks?.run(payload, new AbortController().signal);
}

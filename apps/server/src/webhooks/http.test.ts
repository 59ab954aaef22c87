import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openTestDatabase, type TestDatabase } from '../../test/test-database.ts';
import { makeTestWorld, type TestWorld } from '../../test/test-world.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../test/webhook-receiver.ts';
import {
  insertTestApplicant,
  makeTestClock,
  makeTestKeyring,
  takeDeliveries,
  waitingDeliveries,
  webhookDependencies,
} from '../../test/webhook-world.ts';
import { payloadContext } from '../journal/store.ts';
import type { Context } from '../platform/context.ts';
import { randomIdentifiers } from '../platform/crypto/identifiers.ts';
import { openJson } from '../platform/crypto/sealed-box.ts';
import type { RawRequest } from '../platform/http/route.ts';
import { makeEnvironmentKeys } from '../tenants/environment-key-store.ts';
import { webhookRoutes } from './http.ts';
import { webhookJobs } from './jobs.ts';
import { makeWebhookOutbox } from './outbox-store.ts';
import { makeWebhookSender } from './send-webhook.ts';
import { makeWebhookStore } from './store.ts';
import { webhookConfigSchema } from './webhook-config-body.ts';

const keyring = makeTestKeyring();
const sender = makeWebhookSender({ privateTargets: false });
const time = makeTestClock();
const listPath = '/resources/api/clientWebhooks';
const agentPath = '/resources/api/agent/clientWebhooks';
const deliveriesPath = `${listPath}/:webhookId/deliveries`;

let database: TestDatabase;
let world: TestWorld;
let context: Context;
let deps: ReturnType<typeof webhookDependencies>;

beforeAll(async () => {
  database = await openTestDatabase();
  deps = webhookDependencies(database.db, keyring, time.clock, sender.send);
});
beforeEach(async () => {
  world = await makeTestWorld(database.db, keyring);
  context = world.sandbox.context;
});
afterAll(async () => {
  await sender.close();
  await database.drop();
});

/** Calls a route past the door: its body, the name of its error, or where the request was invalid. */
async function call(method: string, path: string, request: Partial<RawRequest> = {}, as = context) {
  const found = webhookRoutes(deps.routes).find((route) => route.method === method && route.path === path);
  if (found === undefined) throw new Error(`no route ${method} ${path}`);
  const raw = {
    params: {},
    query: {},
    body: undefined,
    files: new Map(),
    bytes: Buffer.alloc(0),
    subject: undefined,
    headers: {},
    target: path,
    ...request,
  };
  const outcome = await found.run(as, raw);
  if (outcome.kind === 'invalid')
    return { invalid: outcome.where, field: outcome.error.issues[0]?.path.join('.') };
  if (outcome.kind === 'failed') return { error: outcome.error.name };
  if ('stream' in outcome.reply) throw new Error('a stream was answered');
  if (!('body' in outcome.reply)) return outcome.reply.bytes.toString('utf8');
  const sent: unknown = JSON.parse(JSON.stringify(outcome.reply.body));
  return sent;
}

const minimal = { target: 'https://hooks.example/in', types: ['applicantReviewed'] };

async function create(settings: object = {}, as = context) {
  return webhookConfigSchema.parse(await call('POST', agentPath, { body: { ...minimal, ...settings } }, as));
}

async function storedSecret(id: string): Promise<string | undefined> {
  const dataKey = await makeEnvironmentKeys(database.db, keyring).dataKey(context.environmentId);
  const webhooks = await makeWebhookStore(database.db).list(context.environmentId, dataKey);
  return webhooks.find((webhook) => webhook.id === id)?.secretKey;
}

describe('configuration', () => {
  it('makes a secret, shows it once, and masks it from then on', async () => {
    const created = await create();
    expect(created).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      name: '',
      target: 'https://hooks.example/in',
      targetType: 'http',
      types: ['applicantReviewed'],
      sourceKeys: [],
      secretKey: expect.stringMatching(/^[0-9A-Za-z]{32,}$/),
      standardSecret: expect.stringMatching(/^whsec_[0-9A-Za-z+/]{40,}=*$/),
      signatureAlgorithm: 'HMAC_SHA256_HEX',
      headers: [],
      notResendFailedWebhooks: false,
      enabled: true,
      clientId: context.clientId,
      createdAt: '2026-02-03 04:05:06',
      createdBy: context.actor.id,
    });
    const masked = { ...created, secretKey: '********', standardSecret: '********' };
    expect(await call('GET', `${listPath}/:webhookId`, { params: { webhookId: created.id } })).toEqual(
      masked,
    );
    const page = { items: [masked], totalItems: 1 };
    expect(await call('GET', listPath)).toEqual({ list: page, ...page });
    expect(await call('PATCH', agentPath, { body: { id: created.id, name: 'x' } })).toEqual({
      ...masked,
      name: 'x',
    });
  });

  it('keeps every setting, in clear nothing that is secret', async () => {
    const settings = {
      name: 'CRM',
      description: 'to the customer base',
      applicantType: 'company',
      sourceKeys: ['web', 'mobile'],
      secretKey: 'correct horse battery',
      signatureAlgorithm: 'HMAC_SHA512_HEX',
      headers: [{ key: 'X-Api-Key', value: 'tr0ub4dor' }],
      notResendFailedWebhooks: true,
      enabled: false,
    };
    const created = await create(settings);
    expect(created).toMatchObject(settings);
    const row = await database.db
      .selectFrom('webhook')
      .selectAll()
      .where('environment_id', '=', context.environmentId)
      .executeTakeFirstOrThrow();
    const stored = JSON.stringify({ ...row, secrets_sealed: row.secrets_sealed.toString('latin1') });
    expect(stored).not.toContain('tr0ub4dor');
    expect(stored).not.toContain('correct horse');
  });

  it('changes what is given; null takes back; the mask leaves the secret alone', async () => {
    const created = await create({ secretKey: 'first secret', description: 'old', sourceKeys: ['web'] });
    const { id } = created;
    const back = { ...created, secretKey: '********', description: null, types: ['applicantPending'] };
    expect(await call('PATCH', agentPath, { body: back })).toMatchObject({
      types: ['applicantPending'],
      sourceKeys: ['web'],
    });
    expect(await call('GET', `${listPath}/:webhookId`, { params: { webhookId: id } })).not.toHaveProperty(
      'description',
    );
    expect(await storedSecret(id)).toBe('first secret');
    await call('PATCH', agentPath, { body: { id, secretKey: 'second secret' } });
    expect(await storedSecret(id)).toBe('second secret');
  });

  it.each([
    ['an address of another protocol', { target: 'ftp://hooks.example/' }, 'target'],
    ['an address with a line break', { target: 'https://hooks.example/\r\nX-Other: 1' }, 'target'],
    ['an address with a password', { target: 'https://me:secret@hooks.example/' }, 'target'],
    ['no types', { types: [] }, 'types'],
    ['an unknown type', { types: ['applicantVanished'] }, 'types.0'],
    ['another kind of target', { targetType: 'slack' }, 'targetType'],
    ['a header of our own', { headers: [{ key: 'X-Payload-Digest', value: 'a' }] }, 'headers.0.key'],
    ['a header in two lines', { headers: [{ key: 'X-A', value: 'a\r\nX-B: b' }] }, 'headers.0.value'],
    ['a short secret', { secretKey: 'short' }, 'secretKey'],
  ])('refuses %s', async (_name, settings, field) => {
    expect(await call('POST', agentPath, { body: { ...minimal, ...settings } })).toEqual({
      invalid: 'body',
      field,
    });
  });

  it('refuses a private address in production, and one of the cloud itself everywhere', async () => {
    const as = world.production.context;
    const body = { ...minimal, target: 'http://10.0.0.8/in' };
    expect(await call('POST', agentPath, { body }, as)).toEqual({ error: 'invalid-value' });
    const { id } = await create({}, as);
    expect(await call('PATCH', agentPath, { body: { id, target: body.target } }, as)).toEqual({
      error: 'invalid-value',
    });
    expect(await create({ target: body.target })).toMatchObject({ target: body.target });
    const metadata = { ...minimal, target: 'http://169.254.169.254/latest' };
    expect(await call('POST', agentPath, { body: metadata })).toEqual({ error: 'invalid-value' });
  });

  it('holds fifty active webhooks, even when two arrive at once', async () => {
    for (let made = 0; made < 49; made += 1) await create();
    const disabled = await create({ enabled: false });
    const body = minimal;
    const both = await Promise.all([call('POST', agentPath, { body }), call('POST', agentPath, { body })]);
    expect(both.filter((answer) => JSON.stringify(answer) === '{"error":"state-conflict"}')).toHaveLength(1);
    const enable = { id: disabled.id, enabled: true };
    expect(await call('PATCH', agentPath, { body: enable })).toEqual({ error: 'state-conflict' });
  });

  it('is written into the journal of the environment, without values', async () => {
    const { id } = await create({ secretKey: 'a secret of ours' });
    await call('PATCH', agentPath, {
      body: { id, target: 'https://other.example/', secretKey: 'another secret' },
    });
    const rows = await database.db
      .selectFrom('journal_entry')
      .select(['type', 'actor', 'payload_sealed'])
      .where('environment_id', '=', context.environmentId)
      .where('subject_id', '=', context.environmentId)
      .orderBy('sequence')
      .execute();
    const dataKey = await makeEnvironmentKeys(database.db, keyring).dataKey(context.environmentId);
    const entries = rows.map(({ type, payload_sealed: sealed }) =>
      openJson(dataKey, payloadContext(context.environmentId, type), sealed, z.unknown()),
    );
    expect(rows.map(({ type, actor }) => [type, actor])).toEqual([
      ['webhookCreated', `app-token:${context.actor.id}`],
      ['webhookChanged', `app-token:${context.actor.id}`],
    ]);
    expect(entries).toMatchObject([
      { value: { webhookId: id, types: ['applicantReviewed'], enabled: true } },
      { value: { webhookId: id, changed: ['target', 'secretKey'] } },
    ]);
  });

  it("does not know another environment's webhooks", async () => {
    const { id: webhookId } = await create({}, world.production.context);
    const unknown = { error: 'webhook-not-found' };
    const params = { webhookId };
    expect(await call('GET', listPath)).toMatchObject({ items: [], totalItems: 0 });
    expect(await call('GET', `${listPath}/:webhookId`, { params })).toEqual(unknown);
    expect(await call('PATCH', agentPath, { body: { id: webhookId, name: 'ours now' } })).toEqual(unknown);
    expect(await call('GET', deliveriesPath, { params })).toEqual(unknown);
    const delivery = { ...params, deliveryId: randomUUID() };
    expect(await call('POST', `${deliveriesPath}/:deliveryId/resend`, { params: delivery })).toEqual(unknown);
  });
});

describe('delivery log', () => {
  let receiver: WebhookReceiver;
  beforeEach(async () => {
    receiver = await startWebhookReceiver();
  });
  afterEach(() => receiver.close());

  async function publish(): Promise<void> {
    const applicant = await insertTestApplicant(database.db, keyring, world.sandbox);
    await makeWebhookOutbox(database.db, randomIdentifiers).publish(applicant.event('applicantReviewed'));
  }

  async function work(webhookId: Parameters<typeof takeDeliveries>[1]): Promise<void> {
    const [job] = webhookJobs(deps.jobs);
    for (const { payload } of await takeDeliveries(database.db, webhookId)) {
      await job?.run(payload, new AbortController().signal);
    }
  }

  async function firstWebhook() {
    await create({ target: receiver.url });
    const [id] = await makeWebhookStore(database.db).lockActive(context.environmentId);
    if (id === undefined) throw new Error('no webhook');
    return id;
  }

  const idSchema = z.object({ items: z.array(z.object({ id: z.string(), eventId: z.string() })) });

  it('tells of every try, and pages', async () => {
    const webhookId = await firstWebhook();
    receiver.plan.push({ status: 500, body: 'out of order' });
    await publish();
    await publish();
    await work(webhookId);
    const params = { webhookId };
    const all = await call('GET', deliveriesPath, { params });
    expect(all).toMatchObject({ totalItems: 2, list: { totalItems: 2 } });
    const entry = {
      type: 'applicantReviewed',
      applicantId: expect.stringMatching(/^[0-9a-f]{24}$/),
      eventId: receiver.received[0]?.headers['x-event-id'],
      status: 'pending',
      createdAt: '2026-02-03 04:05:06',
      nextAttemptAt: '2026-02-03 04:10:06',
      attempts: [
        {
          attempt: 1,
          at: '2026-02-03 04:05:06',
          statusCode: 500,
          response: 'out of order',
          durationMs: expect.any(Number),
        },
      ],
    };
    expect(all).toHaveProperty('items', expect.arrayContaining([expect.objectContaining(entry)]));
    const page = await call('GET', deliveriesPath, { params, query: { limit: '1', offset: '1' } });
    expect(page).toMatchObject({ totalItems: 2 });
    expect(idSchema.parse(page).items).toEqual(idSchema.parse(all).items.slice(1));
  });

  it('sends again on request, with the same event id and a whole new round of tries', async () => {
    const webhookId = await firstWebhook();
    await publish();
    await work(webhookId);
    const [delivery] = idSchema.parse(await call('GET', deliveriesPath, { params: { webhookId } })).items;
    const params = { webhookId, deliveryId: delivery?.id };
    const resendPath = `${deliveriesPath}/:deliveryId/resend`;
    expect(await call('POST', resendPath, { params })).toEqual({ ok: 1 });
    receiver.plan.push({ status: 500 });
    await work(webhookId);
    expect(receiver.received.map(({ headers }) => headers['x-event-id'])).toEqual([
      delivery?.eventId,
      delivery?.eventId,
    ]);
    const retries = await waitingDeliveries(database.db, webhookId);
    expect(retries.map(({ runAt }) => runAt)).toEqual([new Date(time.clock().getTime() + 300_000)]);
    expect(await call('POST', resendPath, { params: { ...params, deliveryId: randomUUID() } })).toEqual({
      error: 'webhook-not-found',
    });
    await call('PATCH', agentPath, { body: { id: webhookId, enabled: false } });
    expect(await call('POST', resendPath, { params })).toEqual({ error: 'state-conflict' });
  });
});

describe('testDigest', () => {
  it('answers the digest of a text in hex', async () => {
    const path = '/resources/inspectionCallbacks/testDigest';
    // Known answers of RFC 2202 and RFC 4231, test case 2.
    const request = { body: 'what do ya want for nothing?' };
    expect(await call('POST', path, { ...request, query: { secretKey: 'Jefe' } })).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
    const query = { secretKey: 'Jefe', signatureAlgorithm: 'HMAC_SHA1_HEX' };
    expect(await call('POST', path, { ...request, query })).toBe('effcdf6ae5eb2fa2d27416d5f184df9c259a7c79');
  });
});

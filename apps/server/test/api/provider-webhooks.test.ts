import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { errorOf, finalRefusal } from '../applicant-steps.ts';
import { openProviderWorld, type ProviderWorld, webhookSecret } from '../provider-world.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let world: ProviderWorld;
beforeAll(async () => {
  world = await openProviderWorld();
});
afterAll(() => world.close());

const digests = [
  ['HMAC_SHA1_HEX', 'sha1'],
  ['HMAC_SHA256_HEX', 'sha256'],
  ['HMAC_SHA512_HEX', 'sha512'],
] as const;

describe('webhooks', () => {
  test.each(digests)('%s over the exact bytes', async (named, algorithm) => {
    const body = world.webhookBody('6f9619ff-8b86-4d01-b42d-00cf4fc964ff', '65f0a1b2c3d4e5f60718293a');
    const digest = createHmac(algorithm, webhookSecret).update(body).digest('hex');
    const headers = { 'X-Payload-Digest': digest, 'X-Payload-Digest-Alg': named };
    expect((await world.sendWebhook(body, headers)).status).toBe(200);
    const respaced = Buffer.from(JSON.stringify(JSON.parse(body.toString())));
    expect(errorOf(await world.sendWebhook(respaced, headers)).status).toBe(401);
  });

  test.each([
    ['a wrong digest', { 'X-Payload-Digest': '0'.repeat(64) }],
    ['no digest', { 'X-Payload-Digest': '' }],
    ['an algorithm of no meaning', { 'X-Payload-Digest-Alg': 'constructor' }],
  ])('%s: refused before anything is read', async (_what, headers) => {
    const id = await world.submitted('by-provider');
    const session = await world.sessionOf(id);
    const body = await world.vendorSays(session.id, { reviewAnswer: 'GREEN', rejectLabels: [] });
    expect(errorOf(await world.sendWebhook(body, headers)).status).toBe(401);
    expect(errorOf(await world.sendWebhook(Buffer.from('{"half'), headers)).status).toBe(401);
    await world.ours.drainJobs();
    expect(await world.statusOf(id)).toMatchObject({ reviewStatus: 'queued' });
  });

  test('those that tell nothing new use up no tries', async () => {
    const id = await world.submitted('by-provider');
    const session = await world.sessionOf(id);
    const there = await world.atVendor(session.id);
    for (let turn = 0; turn < 4; turn += 1) {
      expect((await world.sendWebhook(world.webhookBody(session.id, there.id))).status).toBe(200);
      await world.ours.drainJobs();
    }
    expect(await world.sessionOf(id)).toMatchObject({ status: 'waiting', tries: session.tries });
    expect(await world.dueInSeconds(session.id)).toBeGreaterThan(1000);
  });

  test('a large body from nobody is not read', async () => {
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' };
    const answer = await world.sendWebhook(Buffer.alloc(2 * 1024 * 1024), headers);
    expect(errorOf(answer).status).toBe(413);
  });

  test('doubled and replayed ones change nothing', async () => {
    const id = await world.submitted('by-provider');
    const session = await world.sessionOf(id);
    const body = await world.vendorSays(session.id, finalRefusal);
    const answers = await Promise.all([world.sendWebhook(body), world.sendWebhook(body)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await world.ours.drainJobs();
    const before = [await world.statusOf(id), await world.sessionOf(id)];
    expect((await world.sendWebhook(body)).status).toBe(200);
    await world.ours.drainJobs();
    expect([await world.statusOf(id), await world.sessionOf(id)]).toEqual(before);
    const checks = await world.ours.call('GET', `/resources/checks/latest?type=PROVIDER&applicantId=${id}`);
    expect(checks.read(z.object({ checks: z.array(z.unknown()) })).checks).toHaveLength(1);
  });

  test('at another tenant’s address they reach nobody', async () => {
    const id = await world.submitted('by-provider');
    const session = await world.sessionOf(id);
    const body = await world.vendorSays(session.id, { reviewAnswer: 'GREEN', rejectLabels: [] });
    const theirs = await world.endpoint('theirs', world.ours.otherTenant.sandbox);
    expect((await world.sendWebhook(body, {}, theirs)).status).toBe(200);
    await world.ours.drainJobs();
    expect(await world.statusOf(id)).toMatchObject({ reviewStatus: 'queued' });
  });

  test('an address that nobody was told, and bodies without sense', async () => {
    const unknown = `/resources/providers/webhooks/${'0'.repeat(64)}`;
    expect(errorOf(await world.sendWebhook(Buffer.from('{}'), {}, unknown)).status).toBe(404);
    for (const text of ['', '{}', 'nonsense', '[]'])
      expect(errorOf(await world.sendWebhook(Buffer.from(text))).status).toBe(400);
  });

  test('each tenant sees its own providers', async () => {
    expect(await world.endpoint()).toMatch(/\/[0-9a-f]{64}$/);
    const { json } = await world.ours.call('GET', '/resources/api/providers', { as: world.ours.production });
    expect(json).toEqual({ items: [] });
  });
});

describe('in shadow', () => {
  const listSchema = z.object({
    totalItems: z.number(),
    items: z.array(z.looseObject({ applicantId: z.string() })),
  });
  const list = async (query = '') =>
    (await world.ours.call('GET', `/resources/api/providers/disagreements${query}`)).read(listSchema);

  test('ours decides, theirs is recorded, and disagreements are listed', async () => {
    const same = await world.submitted('in-shadow');
    const different = await world.submitted('in-shadow');
    const other = await world.submitted('in-shadow');
    const before = await world.statusOf(different);
    expect(before).toMatchObject({ reviewStatus: 'completed', reviewResult: { reviewAnswer: 'RED' } });
    for (const [id, verdict] of [
      [same, finalRefusal],
      [different, { reviewAnswer: 'GREEN', rejectLabels: [] }],
      [other, { reviewAnswer: 'GREEN', rejectLabels: [] }],
    ] as const) {
      const session = await world.sessionOf(id);
      await world.sendWebhook(await world.vendorSays(session.id, verdict));
      await world.ours.drainJobs();
      expect(await world.sessionOf(id)).toMatchObject({ status: 'answered', mode: 'shadow' });
    }
    expect(await world.statusOf(different)).toEqual(before);
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
    const as = world.ours.otherTenant.sandbox;
    const theirs = await world.ours.call('GET', '/resources/api/providers/disagreements', { as });
    expect(theirs.read(listSchema).totalItems).toBe(0);
    const weak = await world.ours.sandbox.newToken('applicant.read');
    expect(
      errorOf(await world.ours.call('GET', '/resources/api/providers/disagreements', { as: weak })).status,
    ).toBe(403);
  });
});

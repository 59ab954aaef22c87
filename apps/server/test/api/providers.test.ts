import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { finalRefusal, passport, retryRefusal, selfie, submit, uploadImage } from '../applicant-steps.ts';
import { plainJpeg } from '../pictures.ts';
import { openProviderWorld, type ProviderWorld } from '../provider-world.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let world: ProviderWorld;
beforeAll(async () => {
  world = await openProviderWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  Object.assign(world.line, { isUp: true, cutAfter: undefined, busySeconds: 0 });
});

describe('a level that leaves the verdict to a provider', () => {
  test('sends what the level allows, waits, and takes the approval', async () => {
    const id = await world.submitted('by-provider');
    expect(await world.statusOf(id)).toMatchObject({ reviewStatus: 'queued' });
    const session = await world.sessionOf(id);
    expect(session).toMatchObject({ status: 'waiting', mode: 'provider', failure: null });
    const there = await world.atVendor(session.id);
    expect(there).toMatchObject({ fixedInfo: { firstName: 'Olena' }, review: { reviewStatus: 'pending' } });
    expect(JSON.stringify(there)).not.toContain('never.sent');
    const files = await world.vendor.call('GET', `/resources/applicants/${there.id}/metadata/resources`);
    expect(files.read(z.looseObject({ totalItems: z.number() })).totalItems).toBe(2);
    const body = await world.vendorSays(session.id, { reviewAnswer: 'GREEN', rejectLabels: [] });
    expect((await world.sendWebhook(body)).status).toBe(200);
    await world.ours.drainJobs();
    expect(await world.statusOf(id)).toMatchObject({
      reviewStatus: 'completed',
      reviewResult: { reviewAnswer: 'GREEN' },
    });
    const checks = await world.ours.call('GET', `/resources/checks/latest?type=PROVIDER&applicantId=${id}`);
    expect(checks.json).toMatchObject({
      checks: [{ answer: 'GREEN', provider: { name: 'acme-check', reference: there.id } }],
    });
  });

  test('a refusal with its labels; the next attempt is another session', async () => {
    const id = await world.submitted('by-provider');
    const first = await world.sessionOf(id);
    await world.sendWebhook(await world.vendorSays(first.id, retryRefusal));
    await world.ours.drainJobs();
    expect(await world.statusOf(id)).toMatchObject({
      reviewStatus: 'completed',
      reviewResult: { reviewAnswer: 'RED', rejectLabels: ['BAD_SELFIE'], reviewRejectType: 'RETRY' },
    });
    await uploadImage(world.ours.call, id, { metadata: passport, file: await plainJpeg(501) });
    await uploadImage(world.ours.call, id, { metadata: selfie, file: await plainJpeg(501, 80) });
    await submit(world.ours.call, id);
    await world.ours.drainJobs();
    const second = await world.sessionOf(id);
    expect(second.id).not.toBe(first.id);
    await world.sendWebhook(await world.vendorSays(second.id, finalRefusal));
    await world.ours.drainJobs();
    expect(await world.statusOf(id)).toMatchObject({
      attemptCnt: 2,
      reviewResult: { rejectLabels: ['FORGERY'], reviewRejectType: 'FINAL' },
    });
  });

  test('without a webhook the answer is asked for', async () => {
    const id = await world.submitted('by-provider');
    const session = await world.sessionOf(id);
    await world.vendorSays(session.id, finalRefusal);
    await world.tend(session.id);
    await world.ours.drainJobs();
    expect(await world.statusOf(id)).toMatchObject({ reviewResult: { reviewAnswer: 'RED' } });
  });

  test('only the webhook’s moment counts: one that claims an approval approves nobody', async () => {
    const id = await world.submitted('by-provider');
    const session = await world.sessionOf(id);
    const there = await world.atVendor(session.id);
    const claim = {
      applicantId: there.id,
      externalUserId: session.id,
      type: 'applicantReviewed',
      reviewResult: { reviewAnswer: 'GREEN' },
    };
    expect((await world.sendWebhook(Buffer.from(JSON.stringify(claim)))).status).toBe(200);
    await world.ours.drainJobs();
    expect(await world.statusOf(id)).toMatchObject({ reviewStatus: 'queued' });
  });

  test('the journal says what went to whom, and the log no value of it', async () => {
    const id = await world.submitted('by-provider');
    expect((await world.sessionOf(id)).status).toBe('waiting');
    const rows = await world.ours.db
      .selectFrom('journal_entry')
      .select('type')
      .where('environment_id', '=', world.ours.sandbox.context.environmentId)
      .where('subject_id', '=', id)
      .execute();
    // The person's data, and each of two pictures.
    expect(rows.filter(({ type }) => type === 'providerTold')).toHaveLength(3);
    expect(world.ours.log()).not.toMatch(/Olena|Kovalenko|never\.sent/);
  });
});

describe('trouble', () => {
  test('a vendor that is down is asked again, and goes on when it is back', async () => {
    world.line.isUp = false;
    const id = await world.submittedButDown();
    expect(await world.sessionOf(id)).toMatchObject({ status: 'sending', failure: 'connection', tries: 1 });
    world.line.isUp = true;
    await world.ours.drainJobs();
    expect(await world.sessionOf(id)).toMatchObject({ status: 'waiting', failure: null });
  });

  test('a vendor who is busy is asked again when he said, not before', async () => {
    world.line.busySeconds = 5000;
    const id = await world.submittedButDown();
    const session = await world.sessionOf(id);
    expect(session).toMatchObject({ status: 'sending', failure: 'http-429', tries: 1 });
    const due = await world.dueInSeconds(session.id);
    expect(due).toBeGreaterThan(4000);
    expect(due).toBeLessThanOrEqual(5000);
    world.line.busySeconds = 0;
    await world.tend(session.id);
    expect(await world.sessionOf(id)).toMatchObject({ status: 'waiting' });
    world.line.busySeconds = 80_000;
    await world.tend(session.id);
    expect(await world.dueInSeconds(session.id)).toBeGreaterThan(70_000);
    expect(await world.statusOf(id)).toMatchObject({ reviewStatus: 'queued' });
  });

  test('an approval that comes after the last try approves nobody', async () => {
    world.line.isUp = false;
    const id = await world.submitted('by-provider');
    world.line.isUp = true;
    const { id: sessionId } = await world.sessionOf(id);
    expect(await world.sessionOf(id)).toMatchObject({ status: 'failed' });
    const late = world.webhookBody(sessionId, '65f0a1b2c3d4e5f60718293a');
    expect((await world.sendWebhook(late)).status).toBe(200);
    await world.tend(sessionId);
    await world.ours.drainJobs();
    expect(await world.sessionOf(id)).toMatchObject({ status: 'failed', answer: null });
    expect(await world.statusOf(id)).toMatchObject({ reviewStatus: 'onHold' });
  });

  test('an approval of an attempt that was reset approves nobody', async () => {
    const id = await world.submitted('by-provider');
    const session = await world.sessionOf(id);
    const body = await world.vendorSays(session.id, { reviewAnswer: 'GREEN', rejectLabels: [] });
    expect((await world.ours.call('POST', `/resources/applicants/${id}/reset`)).status).toBe(200);
    expect((await world.sendWebhook(body)).status).toBe(200);
    await world.ours.drainJobs();
    expect(await world.sessionOf(id)).toMatchObject({ status: 'failed', failure: 'not-wanted-any-more' });
    expect(await world.statusOf(id)).toMatchObject({ reviewStatus: 'init' });
  });

  test('what a shadow said before the level was left to the provider decides nothing', async () => {
    const id = await world.submitted('by-provider');
    const { id: sessionId } = await world.sessionOf(id);
    const { environmentId } = world.ours.sandbox.context;
    await world.ours.db
      .updateTable('provider_session')
      .set({ mode: 'shadow' })
      .where('environment_id', '=', environmentId)
      .where('id', '=', sessionId)
      .execute();
    await world.vendorSays(sessionId, { reviewAnswer: 'GREEN', rejectLabels: [] });
    await world.tend(sessionId);
    await world.runChecksOf(id);
    expect(await world.statusOf(id)).toMatchObject({ reviewStatus: 'onHold' });
  });

  test('down for good: a person decides, with the reason', async () => {
    world.line.isUp = false;
    const id = await world.submitted('by-provider');
    expect(await world.statusOf(id)).toMatchObject({ reviewStatus: 'onHold' });
    expect(await world.sessionOf(id)).toMatchObject({ status: 'failed', failure: 'connection' });
    const checks = await world.ours.call('GET', `/resources/checks/latest?type=PROVIDER&applicantId=${id}`);
    expect(checks.json).toMatchObject({
      checks: [{ answer: 'ERROR', provider: { name: 'acme-check', failure: 'connection' } }],
    });
  });

  test('refused credentials', async () => {
    const [right] = world.providers;
    if (right === undefined) throw new Error('there is no provider');
    world.providers[0] = world.sumsub('acme-check', world.ours.sandbox, 'not-the-secret-of-this-token');
    try {
      const id = await world.submitted('by-provider');
      expect(await world.statusOf(id)).toMatchObject({ reviewStatus: 'onHold' });
      expect(await world.sessionOf(id)).toMatchObject({ failure: 'not-authorised' });
    } finally {
      world.providers[0] = right;
    }
  });

  test('another tenant’s provider does not exist', async () => {
    const id = await world.submitted('by-a-stranger');
    expect(await world.statusOf(id)).toMatchObject({ reviewStatus: 'onHold' });
    expect(await world.sessionOf(id)).toMatchObject({ status: 'failed', failure: 'provider-not-configured' });
  });

  test.each(['/resources/applicants', '/info/idDoc', '/status/pending'])(
    'a worker killed between sending to %s and remembering it',
    async (cut) => {
      world.line.cutAfter = cut;
      const id = await world.submittedButDown();
      const session = await world.sessionOf(id);
      expect(session.status).toBe('sending');
      await world.tend(session.id);
      expect(await world.sessionOf(id)).toMatchObject({ status: 'waiting' });
      const there = await world.atVendor(session.id);
      expect(there).toMatchObject({ review: { reviewStatus: 'pending', attemptCnt: 1 } });
      const files = await world.vendor.call('GET', `/resources/applicants/${there.id}/metadata/resources`);
      expect(files.read(z.looseObject({ totalItems: z.number() })).totalItems).toBe(2);
    },
  );

  test('the same job run twice', async () => {
    const id = await world.submitted('by-provider');
    const session = await world.sessionOf(id);
    await world.tend(session.id);
    await world.tend(session.id);
    expect(await world.atVendor(session.id)).toMatchObject({ review: { attemptCnt: 1 } });
    expect(await world.statusOf(id)).toMatchObject({ reviewStatus: 'queued' });
  });
});

import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  openWebhookHarness,
  takeDueJobs,
  type WebhookHarness,
  type WebhookHarnessWorld,
} from '../../test/webhook-harness.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../test/webhook-receiver.ts';
import type { TestApplicant } from '../../test/webhook-world.ts';
import { erasureEvent } from '../applicants/erasure-event.ts';
import { randomIdentifiers } from '../platform/crypto/identifiers.ts';
import { makeWebhookOutbox } from './outbox-store.ts';

const logged = z.object({
  totalItems: z.number(),
  items: z.array(z.object({ id: z.string(), eventId: z.string() })),
});
const start = new Date('2026-02-03T04:00:00.000Z');
const day = 86_400_000;

let harness: WebhookHarness;
let world: WebhookHarnessWorld;
let receiver: WebhookReceiver;
let applicant: TestApplicant;

beforeAll(async () => {
  harness = await openWebhookHarness({ logDays: 7 });
});
beforeEach(async () => {
  world = await harness.openWorld();
  applicant = await world.newApplicant();
  receiver = await startWebhookReceiver();
  harness.time.set(start);
});
afterEach(() => receiver.close());
afterAll(() => harness.close());

function setTime(ms: number): void {
  harness.time.set(new Date(start.getTime() + ms));
}

describe('the log', () => {
  it('is narrowed by type, state, applicant and time', async () => {
    const { id } = await world.newWebhook(receiver.url, { types: ['applicantReviewed', 'applicantPending'] });
    const other = await world.newApplicant();
    receiver.plan.push({ status: 500 });
    await world.publish(applicant);
    await world.drain();
    setTime(60_000);
    await world.publish(applicant, 'applicantPending');
    await world.drain();
    setTime(120_000);
    await world.publish(other);
    await world.drain();
    const [first, second, third] = receiver.received.map(({ headers }) => headers['webhook-id']);
    const found = async (query: Record<string, string>) =>
      logged.parse(await world.of('GET', id, '/deliveries', { query })).items.map(({ eventId }) => eventId);
    expect(await found({})).toEqual([third, second, first]);
    expect(await found({ type: 'applicantPending' })).toEqual([second]);
    expect(await found({ status: 'pending' })).toEqual([first]);
    expect(await found({ status: 'delivered', applicantId: applicant.id })).toEqual([second]);
    expect(await found({ applicantId: other.id })).toEqual([third]);
    expect(await found({ from: '2026-02-03 04:01:00' })).toEqual([third, second]);
    expect(await found({ from: '2026-02-03T05:01:00+01:00', to: '2026-02-03 04:02:00+0000' })).toEqual([
      second,
    ]);
    expect(await found({ to: '2026-02-03 04:00:00' })).toEqual([]);
  });

  it.each([
    ['type', 'applicantVanished'],
    ['status', 'lost'],
    ['from', 'yesterday'],
    ['to', '2026-02-31T25:00:00Z'],
    ['limit', '0'],
  ])('refuses a wrong %s', async (name, value) => {
    const { id } = await world.newWebhook(receiver.url);
    expect(await world.of('GET', id, '/deliveries', { query: { [name]: value } })).toEqual({
      invalid: 'query',
      field: name,
    });
  });

  it('shows body, request and answer of one, but neither secret nor values of headers', async () => {
    const secretKey = 'a secret of ours';
    const headers = [{ key: 'Authorization', value: 'Bearer tr0ub4dor' }];
    const { id } = await world.newWebhook(receiver.url, { secretKey, headers });
    receiver.plan.push({ status: 202, body: 'noted' });
    await world.publish(applicant);
    await world.drain();
    const [request] = receiver.received;
    expect(request?.headers.authorization).toBe('Bearer tr0ub4dor');
    const [entry] = logged.parse(await world.of('GET', id, '/deliveries')).items;
    const params = { deliveryId: entry?.id };
    const one = await world.of('GET', id, '/deliveries/:deliveryId', { params });
    const digest = createHmac('sha256', secretKey).update(String(request?.body)).digest('hex');
    expect(one).toMatchObject({
      body: request?.body.toString('utf8'),
      attempts: [
        {
          statusCode: 202,
          response: 'noted',
          request: {
            target: receiver.url,
            headers: { Authorization: '********', 'X-Payload-Digest': digest, 'webhook-id': entry?.eventId },
          },
        },
      ],
    });
    expect(JSON.stringify(one)).not.toContain('tr0ub4dor');
    expect(JSON.stringify(one)).not.toContain(secretKey);
  });

  it('keeps of somebody who was erased what tells of it, and nothing else', async () => {
    const { id } = await world.newWebhook(receiver.url, { types: ['applicantReviewed', 'applicantDeleted'] });
    await world.publish(applicant);
    await world.drain();
    const { context, levelName } = world.sandbox;
    await harness.db
      .deleteFrom('applicant')
      .where('environment_id', '=', context.environmentId)
      .where('id', '=', applicant.id)
      .execute();
    const { inspectionId } = applicant.event('applicantReviewed');
    const about = {
      applicantId: applicant.id,
      inspectionId,
      applicantType: 'individual' as const,
      levelName,
    };
    const environmentKey = await harness.deps.routes.read.environmentKeys.dataKey(context.environmentId);
    setTime(1000);
    const event = erasureEvent(context, 'applicantDeleted', harness.time.clock(), about, environmentKey);
    await makeWebhookOutbox(harness.db, randomIdentifiers).publish(event);
    receiver.plan.push({ status: 200, body: 'we forgot him, too' });
    await world.drain();
    const list = await world.of('GET', id, '/deliveries');
    expect(list).toMatchObject({
      items: [
        { type: 'applicantDeleted', status: 'delivered', attempts: [{ response: 'we forgot him, too' }] },
        { type: 'applicantReviewed', status: 'delivered' },
      ],
    });
    const [told, gone] = logged.parse(list).items;
    const read = (deliveryId: string | undefined) =>
      world.of('GET', id, '/deliveries/:deliveryId', { params: { deliveryId } });
    expect(await read(told?.id)).toMatchObject({
      body: receiver.received[1]?.body.toString('utf8'),
      attempts: [{ response: 'we forgot him, too', request: { target: receiver.url } }],
    });
    const rest = await read(gone?.id);
    expect(rest).toMatchObject({ attempts: [{ statusCode: 200 }] });
    expect(rest).not.toHaveProperty('body');
    expect(rest).not.toHaveProperty('attempts.0.request');
    expect(rest).not.toHaveProperty('attempts.0.response');
  });
});

describe('tend-webhook-log', () => {
  const tend = async () => {
    const job = harness.jobs.find(({ task }) => task === 'tend-webhook-log');
    await job?.run({}, new AbortController().signal);
  };
  const eventsLeft = () =>
    harness.db
      .selectFrom('webhook_event')
      .select('id')
      .where('environment_id', '=', world.sandbox.context.environmentId)
      .execute();

  it('removes what ended before the days of the log, with its events, and nothing else', async () => {
    const { id } = await world.newWebhook(receiver.url);
    const { id: second } = await world.newWebhook(receiver.url, { types: ['applicantReviewed'] });
    receiver.plan.push({ status: 200 }, { status: 200 });
    await world.publish(applicant);
    await world.drain();
    await world.of('DELETE', second, '');
    const body = { from: '2026-02-01 00:00:00', to: '2026-02-02 00:00:00' };
    await world.of('POST', id, '/replays', { body });
    receiver.plan.push({ status: 500 });
    setTime(60_000);
    await world.publish(applicant);
    await world.drain();
    setTime(2 * day);
    await world.publish(applicant);
    await world.drain();
    const [newest] = logged.parse(await world.of('GET', id, '/deliveries')).items;
    await tend();
    expect(await eventsLeft()).toHaveLength(3);
    setTime(7 * day + 1);
    await tend();
    expect(await world.of('GET', id, '/deliveries')).toMatchObject({ totalItems: 2 });
    setTime(7 * day + 60_001);
    await tend();
    await tend();
    const { items } = logged.parse(await world.of('GET', id, '/deliveries'));
    expect(items.map(({ eventId }) => eventId)).toEqual([newest?.eventId]);
    expect((await eventsLeft()).map((row) => row.id)).toEqual([newest?.eventId]);
    const replays = await harness.db
      .selectFrom('webhook_replay')
      .selectAll()
      .where('environment_id', '=', world.sandbox.context.environmentId)
      .execute();
    expect(replays).toEqual([]);
  });

  it('never removes what still waits', async () => {
    const { id } = await world.newWebhook(receiver.url);
    receiver.plan.push({ status: 500 });
    await world.publish(applicant);
    await world.drain();
    setTime(30 * day);
    await tend();
    expect(await world.of('GET', id, '/deliveries')).toMatchObject({ items: [{ status: 'pending' }] });
  });

  it('finds tries whose job was lost, and has each webhook tried once', async () => {
    const { id } = await world.newWebhook(receiver.url);
    await world.publish(applicant);
    await world.publish(applicant);
    const { environmentId } = world.sandbox.context;
    await takeDueJobs(harness.db, environmentId, harness.time.clock);
    setTime(9 * 60_000);
    await tend();
    await world.drain();
    expect(receiver.received).toEqual([]);
    setTime(11 * 60_000);
    await tend();
    await tend();
    await world.drain();
    expect(receiver.received).toHaveLength(2);
    expect(await world.of('GET', id, '/deliveries')).toMatchObject({
      items: [{ status: 'delivered' }, { status: 'delivered' }],
    });
  });
});

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

const begun = z.object({ id: z.uuid(), total: z.number() });
const logged = z.object({ items: z.array(z.object({ id: z.string(), eventId: z.string() })) });
const start = new Date('2026-02-03T04:00:00.000Z');

let harness: WebhookHarness;
let world: WebhookHarnessWorld;
let receiver: WebhookReceiver;
let applicant: TestApplicant;

beforeAll(async () => {
  harness = await openWebhookHarness();
});
beforeEach(async () => {
  world = await harness.openWorld();
  applicant = await world.newApplicant();
  receiver = await startWebhookReceiver();
  harness.time.set(start);
});
afterEach(() => receiver.close());
afterAll(() => harness.close());

function setMinute(minute: number): void {
  harness.time.set(new Date(start.getTime() + minute * 60_000));
}

function arrivedIds(): (string | string[] | undefined)[] {
  return receiver.received.map(({ headers }) => headers['webhook-id']);
}

/** A webhook that was told of an event at each of the minutes 0 to 4; the ids of the events. */
async function fiveDelivered() {
  const types = ['applicantReviewed', 'applicantPending'];
  const { id } = await world.newWebhook(receiver.url, { types });
  for (const minute of [0, 1, 2, 3, 4]) {
    setMinute(minute);
    await world.publish(applicant, minute === 2 ? 'applicantPending' : 'applicantReviewed');
    await world.drain();
  }
  setMinute(60);
  return { id, events: arrivedIds() };
}

const span = { from: '2026-02-03 04:01:00', to: '2026-02-03T04:04:00Z' };

describe('replayDeliveries', () => {
  it('sends a span again, from its beginning and without its end, in order and unchanged', async () => {
    const { id, events } = await fiveDelivered();
    const bodies = receiver.received.map(({ body }) => body.toString('utf8'));
    const answer = await world.of('POST', id, '/replays', { body: span });
    expect(answer).toEqual({
      id: expect.any(String),
      status: 'running',
      total: 3,
      done: 0,
      createdAt: '2026-02-03 05:00:00',
      createdBy: world.sandbox.context.actor.id,
    });
    await world.drain();
    expect(arrivedIds()).toEqual([...events, ...events.slice(1, 4)]);
    expect(receiver.received.slice(5).map(({ body }) => body.toString('utf8'))).toEqual(bodies.slice(1, 4));
    const params = { replayId: begun.parse(answer).id };
    expect(await world.of('GET', id, '/replays/:replayId', { params })).toMatchObject({
      status: 'completed',
      total: 3,
      done: 3,
    });
    expect(await world.journal()).toContain('webhookReplayed');
  });

  it.each([
    ['a type', { types: ['applicantPending'] }, [2]],
    ['a state that none has', { statuses: ['failed'] }, []],
    ['nobody', { applicantId: 'aaaaaaaaaaaaaaaaaaaaaaaa' }, []],
  ])('is confined to %s', async (_name, selection, minutes) => {
    const { id, events } = await fiveDelivered();
    const answer = begun.parse(await world.of('POST', id, '/replays', { body: { ...span, ...selection } }));
    await world.drain();
    expect(arrivedIds().slice(5)).toEqual(minutes.map((minute) => events[minute]));
    expect(answer.total).toBe(minutes.length);
    const params = { replayId: answer.id };
    expect(await world.of('GET', id, '/replays/:replayId', { params })).toMatchObject({
      status: 'completed',
    });
  });

  it('sends nothing twice when its job is run twice', async () => {
    const { id } = await fiveDelivered();
    await world.of('POST', id, '/replays', { body: span });
    const { environmentId } = world.sandbox.context;
    const waiting = await takeDueJobs(harness.db, environmentId, harness.time.clock);
    const replaying = harness.jobs.find(({ task }) => task === 'replay-webhook');
    const signal = new AbortController().signal;
    expect(waiting.map(({ task }) => task)).toEqual(['replay-webhook']);
    await replaying?.run(waiting[0]?.payload, signal);
    await world.drain();
    expect(receiver.received).toHaveLength(8);
    await replaying?.run(waiting[0]?.payload, signal);
    await world.drain();
    expect(receiver.received).toHaveLength(8);
  });

  it('goes on step by step until more than one step is done', async () => {
    const { id } = await world.newWebhook(receiver.url);
    const turnedOff = { enabled: false, disabled_at: start, disabled_reason: 'failures' };
    const { environmentId } = world.sandbox.context;
    await harness.db
      .updateTable('webhook')
      .set(turnedOff)
      .where('environment_id', '=', environmentId)
      .where('id', '=', id)
      .execute();
    const applicants = await Promise.all([1, 2, 3].map(() => world.newApplicant()));
    for (let round = 0; round < 167; round += 1) for (const one of applicants) await world.publish(one);
    await world.drain();
    expect(receiver.received).toEqual([]);
    await world.of('POST', id, '/enable');
    const body = { from: '2026-02-03 04:00:00', to: '2026-02-03 04:00:01', statuses: ['held'] };
    const { id: replayId, total } = begun.parse(await world.of('POST', id, '/replays', { body }));
    expect(total).toBe(501);
    await world.drain();
    expect(await world.of('GET', id, '/replays/:replayId', { params: { replayId } })).toMatchObject({
      status: 'completed',
      done: 501,
    });
    const events = await harness.db
      .selectFrom('webhook_delivery')
      .select(['event_id', 'applicant_id', 'status'])
      .where('environment_id', '=', environmentId)
      .orderBy('number')
      .execute();
    expect(new Set(events.map(({ status }) => status))).toEqual(new Set(['delivered']));
    const arrived = arrivedIds();
    expect(arrived).toHaveLength(501);
    for (const { id: applicantId } of applicants) {
      const own = events
        .filter(({ applicant_id: of }) => of === applicantId)
        .map(({ event_id: event }) => event);
      expect(arrived.filter((event) => own.some((one) => one === event))).toEqual(own);
    }
  });

  it('refuses a webhook that is off, one of nobody, and a span without an end', async () => {
    const { id } = await fiveDelivered();
    await world.of('POST', id, '/disable');
    expect(await world.of('POST', id, '/replays', { body: span })).toEqual({ error: 'state-conflict' });
    await world.of('DELETE', id, '');
    expect(await world.of('POST', id, '/replays', { body: span })).toEqual({ error: 'webhook-not-found' });
    const { from } = span;
    expect(await world.of('POST', id, '/replays', { body: { from } })).toEqual({
      invalid: 'body',
      field: 'to',
    });
    const params = { replayId: '00000000-0000-4000-8000-000000000000' };
    expect(await world.of('GET', id, '/replays/:replayId', { params })).toEqual({
      error: 'webhook-not-found',
    });
  });
});

describe('resendDelivery', () => {
  it('sends one again, and that one alone', async () => {
    const { id, events } = await fiveDelivered();
    const { items } = logged.parse(await world.of('GET', id, '/deliveries'));
    const params = { deliveryId: items.find(({ eventId }) => eventId === events[3])?.id };
    const path = '/deliveries/:deliveryId';
    expect(await world.of('POST', id, `${path}/resend`, { params })).toEqual({ ok: 1 });
    receiver.plan.push({ status: 503 });
    await world.drain();
    expect(arrivedIds()).toEqual([...events, events[3]]);
    expect(await world.of('GET', id, path, { params })).toMatchObject({
      status: 'pending',
      nextAttemptAt: '2026-02-03 05:05:00',
      attempts: [{ statusCode: 200 }, { statusCode: 503 }],
    });
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  openWebhookHarness,
  type WebhookHarness,
  type WebhookHarnessWorld,
} from '../../test/webhook-harness.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../test/webhook-receiver.ts';
import type { TestApplicant } from '../../test/webhook-world.ts';

const logged = z.object({ items: z.array(z.object({ eventId: z.string(), status: z.string() })) });
const start = new Date('2026-02-03T04:00:00.000Z');
const once = { notResendFailedWebhooks: true };

let harness: WebhookHarness;
let world: WebhookHarnessWorld;
let receiver: WebhookReceiver;
let applicant: TestApplicant;

beforeAll(async () => {
  harness = await openWebhookHarness({ disableAfterFailures: 3, disableAfterHours: 10 });
});
beforeEach(async () => {
  world = await harness.openWorld();
  applicant = await world.newApplicant();
  receiver = await startWebhookReceiver();
  harness.time.set(start);
});
afterEach(() => receiver.close());
afterAll(() => harness.close());

/** Something happens so many hours after the beginning, and the receiver answers with a status. */
async function happen(hour: number, status: number): Promise<void> {
  harness.time.set(new Date(start.getTime() + hour * 3_600_000));
  receiver.plan.push({ status });
  await world.publish(applicant);
  await world.drain();
}

type Id = Awaited<ReturnType<WebhookHarnessWorld['newWebhook']>>['id'];
function read(id: Id): Promise<unknown> {
  return world.of('GET', id, '');
}
async function statuses(id: Id): Promise<string[]> {
  return logged.parse(await world.of('GET', id, '/deliveries')).items.map(({ status }) => status);
}

describe('disableFailing', () => {
  it('turns a webhook off after enough failures in enough time, with a notice', async () => {
    const { id } = await world.newWebhook(receiver.url, once);
    for (const hour of [0, 1, 2]) await happen(hour, 500);
    expect(await read(id)).toMatchObject({ enabled: true, failingSince: '2026-02-03 04:00:00' });
    await happen(10, 500);
    expect(await read(id)).toMatchObject({
      enabled: false,
      disabledReason: 'failures',
      disabledAt: '2026-02-03 14:00:00',
    });
    expect(harness.deps.disabled).toContain(id);
    expect(await world.journal()).toEqual(['webhookCreated', 'webhookDisabled']);
  });

  it('is not impressed by time alone, nor by failures alone', async () => {
    const { id } = await world.newWebhook(receiver.url, once);
    await happen(0, 500);
    await happen(50, 500);
    expect(await read(id)).toMatchObject({ enabled: true });
    const { id: quick } = await world.newWebhook(receiver.url, once);
    for (let count = 0; count < 5; count += 1) {
      receiver.plan.push({ status: 200 });
      await happen(51, 500);
    }
    expect(await read(quick)).toMatchObject({ enabled: true });
  });

  it('forgets failures at a success', async () => {
    const { id } = await world.newWebhook(receiver.url, once);
    for (const hour of [0, 1]) await happen(hour, 500);
    await happen(2, 204);
    expect(await read(id)).not.toHaveProperty('failingSince');
    for (const hour of [11, 12]) await happen(hour, 500);
    expect(await read(id)).toMatchObject({ enabled: true, failingSince: '2026-02-03 15:00:00' });
  });

  it('counts deliveries given up, not tries', async () => {
    const { id } = await world.newWebhook(receiver.url);
    await happen(0, 500);
    for (const seconds of [300, 3600, 18_000]) {
      harness.time.set(new Date(harness.time.clock().getTime() + seconds * 1000));
      receiver.plan.push({ status: 500 });
      await world.drain();
    }
    await happen(11, 500);
    expect(await statuses(id)).toEqual(['pending', 'pending']);
    expect(await read(id)).toMatchObject({ enabled: true });
  });

  it('holds what waits and what comes, and hands all of it out in order when asked to', async () => {
    const { id } = await world.newWebhook(receiver.url);
    // Three are given up at the fifth try and turn it off; the fourth still waits.
    receiver.plan.push(...Array.from({ length: 40 }, () => ({ status: 500 })));
    for (const hour of [0, 0.01, 0.02, 0.2, 1.5, 7, 24]) {
      harness.time.set(new Date(start.getTime() + hour * 3_600_000));
      if (hour < 0.1 || hour === 24) await world.publish(applicant);
      await world.drain();
    }
    expect(await statuses(id)).toEqual(['pending', 'pending', 'pending', 'pending']);
    harness.time.set(new Date(start.getTime() + 25.1 * 3_600_000));
    await world.drain();
    expect(await statuses(id)).toEqual(['held', 'failed', 'failed', 'failed']);
    expect(await read(id)).toMatchObject({ enabled: false, disabledReason: 'failures' });
    const before = receiver.received.length;
    await happen(49, 200);
    await happen(50, 200);
    expect(receiver.received).toHaveLength(before);
    expect(await statuses(id)).toEqual(['held', 'held', 'held', 'failed', 'failed', 'failed']);

    expect(await world.of('POST', id, '/enable')).toMatchObject({ id, enabled: true });
    const on = await read(id);
    for (const name of ['disabledReason', 'disabledAt', 'failingSince']) expect(on).not.toHaveProperty(name);
    await world.drain();
    expect(receiver.received).toHaveLength(before);
    receiver.plan.splice(0);
    const body = { from: '2026-02-03 00:00:00', to: '2026-03-03 00:00:00', statuses: ['held'] };
    expect(await world.of('POST', id, '/replays', { body })).toMatchObject({ total: 3 });
    await world.drain();
    const { items } = logged.parse(await world.of('GET', id, '/deliveries'));
    expect(items.map(({ status }) => status)).toEqual([
      ...['delivered', 'delivered', 'delivered'],
      ...['failed', 'failed', 'failed'],
    ]);
    const held = items.slice(0, 3).map(({ eventId }) => eventId);
    expect(receiver.received.slice(before).map(({ headers }) => headers['webhook-id'])).toEqual(
      held.reverse(),
    );
  });

  it('does not count what cannot be sent, since the applicant was erased', async () => {
    const { id } = await world.newWebhook(receiver.url, once);
    for (let count = 0; count < 4; count += 1) await world.publish(applicant);
    await harness.db
      .deleteFrom('applicant')
      .where('environment_id', '=', world.sandbox.context.environmentId)
      .where('id', '=', applicant.id)
      .execute();
    await world.drain();
    expect(await statuses(id)).toEqual(['failed', 'failed', 'failed', 'failed']);
    const on = await read(id);
    expect(on).toMatchObject({ enabled: true });
    expect(on).not.toHaveProperty('failingSince');
  });
});

describe('a webhook that its owner turns off', () => {
  it('holds what waits, hears nothing of what comes, and starts afresh', async () => {
    const { id } = await world.newWebhook(receiver.url);
    await happen(0, 500);
    expect(await world.of('POST', id, '/disable')).toMatchObject({
      enabled: false,
      disabledReason: 'manual',
      disabledAt: '2026-02-03 04:00:00',
    });
    await world.publish(applicant);
    harness.time.set(new Date(start.getTime() + 300_000));
    await world.drain();
    expect(await statuses(id)).toEqual(['held']);
    expect(await world.of('POST', id, '/enable')).toMatchObject({ enabled: true });
    await happen(1, 200);
    expect(await statuses(id)).toEqual(['delivered', 'held']);
    expect(receiver.received).toHaveLength(2);
    expect(await world.journal()).toEqual(['webhookCreated', 'webhookChanged', 'webhookChanged']);
  });

  it('turned off twice stays off since the first time', async () => {
    const { id } = await world.newWebhook(receiver.url);
    await world.of('POST', id, '/disable');
    harness.time.set(new Date(start.getTime() + 3_600_000));
    expect(await world.of('POST', id, '/disable')).toMatchObject({ disabledAt: '2026-02-03 04:00:00' });
  });

  it('and deletes is gone with its log; jobs that wait find nothing to do', async () => {
    const { id } = await world.newWebhook(receiver.url);
    await happen(0, 500);
    await world.publish(applicant);
    expect(await world.of('DELETE', id, '')).toEqual({ ok: 1 });
    harness.time.set(new Date(start.getTime() + 300_000));
    await world.drain();
    expect(receiver.received).toHaveLength(1);
    expect(await read(id)).toEqual({ error: 'webhook-not-found' });
    expect(await world.of('GET', id, '/deliveries')).toEqual({ error: 'webhook-not-found' });
    expect(await world.of('DELETE', id, '')).toEqual({ error: 'webhook-not-found' });
    for (const table of ['webhook_delivery', 'webhook_attempt'] as const) {
      const rows = await harness.db
        .selectFrom(table)
        .selectAll()
        .where('environment_id', '=', world.sandbox.context.environmentId)
        .execute();
      expect(rows).toEqual([]);
    }
    expect(await world.journal()).toEqual(['webhookCreated', 'webhookDeleted']);
  });
});

describe('a limit of 0', () => {
  it('never turns a webhook off', async () => {
    const patient = await openWebhookHarness({ disableAfterFailures: 0, disableAfterHours: 0 });
    const there = await patient.openWorld();
    const someone = await there.newApplicant();
    const { id } = await there.newWebhook(receiver.url, once);
    receiver.plan.push({ status: 500 }, { status: 500 });
    for (let count = 0; count < 2; count += 1) await there.publish(someone);
    await there.drain();
    expect(await there.of('GET', id, '')).toMatchObject({ enabled: true });
    expect(receiver.received).toHaveLength(2);
    await patient.close();
  });
});

import { setImmediate } from 'node:timers/promises';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import {
  openWebhookHarness,
  takeDueJobs,
  type WebhookHarness,
  type WebhookHarnessWorld,
} from '../../test/webhook-harness.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../test/webhook-receiver.ts';
import { waitingDeliveries } from '../../test/webhook-world.ts';
import { runJobs } from '../platform/jobs/run-jobs.ts';
import { makeMetrics } from '../platform/metrics/metrics.ts';
import { webhookConcurrency } from './deliver-webhook.ts';
import { webhookJobs } from './jobs.ts';
import type { WebhookRequest } from './ports.ts';

const logged = z.object({ items: z.array(z.object({ applicantId: z.string(), status: z.string() })) });

let harness: WebhookHarness;
let world: WebhookHarnessWorld;
let receiver: WebhookReceiver;

beforeAll(async () => {
  harness = await openWebhookHarness();
});
beforeEach(async () => {
  world = await harness.openWorld();
  receiver = await startWebhookReceiver();
  harness.time.set(new Date('2026-02-03T04:00:00.000Z'));
});
afterEach(() => receiver.close());
afterAll(() => harness.close());

/** An event of the outside world that the test makes happen. */
function gate() {
  let open = () => {};
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { promise, open: () => open() };
}

function arrived(): string[] {
  const body = z.object({ applicantId: z.string(), type: z.string() });
  return receiver.received.map((request) => {
    const { applicantId, type } = body.parse(JSON.parse(request.body.toString('utf8')));
    return `${applicantId} ${type}`;
  });
}

/** Runs the waiting jobs of the world all at once, as so many workers would. */
async function runAtOnce(jobs = harness.jobs): Promise<void> {
  const due = await takeDueJobs(harness.db, world.sandbox.context.environmentId, harness.time.clock);
  const signal = new AbortController().signal;
  await Promise.all(
    due.map(({ task, payload }) => jobs.find((job) => job.task === task)?.run(payload, signal)),
  );
}

const types = ['applicantCreated', 'applicantPending', 'applicantReviewed'];

describe('the order of first tries', () => {
  it('is that of the events of each applicant, who do not wait for each other', async () => {
    const { id } = await world.newWebhook(receiver.url, { types });
    const [slow, quick] = [await world.newApplicant(), await world.newApplicant()];
    const answer = gate();
    receiver.plan.push({ status: 500, after: answer.promise });
    await world.publish(slow, 'applicantCreated');
    const running = runAtOnce();
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1));
    await world.publish(slow, 'applicantPending');
    await world.publish(quick, 'applicantCreated');
    await world.publish(quick, 'applicantPending');
    await runAtOnce();
    await vi.waitFor(() => expect(receiver.received).toHaveLength(3));
    const waiting = await harness.deps.jobs.deliver.deliveries.claimedElsewhere(
      world.sandbox.context.environmentId,
      id,
    );
    expect(waiting).toMatchObject({ attempts: 0 });
    answer.open();
    await running;
    expect(arrived()).toEqual([
      `${slow.id} applicantCreated`,
      `${quick.id} applicantCreated`,
      `${quick.id} applicantPending`,
      `${slow.id} applicantPending`,
    ]);
    // What failed is tried again later, and nobody waits for that.
    await world.publish(slow, 'applicantReviewed');
    await world.drain();
    expect(arrived().at(-1)).toBe(`${slow.id} applicantReviewed`);
  });

  it('goes on when a try ends in the very moment in which the next is looked for', async () => {
    await world.newWebhook(receiver.url, { types });
    const applicant = await world.newApplicant();
    const [answer, written] = [gate(), gate()];
    receiver.plan.push({ status: 200, after: answer.promise });
    const { deliver } = harness.deps.jobs;
    const unlucky = webhookJobs({
      ...harness.deps.jobs,
      deliver: {
        ...deliver,
        deliveries: {
          ...deliver.deliveries,
          claim: async (...asked) => {
            const claimed = await deliver.deliveries.claim(...asked);
            if (claimed.length > 0) return claimed;
            answer.open();
            await written.promise;
            await setImmediate();
            return claimed;
          },
        },
        transact: async (change) => {
          const made = await deliver.transact(change);
          written.open();
          return made;
        },
      },
    });
    await world.publish(applicant, 'applicantCreated');
    await world.publish(applicant, 'applicantPending');
    await runAtOnce(unlucky);
    expect(arrived()).toEqual([`${applicant.id} applicantCreated`, `${applicant.id} applicantPending`]);
  });

  it('holds across processes, and none makes the try of another', async () => {
    await world.newWebhook(receiver.url, { types });
    const applicant = await world.newApplicant();
    const answer = gate();
    receiver.plan.push({ status: 200, after: answer.promise });
    await world.publish(applicant, 'applicantCreated');
    const first = runAtOnce();
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1));
    await world.publish(applicant, 'applicantPending');
    await runAtOnce(webhookJobs(harness.deps.jobs));
    expect(arrived()).toEqual([`${applicant.id} applicantCreated`]);
    answer.open();
    await first;
    expect(arrived()).toEqual([`${applicant.id} applicantCreated`, `${applicant.id} applicantPending`]);
  });
});

describe('a receiver that hangs', () => {
  it('takes no more than its share of requests, delays no other webhook, and loses nothing when the worker stops', async () => {
    const hanging = await startWebhookReceiver();
    hanging.plan.push(...Array.from({ length: 40 }, () => 'silence' as const));
    const { id: stuck } = await world.newWebhook(hanging.url);
    for (let count = 0; count < webhookConcurrency + 4; count += 1)
      await world.publish(await world.newApplicant());
    const running = await runJobs({
      databaseUrl: harness.url,
      jobs: harness.jobs,
      visionConcurrency: 1,
      quickConcurrency: 1,
      graceMs: 1,
      log: pino({ level: 'silent' }),
      metrics: makeMetrics(),
    });
    await vi.waitFor(() => expect(hanging.received).toHaveLength(webhookConcurrency), { timeout: 20_000 });
    const { id: healthy } = await world.newWebhook(receiver.url, { types: ['applicantPending'] });
    await world.publish(await world.newApplicant(), 'applicantPending');
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 20_000 });
    expect(hanging.received).toHaveLength(webhookConcurrency);
    await running.stop();
    const statuses = async (id: typeof stuck) =>
      logged.parse(await world.of('GET', id, '/deliveries')).items.map(({ status }) => status);
    expect(new Set(await statuses(stuck))).toEqual(new Set(['pending']));
    expect(await statuses(healthy)).toEqual(['delivered']);
    hanging.plan.splice(0);
    await world.drain();
    expect(new Set(await statuses(stuck))).toEqual(new Set(['delivered']));
    await hanging.close();
  });
});

describe('receivers that hang', () => {
  const signal = new AbortController().signal;

  it('share a part of the lane, take turns in it, and have it all back when they answer', async () => {
    const slow = { one: `${receiver.url}/one`, other: `${receiver.url}/other` };
    const asked: string[] = [];
    const state = { isHanging: true, answer: gate() };
    const deliver = {
      ...harness.deps.jobs.deliver,
      slowTurns: 1,
      send: async ({ target }: WebhookRequest) => {
        asked.push(target);
        await state.answer.promise;
        return state.isHanging ? { error: 'timeout' } : { statusCode: 200, response: Buffer.alloc(0) };
      },
    };
    const [job] = webhookJobs({ ...harness.deps.jobs, deliver });
    const take = () => takeDueJobs(harness.db, world.sandbox.context.environmentId, harness.time.clock);
    const runAll = async () => {
      for (const { payload } of await take()) await job?.run(payload, signal);
    };
    const publish = async (count: number) => {
      for (let event = 0; event < count; event += 1) await world.publish(await world.newApplicant());
    };
    const count = (target: string) => asked.filter((each) => each === target).length;
    const later = (milliseconds: number) =>
      harness.time.set(new Date(harness.time.clock().getTime() + milliseconds));
    await world.newWebhook(slow.one);
    await world.newWebhook(slow.other);
    state.answer.open();
    await publish(4);
    await runAll();
    expect([count(slow.one), count(slow.other)]).toEqual([4, 4]);

    // Both are known to be slow by now: one has its turn and one request at a time, the other has to wait for it.
    state.answer = gate();
    await publish(3);
    const due = await take();
    const turn = job?.run(due[0]?.payload, signal);
    await vi.waitFor(() => expect(asked).toHaveLength(9));
    for (const { payload } of due.slice(1)) await job?.run(payload, signal);
    expect(asked).toHaveLength(9);
    const [first = ''] = asked.slice(-1);
    const second = first === slow.one ? slow.other : slow.one;
    state.isHanging = false;
    state.answer.open();
    await turn;
    expect([count(first), count(second)]).toEqual([7, 4]);
    expect(await take()).toEqual([]);

    // What was put aside for it is one job, and does it all.
    later(2000);
    const aside = await take();
    expect(aside).toHaveLength(1);
    await job?.run(aside[0]?.payload, signal);
    expect(count(second)).toBe(7);
  });

  it('hold up nobody else at the same address', async () => {
    const host = await startWebhookReceiver();
    const stop = new AbortController();
    const post = (path: string) => {
      const target = new URL(path, host.url).href;
      const request = { environment: 'sandbox' as const, target, headers: {}, body: Buffer.from('{}') };
      return harness.deps.jobs.deliver.send(request, stop.signal);
    };
    host.plan.push(...Array.from({ length: 40 }, () => 'silence' as const));
    const stuck = Promise.allSettled(Array.from({ length: 40 }, () => post('/hanging')));
    await vi.waitFor(() => expect(host.received).toHaveLength(40), { timeout: 20_000 });
    expect(await post('/well')).toMatchObject({ statusCode: 200 });
    stop.abort();
    expect(new Set((await stuck).map(({ status }) => status))).toEqual(new Set(['rejected']));
    await host.close();
  });
});

describe('more events than can be sent at once', () => {
  const signal = new AbortController().signal;
  const count = 40;
  afterEach(() => vi.restoreAllMocks());

  /** Webhooks' jobs whose first requests wait for `answer`, and a clock of turns that can be put forward. */
  function underLoad() {
    const answer = gate();
    const asked: string[] = [];
    const deliver = {
      ...harness.deps.jobs.deliver,
      send: async ({ headers }: WebhookRequest) => {
        asked.push(headers['webhook-id'] ?? '');
        await answer.promise;
        return { statusCode: 200, response: Buffer.alloc(0) };
      },
    };
    const [job] = webhookJobs({ ...harness.deps.jobs, deliver });
    const real = performance.now.bind(performance);
    const forward = (milliseconds: number) =>
      vi.spyOn(performance, 'now').mockImplementation(() => real() + milliseconds);
    return { run: (payload: unknown) => job?.run(payload, signal), answer, asked, forward };
  }
  const publishAll = async () => {
    for (let event = 0; event < count; event += 1) await world.publish(await world.newApplicant());
  };

  it('leave one job behind when a turn is over, not one for each', async () => {
    await world.newWebhook(receiver.url);
    const { run, answer, asked, forward } = underLoad();
    await publishAll();
    const take = () => takeDueJobs(harness.db, world.sandbox.context.environmentId, harness.time.clock);
    const due = await take();
    expect(due).toHaveLength(count);
    const turn = Promise.all(due.map(({ payload }) => run(payload)));
    await vi.waitFor(() => expect(asked).toHaveLength(webhookConcurrency));
    forward(15_000);
    answer.open();
    await turn;
    const left = await take();
    expect(left).toHaveLength(1);
    vi.restoreAllMocks();
    await run(left[0]?.payload);
    expect(new Set(asked).size).toBe(count);
    expect(await take()).toEqual([]);
  });

  it('have their jobs taken away together', async () => {
    const { id } = await world.newWebhook(receiver.url);
    const { run, answer, asked, forward } = underLoad();
    await publishAll();
    const waiting = await waitingDeliveries(harness.db, id);
    expect(waiting).toHaveLength(count);
    const turn = run(waiting[0]?.payload);
    await vi.waitFor(() => expect(asked).toHaveLength(webhookConcurrency));
    forward(2000);
    answer.open();
    await turn;
    expect(new Set(asked).size).toBe(count);
    expect(asked).toHaveLength(count);
    expect(await waitingDeliveries(harness.db, id)).toEqual([]);
  });
});

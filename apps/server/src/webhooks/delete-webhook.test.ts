import type { WebhookId } from '@aval/core/ids';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { eventually } from '../../test/eventually.ts';
import {
  openWebhookHarness,
  type WebhookHarness,
  type WebhookHarnessWorld,
} from '../../test/webhook-harness.ts';
import type { TestApplicant } from '../../test/webhook-world.ts';
import { bindStores, type Stores } from '../main/bind-stores.ts';

let harness: WebhookHarness;
let world: WebhookHarnessWorld;
let applicant: TestApplicant;
let webhookId: WebhookId;

beforeAll(async () => {
  harness = await openWebhookHarness();
});
beforeEach(async () => {
  world = await harness.openWorld();
  applicant = await world.newApplicant();
  webhookId = (await world.newWebhook('https://hooks.example/in')).id;
});
afterAll(() => harness.close());

const environmentId = () => world.sandbox.context.environmentId;

/** A transaction that stays open until it is committed. */
async function begin() {
  const transaction = await harness.db.startTransaction().execute();
  return { stores: bindStores(transaction, harness.keyring), commit: () => transaction.commit().execute() };
}

/** Returns once so many connections wait for another's lock. */
function waiting(count: number): Promise<true> {
  return eventually(`${count} to wait`, async () => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as "n" from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(harness.db);
    return rows[0]?.n === count ? true : undefined;
  });
}

/** Something happens; the delivery that tells of it. */
async function newDelivery(): Promise<string> {
  await world.publish(applicant);
  const row = await harness.db
    .selectFrom('webhook_delivery')
    .select('id')
    .where('environment_id', '=', environmentId())
    .where('webhook_id', '=', webhookId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Writes a failed try down, as the job does; how the webhook fares is the second half of the same transaction. */
async function writeTry({ deliveries, environmentKeys }: Stores, id: string): Promise<void> {
  const delivery = await deliveries.find(environmentId(), id, await environmentKeys.dataKey(environmentId()));
  if (delivery === undefined) throw new Error('no such delivery');
  const at = harness.time.clock();
  const answer = { statusCode: undefined, error: 'timeout', request: undefined, response: undefined };
  const attempt = { number: 1, at, ...answer, durationMs: 5 };
  await deliveries.record(environmentId(), delivery, attempt, { status: 'failed' });
}
const writeHealth = ({ webhookHealth }: Stores) =>
  webhookHealth.fail(environmentId(), webhookId, harness.time.clock(), true);

const remove = () => world.of('DELETE', webhookId, '');
const deliveriesLeft = () =>
  harness.db
    .selectFrom('webhook_delivery')
    .select('id')
    .where('environment_id', '=', environmentId())
    .execute();

it('waits for tries that are being written down, those of later events among them', async () => {
  const first = await newDelivery();
  const one = await begin();
  await writeTry(one.stores, first);
  const removed = remove();
  await waiting(1);
  const second = await newDelivery();
  const other = await begin();
  await writeTry(other.stores, second);
  await writeHealth(one.stores);
  await one.commit();
  await waiting(1);
  await writeHealth(other.stores);
  await other.commit();
  expect(await removed).toEqual({ ok: 1 });
  expect(await deliveriesLeft()).toEqual([]);
});

it('waits for a replay that reopens its deliveries', async () => {
  const first = await newDelivery();
  const { id: replayId } = z.object({ id: z.string() }).parse(
    await world.of('POST', webhookId, '/replays', {
      body: { from: '2026-01-01 00:00:00', to: '2036-01-01 00:00:00' },
    }),
  );
  const trying = await begin();
  await writeTry(trying.stores, first);
  const removed = remove();
  await waiting(1);
  const replaying = await begin();
  const replay = await replaying.stores.replays.find(environmentId(), webhookId, replayId);
  if (replay === undefined) throw new Error('no such replay');
  const stepped = replaying.stores.replays.step(environmentId(), replay, harness.time.clock(), 10);
  await waiting(2);
  await trying.commit();
  expect(await stepped).toMatchObject({ first: { id: first } });
  await replaying.commit();
  expect(await removed).toEqual({ ok: 1 });
  expect(await deliveriesLeft()).toEqual([]);
});

it('leaves events that happen meanwhile untold, and never breaks what they belong to', async () => {
  const removing = await begin();
  expect(await removing.stores.webhooks.remove(environmentId(), webhookId)).toBe(true);
  const published = world.publish(applicant);
  await waiting(1);
  await removing.commit();
  await published;
  expect(await deliveriesLeft()).toEqual([]);
});

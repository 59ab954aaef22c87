import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  openWebhookHarness,
  type WebhookHarness,
  type WebhookHarnessWorld,
} from '../../test/webhook-harness.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../test/webhook-receiver.ts';
import { makeWebhookSender } from './send-webhook.ts';

const signal = new AbortController().signal;
const body = Buffer.from('{}');

let harness: WebhookHarness;
let world: WebhookHarnessWorld;
let receiver: WebhookReceiver;

beforeAll(async () => {
  harness = await openWebhookHarness({ plainHttp: false });
});
beforeEach(async () => {
  world = await harness.openWorld();
  receiver = await startWebhookReceiver();
});
afterEach(() => receiver.close());
afterAll(() => harness.close());

describe('targets', () => {
  it.each([
    'http://hooks.example/in',
    'https://hooks.example:22/',
    'https://hooks.example:5432/',
    'https://hooks.example:6379/',
    'https://127.0.0.1/',
    'https://[::ffff:10.0.0.1]/',
    'https://0x7f.1/',
  ])('of production may not be %s, neither new nor changed', async (target) => {
    const { call, newWebhook } = world.inProduction;
    const types = ['applicantReviewed'];
    const refused = { error: 'invalid-value' };
    expect(await call('POST', 'agent/clientWebhooks', { body: { target, types } })).toEqual(refused);
    const { id } = await newWebhook('https://hooks.example:8443/in');
    expect(await call('PATCH', 'agent/clientWebhooks', { body: { id, target } })).toEqual(refused);
  });

  it('of the sandbox may be plain and private, but on no odd port', async () => {
    const { call } = world;
    const types = ['applicantReviewed'];
    const make = (target: string) => call('POST', 'agent/clientWebhooks', { body: { target, types } });
    expect(await make('http://127.0.0.1:8080/')).toMatchObject({ target: 'http://127.0.0.1:8080/' });
    expect(await make('http://127.0.0.1:25/')).toEqual({ error: 'invalid-value' });
    expect(await make('http://127.0.0.1:5432/')).toEqual({ error: 'invalid-value' });
  });

  it('that were fine once are refused at the try when they are so no longer', async () => {
    const { newWebhook, publish, newApplicant, drain, of } = world.inProduction;
    const { id } = await newWebhook('https://hooks.example/in');
    await harness.db
      .updateTable('webhook')
      .set({ target: receiver.url })
      .where('environment_id', '=', world.production.context.environmentId)
      .where('id', '=', id)
      .execute();
    await publish(await newApplicant());
    await drain();
    expect(receiver.received).toEqual([]);
    expect(await of('GET', id, '/deliveries')).toMatchObject({
      items: [{ status: 'pending', attempts: [{ error: 'plain-http' }] }],
    });
  });
});

describe('names', () => {
  it('are resolved for each connection and once; one that changes its meaning is refused', async () => {
    const answers = ['127.0.0.1', '169.254.169.254'];
    const asked: string[] = [];
    const sender = makeWebhookSender({
      privateTargets: false,
      resolve: (hostname) => {
        asked.push(hostname);
        return Promise.resolve([{ address: answers[asked.length - 1] ?? '10.0.0.1', family: 4 }]);
      },
    });
    receiver.plan.push({ status: 200, close: true });
    const target = receiver.url.replace('127.0.0.1', 'rebinding.example');
    const send = () => sender.send({ environment: 'sandbox', target, headers: {}, body }, signal);
    expect(await send()).toMatchObject({ statusCode: 200 });
    expect(asked).toEqual(['rebinding.example']);
    expect(await send()).toEqual({ error: 'private-target' });
    expect(asked).toHaveLength(2);
    expect(receiver.received).toHaveLength(1);
    await sender.close();
  });

  it('with a bad address among good ones are refused, in production every private one', async () => {
    const addresses = [
      { address: '127.0.0.1', family: 4 },
      { address: 'fe80::1', family: 6 },
    ];
    const sender = makeWebhookSender({
      privateTargets: false,
      plainHttp: true,
      resolve: () => Promise.resolve(addresses),
    });
    const target = receiver.url.replace('127.0.0.1', 'mixed.example');
    const send = (environment: 'sandbox' | 'production') =>
      sender.send({ environment, target, headers: {}, body }, signal);
    expect(await send('sandbox')).toEqual({ error: 'private-target' });
    addresses.pop();
    expect(await send('production')).toEqual({ error: 'private-target' });
    expect(receiver.received).toEqual([]);
    await sender.close();
  });
});

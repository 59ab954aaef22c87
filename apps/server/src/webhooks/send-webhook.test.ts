import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWebhookReceiver, type WebhookReceiver } from '../../test/webhook-receiver.ts';
import { makeWebhookSender, type WebhookSender, type WebhookSenderOptions } from './send-webhook.ts';

let receiver: WebhookReceiver;
const senders: WebhookSender[] = [];
const never = new AbortController().signal;

beforeEach(async () => {
  receiver = await startWebhookReceiver();
});
afterEach(async () => {
  await Promise.all(senders.splice(0).map((sender) => sender.close()));
  await receiver.close();
});

function send(
  target: string,
  options: Partial<WebhookSenderOptions> = {},
  environment: 'sandbox' | 'production' = 'sandbox',
  signal = never,
) {
  const sender = makeWebhookSender({ privateTargets: false, plainHttp: true, ...options });
  senders.push(sender);
  return sender.send(
    { environment, target, headers: { 'X-Test': 'yes' }, body: Buffer.from('{"a":1}') },
    signal,
  );
}

describe('makeWebhookSender', () => {
  it('posts the bytes and keeps the first kilobyte of the answer', async () => {
    receiver.plan.push({ status: 201, body: 'x'.repeat(5000) });
    const answer = await send(`${receiver.url}?a=b`);
    expect(answer).toEqual({ statusCode: 201, response: Buffer.from('x'.repeat(1024)) });
    const [request] = receiver.received;
    expect(request).toMatchObject({ method: 'POST', path: '/hook?a=b', headers: { 'x-test': 'yes' } });
    expect(request?.body.toString()).toBe('{"a":1}');
  });

  it('does not follow a redirect', async () => {
    receiver.plan.push({ status: 302, location: `${receiver.url}/elsewhere` });
    expect(await send(receiver.url)).toMatchObject({ statusCode: 302 });
    expect(receiver.received).toHaveLength(1);
  });

  it.each([
    ['silence', 'timeout', { answerMs: 300 }],
    ['hang up', 'UND_ERR_SOCKET', {}],
  ] as const)('names the failure when the receiver answers with %s', async (plan, error, options) => {
    receiver.plan.push(plan);
    expect(await send(receiver.url, options)).toEqual({ error });
  });

  it('names the failure of a connection and of a name', async () => {
    const { url } = receiver;
    const closed = await startWebhookReceiver();
    await closed.close();
    expect(await send(closed.url)).toEqual({ error: 'ECONNREFUSED' });
    const missing = Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
    expect(
      await send(url.replace('127.0.0.1', 'hooks.example'), { resolve: () => Promise.reject(missing) }),
    ).toEqual({
      error: 'ENOTFOUND',
    });
  });

  it('goes to the address it checked', async () => {
    const target = receiver.url.replace('127.0.0.1', 'hooks.example');
    const resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    expect(await send(target, { resolve })).toMatchObject({ statusCode: 200 });
    expect(receiver.received[0]?.headers.host).toBe(`hooks.example:${receiver.port}`);
  });

  it('refuses a private address in production, given as such or behind a name', async () => {
    const named = receiver.url.replace('127.0.0.1', 'hooks.example');
    const both = [
      { address: '8.8.8.8', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    expect(await send(receiver.url, {}, 'production')).toEqual({ error: 'private-target' });
    expect(await send(named, { resolve: () => Promise.resolve(both) }, 'production')).toEqual({
      error: 'private-target',
    });
    expect(receiver.received).toEqual([]);
    expect(await send(receiver.url, { privateTargets: true }, 'production')).toMatchObject({
      statusCode: 200,
    });
  });

  it('throws when the worker stops, so that nothing is written down', async () => {
    const stop = new AbortController();
    stop.abort(new Error('the worker stops'));
    await expect(send(receiver.url, {}, 'sandbox', stop.signal)).rejects.toThrow('the worker stops');
  });
});

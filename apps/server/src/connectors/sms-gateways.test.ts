import { startSmppSimulator } from '@aval/messaging-simulators/smpp';
import { startTurboSmsSimulator } from '@aval/messaging-simulators/turbosms';
import { startTwilioSimulator } from '@aval/messaging-simulators/twilio';
import { describe, expect, test, vi } from 'vitest';
import { httpTemplateSchema } from './http-template/config.ts';
import { makeHttpTemplateGateway } from './http-template/index.ts';
import { templateOutcome, templateRequest } from './http-template/map.ts';
import { gatewayContract } from './kit.contract.ts';
import { makeCallVendor } from './kit.ts';
import { makeSmppGateway } from './smpp/index.ts';
import { readReceipt, spellings } from './smpp/map.ts';
import { makeTurboSmsGateway } from './turbosms/index.ts';
import { turboSmsDelivery, turboSmsOutcome } from './turbosms/map.ts';
import { makeTwilioGateway } from './twilio/index.ts';

const call = makeCallVendor({ timeoutMs: 3000 });
const { signal } = new AbortController();
const sms = (text: string) => ({ channel: 'sms' as const, id: 'one', to: '+380501234567', text });

gatewayContract('twilio', async () => {
  const { close, ...simulator } = await startTwilioSimulator();
  const config = { ...simulator };
  return {
    gateway: makeTwilioGateway(config, call),
    stranger: makeTwilioGateway({ ...config, token: 'somebody-else-entirely' }, call),
    play: simulator.play,
    arrived: () => simulator.received,
    complaints: simulator.complaints,
    stop: close,
    close,
  };
});

gatewayContract('turbosms', async () => {
  const { close, ...simulator } = await startTurboSmsSimulator();
  return {
    gateway: makeTurboSmsGateway(simulator, call),
    stranger: makeTurboSmsGateway({ ...simulator, token: 'somebody-else' }, call),
    play: simulator.play,
    arrived: () => simulator.received,
    complaints: simulator.complaints,
    stop: close,
    close,
  };
});

gatewayContract('http', async () => {
  const { close, ...simulator } = await startTurboSmsSimulator();
  const template = httpTemplateSchema.parse({
    version: 1,
    url: `${simulator.url}/message/send.json`,
    headers: { Authorization: 'Bearer {token}' },
    body: { json: { recipients: ['{digits}'], sms: { sender: '{sender}', text: '{text}' } } },
    idPath: 'response_result.0.message_id',
  });
  const config = { template, sender: simulator.sender, account: undefined, token: simulator.token };
  const twilio = await startTwilioSimulator();
  const basic = { version: 1, url: `${twilio.url}/2010-04-01/Accounts/{account}/Messages.json` };
  const stranger = httpTemplateSchema.parse({ ...basic, body: { form: { To: '{to}', Body: '{text}' } } });
  return {
    gateway: makeHttpTemplateGateway(config, call),
    stranger: makeHttpTemplateGateway({ ...config, template: stranger, account: twilio.account }, call),
    play: simulator.play,
    arrived: () => simulator.received,
    complaints: simulator.complaints,
    stop: close,
    close: async () => {
      await close();
      await twilio.close();
    },
  };
});

gatewayContract('smpp', async () => {
  const simulator = await startSmppSimulator();
  const gateway = makeSmppGateway(simulator, { timeoutMs: 1000 });
  const url = simulator.url.replace(/:[^:@]+@/, ':wrong@');
  const stranger = makeSmppGateway({ ...simulator, url }, { timeoutMs: 1000 });
  return {
    gateway,
    stranger,
    play: simulator.play,
    arrived: () => simulator.received,
    complaints: simulator.complaints,
    stop: simulator.close,
    close: async () => {
      await gateway.close();
      await stranger.close();
      await simulator.close();
    },
  };
});

describe('whether a message arrived', () => {
  test('twilio is asked', async () => {
    const simulator = await startTwilioSimulator();
    const gateway = makeTwilioGateway(simulator, call);
    const sent = await gateway.send(sms('text'), signal);
    const id = sent.status === 'accepted' ? sent.gatewayId : '';
    const states: unknown[] = [];
    for (const status of [
      'accepted',
      'sending',
      'delivered',
      'undelivered',
      'canceled',
      'partially_delivered',
    ]) {
      simulator.settle(id, status);
      states.push(await gateway.delivery?.(id, signal));
    }
    expect(states).toEqual(['pending', 'pending', 'delivered', 'failed', 'failed', 'unknown']);
    expect(await gateway.delivery?.(`SM${'f'.repeat(32)}`, signal)).toBe('unknown');
    await simulator.close();
  });

  test('turbosms is asked', async () => {
    const simulator = await startTurboSmsSimulator();
    const gateway = makeTurboSmsGateway(simulator, call);
    const sent = await gateway.send(sms('text'), signal);
    const id = sent.status === 'accepted' ? sent.gatewayId : '';
    const states: unknown[] = [await gateway.delivery?.(id, signal)];
    for (const status of ['Accepted', 'Sent', 'Delivered', 'Read', 'Expired', 'Undelivered', 'Unknown']) {
      simulator.settle(id, status);
      states.push(await gateway.delivery?.(id, signal));
    }
    expect(states).toEqual([
      'pending',
      'pending',
      'pending',
      'delivered',
      'delivered',
      'failed',
      'failed',
      'unknown',
    ]);
    expect(await gateway.delivery?.('00000000-0000-4000-8000-ffffffffffff', signal)).toBe('unknown');
    await simulator.close();
  });

  test.each([
    ['DELIVRD', 'delivered'],
    ['REJECTD', 'failed'],
    ['UNDELIV', 'failed'],
    ['In Queue', 'pending'],
    ['Invented', 'unknown'],
  ])('turbosms may tell %s, as the operators do', (status, state) => {
    const json = { response_code: 0, response_status: 'OK', response_result: [{ message_id: 'm', status }] };
    expect(turboSmsDelivery({ status: 200, json, retryAfterSeconds: undefined }, 'm')).toBe(state);
  });

  test('smpp tells by receipts of all parts, whose ids may be spelt another way', async () => {
    const simulator = await startSmppSimulator();
    const gateway = makeSmppGateway(simulator, { timeoutMs: 1000 });
    const sent = await gateway.send(sms('Довгий текст. '.repeat(12)), signal);
    const id = sent.status === 'accepted' ? sent.gatewayId : '';
    expect(id.split(',').length).toBe(3);
    expect(simulator.received.map(({ parts, dataCoding }) => [parts, dataCoding])).toEqual([[3, 8]]);
    expect(await gateway.delivery?.(id, signal)).toBe('unknown');
    simulator.receipt('DELIVRD');
    await vi.waitFor(async () => expect(await gateway.delivery?.(id, signal)).toBe('delivered'));
    simulator.receipt('UNDELIV');
    await vi.waitFor(async () => expect(await gateway.delivery?.(id, signal)).toBe('failed'));
    await gateway.close();
    await simulator.close();
  });

  test('a receipt without a message is none', () => {
    expect(readReceipt({ esm_class: 0, short_message: { message: 'id:1 stat:DELIVRD' } })).toBeUndefined();
    expect(readReceipt({ esm_class: 4, short_message: { message: 'hello' } })).toBeUndefined();
    expect(readReceipt(undefined)).toBeUndefined();
    expect(spellings('0x')).toEqual(['x']);
    expect(spellings('1A01')).toEqual(['1a01', '6657']);
    expect(spellings('6657')).toContain('1a01');
  });
});

describe('turbosms answers with codes', () => {
  const outcome = (code: number, results: unknown = null) =>
    turboSmsOutcome({
      status: 200,
      json: { response_code: code, response_status: 'ANY', response_result: results },
      retryAfterSeconds: undefined,
    });

  test.each([103, 104, 105, 301])('%i is about the account, not about the message', (code) => {
    expect(outcome(code)).toEqual({ status: 'unavailable', reason: 'not-authorised' });
  });

  test.each([203, 500, 503, 999])('%i may be mended', (code) => {
    expect(outcome(code)).toEqual({ status: 'unavailable', reason: `turbosms:${code}` });
  });

  test('427 means that it was taken a moment ago', () => {
    expect(outcome(427)).toEqual({ status: 'unavailable', reason: 'turbosms:427', retryAfterSeconds: 90 });
  });

  test.each([300, 302, 305, 400, 404, 406, 412])('%i is about the message', (code) => {
    const refused = { status: 'refused', reason: `turbosms:${code}` };
    expect(outcome(code)).toEqual(refused);
    expect(outcome(802, [{ phone: '1', response_code: code, message_id: null }])).toEqual(refused);
  });

  test.each([0, 800, 801, 802, 803])('%i is a promise only with a number to ask by', (code) => {
    const result = { phone: '1', response_code: 0, message_id: 'm', response_status: 'OK' };
    expect(outcome(code, [result])).toEqual({ status: 'accepted', gatewayId: 'm' });
    expect(outcome(code)).toEqual({ status: 'unavailable', reason: 'malformed-answer' });
  });
});

describe('a template', () => {
  test('puts values where they cannot become anything else', () => {
    const template = httpTemplateSchema.parse({
      version: 1,
      method: 'GET',
      url: 'https://sms.example/send?to={to}&text={text}',
      headers: { 'X-Key': '{token}' },
    });
    const config = { template, sender: undefined, account: undefined, token: 'one\r\nX-Other: two' };
    const request = templateRequest(config, sms('a&b=c#d?é'));
    expect(request.url).toBe('https://sms.example/send?to=%2B380501234567&text=a%26b%3Dc%23d%3F%C3%A9');
    expect(request.headers).toEqual({ 'X-Key': 'oneX-Other: two' });
  });

  test('an answer that promises nothing is no success', () => {
    const template = httpTemplateSchema.parse({ version: 1, url: 'https://sms.example/', idPath: 'id' });
    const answer = (status: number, json: unknown) => ({ status, json, retryAfterSeconds: undefined });
    expect(templateOutcome(template, answer(200, { id: 7 }), 'm')).toEqual({
      status: 'accepted',
      gatewayId: '7',
    });
    for (const json of [{}, { id: '' }, { id: null }, [], 'id', null])
      expect(templateOutcome(template, answer(200, json), 'm').status).toBe('refused');
    expect(templateOutcome(template, answer(200, undefined), 'm').status).toBe('unavailable');
    expect(templateOutcome(template, answer(404, { id: 7 }), 'm').status).toBe('refused');
    expect(templateOutcome(template, answer(302, { id: 7 }), 'm').status).toBe('unavailable');
  });

  test.each([
    { version: 1, url: 'https://{to}.example/' },
    { version: 1, url: 'file:///etc/passwd' },
    { version: 1, url: 'https://sms.example/', header: {} },
    { version: 2, url: 'https://sms.example/' },
  ])('is refused when it is wrong: %j', (json) => {
    expect(httpTemplateSchema.safeParse(json).success).toBe(false);
  });
});

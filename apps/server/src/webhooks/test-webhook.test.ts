import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  openWebhookHarness,
  type WebhookHarness,
  type WebhookHarnessWorld,
} from '../../test/webhook-harness.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../test/webhook-receiver.ts';
import { describeEvents, webhookHeadersSchema } from './describe-events.ts';
import { signPayload } from './sign-payload.ts';
import { subscribableTypes } from './subscribable-types.ts';
import { webhookBodySchema } from './webhook-body.ts';

const tested = z.object({ eventId: z.uuid(), request: z.object({ body: z.string() }) });

let harness: WebhookHarness;
let world: WebhookHarnessWorld;
let receiver: WebhookReceiver;

beforeAll(async () => {
  harness = await openWebhookHarness();
});
beforeEach(async () => {
  world = await harness.openWorld();
  receiver = await startWebhookReceiver();
});
afterEach(() => receiver.close());
afterAll(() => harness.close());

describe('testWebhook', () => {
  it('sends an invented event at once and tells what came back; the log knows nothing of it', async () => {
    const headers = [{ key: 'X-Api-Key', value: 'tr0ub4dor' }];
    const { id, secretKey } = await world.newWebhook(receiver.url, { headers });
    receiver.plan.push({ status: 202, body: 'fine' });
    const answer = await world.of('POST', id, '/test', { body: { type: 'applicantReviewed' } });
    const [request] = receiver.received;
    const { eventId } = tested.parse(answer);
    expect(answer).toEqual({
      delivered: true,
      eventId,
      statusCode: 202,
      response: 'fine',
      durationMs: expect.any(Number),
      request: {
        target: receiver.url,
        headers: expect.objectContaining({ 'X-Api-Key': '********', 'webhook-id': eventId }),
        body: request?.body.toString('utf8'),
      },
    });
    expect(JSON.parse(String(request?.body))).toMatchObject({
      type: 'applicantReviewed',
      testMode: true,
      sandboxMode: true,
      reviewStatus: 'completed',
      reviewResult: { reviewAnswer: 'GREEN' },
      clientId: world.sandbox.context.clientId,
    });
    expect(request?.headers).toMatchObject({
      'x-api-key': 'tr0ub4dor',
      'x-payload-digest': signPayload('HMAC_SHA256_HEX', secretKey, request?.body ?? ''),
    });
    expect(await world.of('GET', id, '/deliveries')).toMatchObject({ totalItems: 0 });
    expect(await world.journal()).toEqual(['webhookCreated', 'webhookTested']);
  });

  it('is not repeated when it is refused, and works on one that is off', async () => {
    const { id } = await world.newWebhook(receiver.url, { enabled: false });
    receiver.plan.push({ status: 500, body: 'no' }, 'hang up');
    const twice = [await world.of('POST', id, '/test'), await world.of('POST', id, '/test')];
    expect(twice).toMatchObject([
      { delivered: false, statusCode: 500, response: 'no' },
      { delivered: false, error: 'UND_ERR_SOCKET' },
    ]);
    await world.drain();
    expect(receiver.received).toHaveLength(2);
    await world.of('DELETE', id, '');
    expect(await world.of('POST', id, '/test')).toEqual({ error: 'webhook-not-found' });
  });

  it.each(subscribableTypes)('has a body for %s that the documentation describes', async (type) => {
    const { id } = await world.newWebhook(receiver.url, { types: [type] });
    const { request } = tested.parse(await world.of('POST', id, '/test'));
    const body = webhookBodySchema.parse(JSON.parse(request.body));
    expect(body).toMatchObject({ type, testMode: true });
    expect(body.applicantActionId !== undefined).toBe(type.startsWith('applicantAction'));
  });
});

describe('describeEvents', () => {
  it('describes what is sent: bodies and headers', async () => {
    const applicant = await world.newApplicant();
    const events = describeEvents();
    expect(events.length).toBeGreaterThan(15);
    for (const { name, body } of events) {
      const type = z.enum(subscribableTypes).parse(name);
      const { id } = await world.newWebhook(receiver.url, { types: [type] });
      await world.publish(applicant, type);
      await world.drain();
      await world.of('DELETE', id, '');
      const request = receiver.received.at(-1);
      expect(body.safeParse(JSON.parse(String(request?.body)))).toMatchObject({ success: true });
      const named = Object.fromEntries(
        Object.keys(webhookHeadersSchema.shape).map((header) => [
          header,
          request?.headers[header.toLowerCase()],
        ]),
      );
      expect(webhookHeadersSchema.safeParse(named)).toMatchObject({ success: true });
    }
    expect(receiver.received).toHaveLength(events.length);
  });
});

describe('masks', () => {
  it('sent back stand for what is there; a new header needs a value', async () => {
    const headers = [{ key: 'Authorization', value: 'Bearer abc' }];
    const { id, secretKey } = await world.newWebhook(receiver.url, { headers });
    const read = z.looseObject({ headers: z.array(z.object({ key: z.string(), value: z.string() })) });
    const masked = read.parse(await world.of('GET', id, ''));
    expect(masked).toMatchObject({
      secretKey: '********',
      standardSecret: '********',
      headers: [{ key: 'Authorization', value: '********' }],
    });
    const body = {
      ...masked,
      headers: [
        { key: 'authorization', value: '********' },
        { key: 'X-B', value: 'b' },
      ],
    };
    expect(await world.call('PATCH', 'agent/clientWebhooks', { body })).toMatchObject({ id });
    await world.of('POST', id, '/test');
    const [request] = receiver.received;
    expect(request?.headers).toMatchObject({
      authorization: 'Bearer abc',
      'x-b': 'b',
      'x-payload-digest': signPayload('HMAC_SHA256_HEX', secretKey, request?.body ?? ''),
    });
    const unknown = { id, headers: [{ key: 'X-C', value: '********' }] };
    expect(await world.call('PATCH', 'agent/clientWebhooks', { body: unknown })).toEqual({
      error: 'invalid-value',
    });
    const { call } = world;
    const fresh = { target: receiver.url, types: ['applicantReviewed'], headers: unknown.headers };
    expect(await call('POST', 'agent/clientWebhooks', { body: fresh })).toEqual({
      invalid: 'body',
      field: 'headers',
    });
  });
});

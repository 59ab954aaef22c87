import { createHmac } from 'node:crypto';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  openWebhookHarness,
  type WebhookHarness,
  type WebhookHarnessWorld,
} from '../../test/webhook-harness.ts';
import {
  type ReceivedRequest,
  startWebhookReceiver,
  type WebhookReceiver,
} from '../../test/webhook-receiver.ts';
import type { TestApplicant } from '../../test/webhook-world.ts';

const shown = z.object({
  secretKey: z.string(),
  standardSecret: z.string(),
  previousSecretUntil: z.string(),
});

let harness: WebhookHarness;
let world: WebhookHarnessWorld;
let receiver: WebhookReceiver;
let applicant: TestApplicant;
let now: Date;

beforeAll(async () => {
  harness = await openWebhookHarness();
});
beforeEach(async () => {
  world = await harness.openWorld();
  applicant = await world.newApplicant();
  receiver = await startWebhookReceiver();
  // The other implementation looks at the clock of this machine.
  now = new Date();
  harness.time.set(now);
});
afterEach(() => receiver.close());
afterAll(() => harness.close());

async function deliver(): Promise<ReceivedRequest> {
  await world.publish(applicant);
  await world.drain();
  const request = receiver.received.at(-1);
  if (request === undefined) throw new Error('nothing came');
  return request;
}

/** Whether the library of Standard Webhooks takes a request for genuine. */
function isGenuine(standardSecret: string, { headers, body }: ReceivedRequest): boolean {
  const texts = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  try {
    new StandardWebhook(standardSecret).verify(body.toString('utf8'), texts);
    return true;
  } catch {
    return false;
  }
}

function digest(secretKey: string, { body }: ReceivedRequest): string {
  return createHmac('sha256', secretKey).update(body).digest('hex');
}

describe('Standard Webhooks', () => {
  it.each([
    ['a secret that was made', {}],
    ['a secret of words', { secretKey: 'größer als acht' }],
    ['a secret in their own form', { secretKey: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' }],
    ['another hash for the digest', { signatureAlgorithm: 'HMAC_SHA1_HEX' }],
  ])('are genuine to their own library with %s', async (_name, settings) => {
    const { standardSecret } = await world.newWebhook(receiver.url, settings);
    const request = await deliver();
    expect(isGenuine(standardSecret, request)).toBe(true);
    expect(isGenuine(standardSecret, { ...request, body: Buffer.from(`${request.body} `) })).toBe(false);
    expect(isGenuine(`whsec_${Buffer.from('another').toString('base64')}`, request)).toBe(false);
    expect(request.headers).toMatchObject({
      'webhook-id': request.headers['x-event-id'],
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    });
  });

  it('keep the id at a second try, and tell the time of it', async () => {
    const { standardSecret } = await world.newWebhook(receiver.url);
    receiver.plan.push({ status: 500 });
    const first = await deliver();
    const later = new Date(now.getTime() + 300_000);
    harness.time.set(later);
    await world.drain();
    const second = receiver.received.at(-1);
    expect(receiver.received).toHaveLength(2);
    expect(second?.headers['webhook-id']).toBe(first.headers['webhook-id']);
    expect(second?.headers['webhook-timestamp']).toBe(String(Math.floor(later.getTime() / 1000)));
    expect(second?.headers['webhook-signature']).not.toBe(first.headers['webhook-signature']);
    expect(isGenuine(standardSecret, first)).toBe(true);
  });
});

describe('rotateSecret', () => {
  it('signs with both secrets while the old one lives, then with the new one alone', async () => {
    const old = await world.newWebhook(receiver.url);
    const fresh = shown.parse(
      await world.of('POST', old.id, '/rotateSecret', { body: { keepOldSeconds: 60 } }),
    );
    expect(fresh.secretKey).not.toBe(old.secretKey);
    expect(await world.of('GET', old.id, '')).toHaveProperty('previousSecretUntil');
    const during = await deliver();
    expect(isGenuine(old.standardSecret, during)).toBe(true);
    expect(isGenuine(fresh.standardSecret, during)).toBe(true);
    expect(during.headers).toMatchObject({
      'x-payload-digest': digest(fresh.secretKey, during),
      'x-payload-digest-previous': digest(old.secretKey, during),
    });

    harness.time.set(new Date(now.getTime() + 60_000));
    const afterwards = await deliver();
    expect(isGenuine(old.standardSecret, afterwards)).toBe(false);
    expect(isGenuine(fresh.standardSecret, afterwards)).toBe(true);
    expect(afterwards.headers).toMatchObject({ 'x-payload-digest': digest(fresh.secretKey, afterwards) });
    expect(afterwards.headers).not.toHaveProperty('x-payload-digest-previous');
    expect(await world.of('GET', old.id, '')).not.toHaveProperty('previousSecretUntil');
    expect(await world.journal()).toEqual(['webhookCreated', 'webhookSecretRotated']);
  });

  it('takes a given secret, keeps the old one for a day unless told, and no third one', async () => {
    harness.time.set(new Date('2026-02-03T04:05:06.789Z'));
    const { id, secretKey: first } = await world.newWebhook(receiver.url);
    const path = '/rotateSecret';
    expect(await world.of('POST', id, path, { body: { secretKey: 'second secret' } })).toMatchObject({
      secretKey: 'second secret',
      previousSecretUntil: '2026-02-04 04:05:06',
    });
    await world.of('POST', id, path, { body: { secretKey: 'third secret' } });
    const request = await deliver();
    expect(request.headers).toMatchObject({
      'x-payload-digest': digest('third secret', request),
      'x-payload-digest-previous': digest('second secret', request),
    });
    expect(String(request.headers['webhook-signature']).split(' ')).toHaveLength(2);
    expect(digest(first, request)).not.toBe(request.headers['x-payload-digest-previous']);
  });

  it.each(['a PATCH with a secret', 'no time for the old one'])(
    'ends the old secret at once with %s',
    async (how) => {
      const { id } = await world.newWebhook(receiver.url);
      const secretKey = 'the newest one';
      const answer =
        how === 'a PATCH with a secret'
          ? await world.call('PATCH', 'agent/clientWebhooks', { body: { id, secretKey } })
          : await world.of('POST', id, '/rotateSecret', { body: { secretKey, keepOldSeconds: 0 } });
      expect(answer).toMatchObject({ id });
      expect(answer).not.toHaveProperty('previousSecretUntil');
      const request = await deliver();
      expect(request.headers['x-payload-digest']).toBe(digest('the newest one', request));
      expect(request.headers).not.toHaveProperty('x-payload-digest-previous');
      expect(String(request.headers['webhook-signature']).split(' ')).toHaveLength(1);
    },
  );

  it('refuses the present secret, a longer life than a week, and a webhook of nobody', async () => {
    const { id, secretKey } = await world.newWebhook(receiver.url);
    const path = '/rotateSecret';
    expect(await world.of('POST', id, path, { body: { secretKey } })).toEqual({ error: 'invalid-value' });
    expect(await world.of('POST', id, path, { body: { keepOldSeconds: 604_801 } })).toEqual({
      invalid: 'body',
      field: 'keepOldSeconds',
    });
    await world.of('DELETE', id, '');
    expect(await world.of('POST', id, path)).toEqual({ error: 'webhook-not-found' });
  });
});

import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { compactVerify } from 'jose';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { glorepPreset, type HostedConfig, hostedSettings } from './config.ts';
import { makeHostedProvider } from './index.ts';
import { fill } from './map.ts';

const session = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';
const webhookSecret = 'webhook-secret-0001';
const tokenSecret = 'token-secret-of-thirty-two-bytes';
const now = new Date('2026-02-03T04:05:06Z');

/** A provider who names everything otherwise than GloRep. */
const settings = {
  link: {
    template: 'https://verify.example/start?flow={flow}&t={token}#top',
    values: { flow: 'a b&c=d' },
    claims: {
      who: { ref: 'person-{session}' },
      scopes: ['id', '{session}'],
      version: 2,
      beta: true,
      none: null,
    },
    lifetimeSeconds: 600,
  },
  webhook: {
    header: 'X-Signature',
    algorithm: 'sha512',
    session: '/data/0/ref',
    event: { at: '/kind', finals: ['done', 'closed'] },
    status: '/data/0/outcome~1text',
    approved: ['OK', 'PASS'],
    refused: ['NO'],
    rejectLabels: ['FORGERY'],
    rejectType: 'RETRY',
  },
};
const provider = makeHostedProvider({
  name: 'elsewhere',
  clientId: 'acme',
  environment: 'production',
  link: hostedSettings.link.parse(settings.link),
  webhook: hostedSettings.webhook.parse(settings.webhook),
  tokenSecret,
  webhookSecret,
});

function webhook(changed: Readonly<Record<string, unknown>> = {}, outcome: unknown = 'OK') {
  return Buffer.from(
    JSON.stringify({ kind: 'done', data: [{ ref: session, 'outcome/text': outcome }], ...changed }),
  );
}
const digest = (bytes: Buffer, algorithm = 'sha512', secret = webhookSecret) =>
  createHmac(algorithm, secret).update(bytes).digest('hex');

describe('the link', () => {
  it('is the template with a token of the claims, signed by HS256, that says nothing else of the person', async () => {
    const link = new URL((await provider.link?.(session, now)) ?? '');
    expect(`${link.origin}${link.pathname}${link.hash}`).toBe('https://verify.example/start#top');
    expect(link.searchParams.get('flow')).toBe('a b&c=d');
    expect([...link.searchParams.keys()]).toEqual(['flow', 't']);
    const token = link.searchParams.get('t') ?? '';
    const { payload, protectedHeader } = await compactVerify(token, new TextEncoder().encode(tokenSecret));
    expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT' });
    const iat = now.getTime() / 1000;
    expect(JSON.parse(new TextDecoder().decode(payload))).toEqual({
      who: { ref: `person-${session}` },
      scopes: ['id', session],
      version: 2,
      beta: true,
      none: null,
      iat,
      exp: iat + 600,
    });
    await expect(
      compactVerify(token, new TextEncoder().encode('another-secret-of-thirty-two-byt')),
    ).rejects.toThrow();
  });

  it('holds no secret', async () => {
    expect(await provider.link?.(session, now)).not.toMatch(/secret/);
  });
});

describe('a webhook', () => {
  it('is genuine by the digest of its exact bytes under the header that was agreed on', () => {
    const bytes = webhook();
    expect(provider.isGenuine({ 'x-signature': digest(bytes) }, bytes)).toBe(true);
    expect(provider.isGenuine({ 'x-signature': digest(bytes).toUpperCase() }, bytes)).toBe(true);
    for (const headers of [
      {},
      { 'x-signature': '' },
      { 'x-signature': digest(bytes, 'sha256') },
      { 'x-signature': digest(bytes, 'sha512', 'another') },
      { 'x-signature': [digest(bytes)] },
      { 'x-payload-digest': digest(bytes) },
    ])
      expect(provider.isGenuine(headers, bytes)).toBe(false);
    expect(
      provider.isGenuine({ 'x-signature': digest(bytes) }, Buffer.concat([bytes, Buffer.from('\n')])),
    ).toBe(false);
  });

  test.each([
    ['OK', { reviewAnswer: 'GREEN' }],
    ['PASS', { reviewAnswer: 'GREEN' }],
    ['NO', { reviewAnswer: 'RED', rejectLabels: ['FORGERY'], reviewRejectType: 'RETRY' }],
  ])('with the word %s is a verdict', (word, verdict) => {
    expect(provider.readWebhook(webhook({}, word))).toEqual({ kind: 'about', sessionId: session, verdict });
  });

  test.each([['ok'], ['OK '], ['YES'], [''], [true], [1], [null], [['OK']], [{ OK: true }]])(
    'with %j is none',
    (word) => {
      expect(provider.readWebhook(webhook({}, word))).toEqual({ kind: 'malformed' });
    },
  );

  it('without a word is none', () => {
    expect(provider.readWebhook(webhook({ data: [{ ref: session }] }))).toEqual({ kind: 'malformed' });
  });

  it('of another kind is left alone, and one of no kind makes no sense', () => {
    expect(provider.readWebhook(webhook({ kind: 'begun' }))).toEqual({ kind: 'ignored' });
    expect(provider.readWebhook(webhook({ kind: 5 }))).toEqual({ kind: 'malformed' });
  });

  test.each([
    ['nobody', { data: [] }],
    ['somebody who is not ours', { data: [{ ref: 'user-42', 'outcome/text': 'OK' }] }],
    ['several at once', { data: [{ ref: [session], 'outcome/text': 'OK' }] }],
  ])('about %s makes no sense', (_who, changed) => {
    expect(provider.readWebhook(webhook(changed))).toEqual({ kind: 'malformed' });
  });

  it('never throws, and approves by the right word in the right place alone', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const reading = provider.readWebhook(Buffer.from(text));
        expect(['malformed', 'ignored']).toContain(reading.kind);
      }),
    );
  });
});

describe('the provider himself', () => {
  it('is told nothing before the person opens his link, and cannot be asked', async () => {
    const { signal } = new AbortController();
    const sent = await provider.submit(
      {
        sessionId: session,
        state: { imageIds: [1] },
        person: { type: 'individual', lang: 'uk', email: 'x@example.org', phone: undefined, fixedInfo: {} },
        documents: [],
        remember: () => Promise.reject(new Error('nothing left the house')),
      },
      signal,
    );
    expect(sent).toEqual({ status: 'sent', state: { imageIds: [1] } });
    expect(await provider.read(session, {}, signal)).toEqual({ status: 'pending' });
    await expect(provider.read(session, {}, AbortSignal.abort())).rejects.toThrow();
  });
});

describe('settings', () => {
  const refused = (changed: object, part: 'link' | 'webhook' = 'webhook') =>
    hostedSettings[part].safeParse({ ...settings[part], ...changed }).success;
  test.each([
    ['a template without a token', refused({ template: 'https://verify.example/' }, 'link')],
    ['a template that is no address', refused({ template: 'javascript:{token}' }, 'link')],
    ['a token that lives for ever', refused({ lifetimeSeconds: 10_000_000 }, 'link')],
    ['a pointer that is none', refused({ session: 'data.ref' })],
    ['no word for an approval', refused({ approved: [] })],
    ['no word for a refusal', refused({ refused: [] })],
    ['a word that means both', refused({ refused: ['OK'] })],
    ['an algorithm that is broken', refused({ algorithm: 'md5' })],
    ['an unknown member', refused({ trust: 'everybody' })],
  ])('%s is refused', (_what, isTaken) => {
    expect(isTaken).toBe(false);
  });

  it('of GloRep are those of its links and webhooks', () => {
    const preset: Pick<HostedConfig, 'link' | 'webhook'> = glorepPreset({
      url: 'https://demo.glorep.example/',
      workflowId: '65f0a1b2c3d4e5f607182901',
      organizationId: '65f0a1b2c3d4e5f607182900',
      organizationName: 'Acme',
      organizationMail: 'kyc@acme.example',
      digestHeader: 'x-payload-digest',
    });
    expect(preset.link.template).toBe('https://demo.glorep.example/user/#/{token}/{workflow}');
    expect(z.looseObject({ iss: z.literal('user') }).safeParse(preset.link.claims).success).toBe(true);
    expect(preset.webhook).toMatchObject({ approved: ['passed'], refused: ['failed'], algorithm: 'sha256' });
  });
});

test('a template is filled once: what was filled in is not looked at again', () => {
  expect(fill('{a}{b}{c}', { a: '{b}', b: 'B' })).toBe('{b}B');
  expect(fill({ x: ['{a}', { y: '{constructor}{__proto__}' }], n: 5 }, { a: 'A' })).toEqual({
    x: ['A', { y: '{__proto__}' }],
    n: 5,
  });
});

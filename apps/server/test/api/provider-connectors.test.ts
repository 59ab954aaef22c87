import { createHmac } from 'node:crypto';
import { levelIdSchema } from '@aval/core/ids';
import { type GlorepSimulator, openGlorep } from '@aval/kyc-simulators/glorep';
import { startRelay } from '@aval/kyc-simulators/relay';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { makeCallGuarded } from '../../src/connectors/guarded/call-guarded.ts';
import { glorepPreset } from '../../src/connectors/hosted/config.ts';
import { makeHostedProvider } from '../../src/connectors/hosted/index.ts';
import { askedProviderContract, providerContract } from '../../src/connectors/provider.contract.ts';
import { makeSumsubProvider } from '../../src/connectors/sumsub/index.ts';
import type { Context } from '../../src/platform/context.ts';
import { randomIdentifiers } from '../../src/platform/crypto/identifiers.ts';
import { defaultPauses } from '../../src/providers/find-provider.ts';
import type { KycProvider } from '../../src/providers/ports.ts';
import { complete, createApplicant, errorOf, finalRefusal, submit } from '../applicant-steps.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const picture = (imageId: number, idDocType: string) => ({
  imageId,
  idDocType,
  idDocSubType: null,
  country: 'UTO',
  format: 'jpeg',
  read: () => plainJpeg(imageId, 96),
});
const webhookSecret = 'webhook-secret-0001';

askedProviderContract('sumsub, played by this program', async () => {
  const vendor = await openTestServer();
  const relay = await startRelay(vendor.url);
  const client = makeCallGuarded({ allowPrivateTargets: false, timeoutMs: 5000 });
  const make = (secret: string) =>
    makeSumsubProvider(
      {
        name: 'vendor',
        clientId: 'acme',
        environment: 'sandbox',
        url: relay.url,
        levelName: 'basic-kyc-level',
        sends: ['fixedInfo', 'documents'],
        token: vendor.sandbox.token,
        secret,
        webhookSecret,
      },
      client.call,
      () => new Date(),
    );
  const knownSchema = z.object({
    exists: z.boolean(),
    applicant: z.looseObject({ id: z.string() }).optional(),
  });
  const find = async (sessionId: string) => {
    const found = await vendor.call('GET', `/resources/applicants/-/byExternalUserId/${sessionId}`);
    return found.read(knownSchema).applicant?.id;
  };
  return {
    provider: make(vendor.sandbox.secret),
    stranger: make('somebody-else-entirely'),
    play: relay.play,
    arrived: async (sessionId) => {
      const id = await find(sessionId);
      if (id === undefined) return undefined;
      const files = await vendor.call('GET', `/resources/applicants/${id}/metadata/resources`);
      return files.read(z.looseObject({ totalItems: z.number() })).totalItems;
    },
    decide: async (sessionId, approves) => {
      const applicantId = (await find(sessionId)) ?? '';
      const green = { reviewAnswer: 'GREEN', rejectLabels: [] };
      await complete(vendor.call, applicantId, approves ? green : finalRefusal);
      const told = { applicantId, externalUserId: sessionId, type: 'applicantReviewed' };
      const bytes = Buffer.from(JSON.stringify(told, null, 2));
      const digest = createHmac('sha512', webhookSecret).update(bytes).digest('hex');
      return { bytes, headers: { 'x-payload-digest': digest, 'x-payload-digest-alg': 'HMAC_SHA512_HEX' } };
    },
    close: async () => {
      await client.close();
      await relay.close();
      await vendor.close();
    },
  };
}, [picture(1, 'PASSPORT'), picture(2, 'SELFIE')]);

const organization = {
  id: '65f0a1b2c3d4e5f607182900',
  name: 'Acme',
  mail: 'kyc@acme.example',
  workflowId: '65f0a1b2c3d4e5f607182901',
  tokenSecret: 'a-token-secret-of-the-organisation',
  webhookSecret,
};
const origin = 'https://demo.glorep.example';

function glorepOf(
  { clientId, environment }: Pick<Context, 'clientId' | 'environment'>,
  changed: Partial<typeof organization> = {},
): KycProvider {
  const told = { ...organization, ...changed };
  const preset = glorepPreset({
    url: origin,
    workflowId: told.workflowId,
    organizationId: told.id,
    organizationName: told.name,
    organizationMail: told.mail,
    digestHeader: 'x-payload-digest',
  });
  const { tokenSecret } = told;
  return makeHostedProvider({ name: 'glorep', clientId, environment, ...preset, tokenSecret, webhookSecret });
}

providerContract('with a page of its own, GloRep played by its simulator', async () => {
  const provider = glorepOf({ clientId: 'acme', environment: 'sandbox' });
  const simulator = openGlorep(origin, { ...organization, webhookUrl: '' });
  return {
    provider,
    decide: async (sessionId, approves) => {
      const now = new Date();
      const { reference } = await simulator.open((await provider.link?.(sessionId, now)) ?? '', now);
      const finalStatus = approves ? 'passed' : 'failed';
      const { headers, body } = simulator.webhook(reference, { finalStatus });
      return { headers, bytes: Buffer.from(body) };
    },
    close: async () => undefined,
  };
}, [picture(1, 'PASSPORT'), picture(2, 'SELFIE')]);

test('production reaches no private address', async () => {
  const client = makeCallGuarded({ allowPrivateTargets: false });
  for (const url of ['http://127.0.0.1:9/', 'http://169.254.169.254/', 'http://localhost:9/']) {
    const { signal } = new AbortController();
    const request = { environment: 'production' as const, url, method: 'GET' as const, headers: {} };
    expect(await client.call(request, signal)).toMatchObject({ ok: false });
  }
  await client.close();
});

describe('glorep', () => {
  const providers: KycProvider[] = [];
  let server: TestServer;
  let glorep: GlorepSimulator;
  let webhookUrl = '';

  const provider = (changed: Partial<typeof organization> = {}) => glorepOf(server.sandbox.context, changed);
  beforeAll(async () => {
    server = await openTestServer({ providers: { providers, pauses: defaultPauses } });
    providers.push(provider());
    const listed = await server.call('GET', '/resources/api/providers');
    const { items } = listed.read(z.object({ items: z.array(z.object({ webhookUrl: z.string() })) }));
    webhookUrl = items[0]?.webhookUrl ?? '';
    glorep = openGlorep(origin, { ...organization, webhookUrl });
    await server.stores.levels.insert(server.sandbox.context.environmentId, {
      id: levelIdSchema.parse(randomIdentifiers.objectId()),
      name: 'elsewhere',
      type: 'standalone',
      definition: {
        version: 2,
        applicantType: 'individual',
        requiredIdDocs: { docSets: [{ idDocSetType: 'APPLICANT_DATA', fields: [] }] },
        rules: { minimumAge: 18 },
        verification: { by: 'provider', provider: 'glorep' },
        sources: [],
      },
      createdAt: new Date(),
    });
  });
  afterAll(() => server.close());

  async function waiting() {
    const { id } = await createApplicant(server.call);
    await server.call('POST', `/resources/applicants/${id}/moveToLevel?name=elsewhere`);
    expect((await submit(server.call, id)).status).toBe(200);
    await server.drainJobs();
    return id;
  }
  const linkOf = async (id: string) =>
    (await server.call('GET', `/resources/applicants/${id}/providerLink`)).read(
      z.object({ url: z.string().optional() }),
    ).url;
  const statusOf = async (id: string) =>
    (await server.call('GET', `/resources/applicants/${id}/status`)).json;

  test.each([
    ['passed', { reviewAnswer: 'GREEN' }],
    [
      'failed',
      { reviewAnswer: 'RED', reviewRejectType: 'FINAL', rejectLabels: ['EXTERNAL_DECISION_REJECTION'] },
    ],
  ])('the person goes by his link, and %s comes back', async (finalStatus, reviewResult) => {
    const id = await waiting();
    const { reference } = await glorep.open((await linkOf(id)) ?? '', new Date());
    expect(await glorep.finish(reference, { event: 'Risk', risk: 2 })).toBe(200);
    await server.drainJobs();
    expect(await statusOf(id)).toMatchObject({ reviewStatus: 'queued' });
    expect(await glorep.finish(reference, { finalStatus })).toBe(200);
    await server.drainJobs();
    expect(await statusOf(id)).toMatchObject({ reviewStatus: 'completed', reviewResult });
    expect(await linkOf(id)).toBeUndefined();
    // A second verdict is not taken, whatever it says.
    expect(
      await glorep.finish(reference, { finalStatus: finalStatus === 'passed' ? 'failed' : 'passed' }),
    ).toBe(200);
    await server.drainJobs();
    expect(await statusOf(id)).toMatchObject({ reviewStatus: 'completed', reviewResult });
  });

  test('a word that is not known approves nobody', async () => {
    const id = await waiting();
    const { reference } = await glorep.open((await linkOf(id)) ?? '', new Date());
    for (const finalStatus of ['Passed', 'ok', true, null, ['passed']])
      expect(await glorep.finish(reference, { finalStatus })).toBe(400);
    await server.drainJobs();
    expect(await statusOf(id)).toMatchObject({ reviewStatus: 'queued' });
  });

  test('a webhook signed by somebody else', async () => {
    const id = await waiting();
    const liar = openGlorep(origin, { ...organization, webhookUrl, webhookSecret: 'another-secret' });
    const { reference } = await liar.open((await linkOf(id)) ?? '', new Date());
    expect(await liar.finish(reference)).toBe(401);
    await server.drainJobs();
    expect(await statusOf(id)).toMatchObject({ reviewStatus: 'queued' });
  });

  test.each([
    ['another organisation', { id: '65f0a1b2c3d4e5f607182999' }],
    ['another workflow', { workflowId: '65f0a1b2c3d4e5f607182999' }],
    ['another secret', { tokenSecret: 'not-the-secret-of-the-organisation' }],
  ])('the simulator refuses a link of %s', async (_what, changed) => {
    const link = await provider(changed).link?.(randomIdentifiers.uuid(), new Date());
    await expect(glorep.open(link ?? '', new Date())).rejects.toThrow();
  });

  test('a link has its time', async () => {
    const now = new Date();
    const link = (await provider().link?.(randomIdentifiers.uuid(), now)) ?? '';
    await expect(glorep.open(link, new Date(now.getTime() + 1_801_000))).rejects.toThrow('not valid now');
    expect(await glorep.open(link, now)).toMatchObject({
      reference: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test('another tenant gets no link', async () => {
    const id = await waiting();
    const as = server.otherTenant.sandbox;
    const answer = await server.call('GET', `/resources/applicants/${id}/providerLink`, { as });
    expect(errorOf(answer).status).toBe(404);
  });
});

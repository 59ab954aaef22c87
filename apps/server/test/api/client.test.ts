import { withAccessToken } from '@aval/client/access-token';
import { withAppToken } from '@aval/client/app-token';
import { asForm } from '@aval/client/as-form';
import { downloadImage } from '@aval/client/download-image';
import { type AvalClient, makeClient } from '@aval/client/make-client';
import { expectData, outcome } from '@aval/client/outcome';
import { uploadDocument } from '@aval/client/upload-document';
import { verifyWebhook } from '@aval/client/verify-webhook';
import { createAccessToken, createWebSdkLink } from '@aval/client/websdk';
import { selectBy } from '@aval/client/write-path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newUserId, passport, selfie } from '../applicant-steps.ts';
import { plainJpeg, plainPng } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../webhook-receiver.ts';

let server: TestServer;
let client: AvalClient;
let receiver: WebhookReceiver;
const levelName = 'basic-kyc-level';

beforeAll(async () => {
  server = await openTestServer();
  receiver = await startWebhookReceiver();
  client = makeClient({ baseUrl: server.url, authorise: withAppToken(server.sandbox) });
});
afterAll(async () => {
  await receiver?.close();
  await server?.close();
});

async function newApplicant(externalUserId = newUserId()): Promise<string> {
  const query = { levelName };
  const made = client.POST('/resources/applicants', { params: { query }, body: { externalUserId } });
  return (await expectData(made)).id;
}

test('one person, from creation to the picture that was handed in', async () => {
  const externalUserId = `${newUserId()} ї;=/?`;
  const applicantId = await newApplicant(externalUserId);
  const picture = new Uint8Array(await plainJpeg(1));
  const first = await uploadDocument(client, { applicantId, metadata: passport, content: picture });
  expect(first).toMatchObject({ ok: true, data: { idDocType: 'PASSPORT', country: 'UTO' } });
  const second = await uploadDocument(client, {
    applicantId,
    metadata: selfie,
    content: new Blob([new Uint8Array(await plainPng(2))]),
    fileName: 'я.png',
    returnWarnings: true,
  });
  expect(second.ok && second.data.warnings !== undefined).toBe(true);

  const path = { applicantId };
  const asked = client.POST('/resources/applicants/{applicantId}/status/pending', { params: { path } });
  expect(await expectData(asked)).toEqual({ ok: 1 });
  const known = { path: { applicantId: selectBy({ externalUserId }) } };
  const found = await expectData(client.GET('/resources/applicants/{applicantId}/one', { params: known }));
  expect([found.id, found.review.reviewStatus]).toEqual([applicantId, 'pending']);

  const imageId = first.ok ? (first.data.imageId ?? 0) : 0;
  const image = await downloadImage(client, { applicantId, imageId });
  expect(image).toMatchObject({ ok: true, data: { contentType: 'image/jpeg', bytes: picture } });
});

test('data of a document without a picture', async () => {
  const applicantId = await newApplicant();
  const told = await uploadDocument(client, { applicantId, metadata: { ...passport, number: 'C01X00T47' } });
  expect(told).toMatchObject({ ok: true, data: { number: 'C01X00T47' } });
});

test('a refusal is a value with its code', async () => {
  const applicantId = await newApplicant();
  const content = new Uint8Array(await plainJpeg(3));
  await uploadDocument(client, { applicantId, metadata: passport, content });
  const again = await uploadDocument(client, { applicantId, metadata: passport, content });
  expect(again).toMatchObject({
    ok: false,
    error: { kind: 'refused', status: 409, errorCode: 1000, errorName: 'duplicate-document' },
  });
  const nobody = { path: { applicantId: 'ffffffffffffffffffffffff' } };
  const missing = await outcome(client.GET('/resources/applicants/{applicantId}/one', { params: nobody }));
  expect(missing).toMatchObject({
    ok: false,
    error: { status: 404, correlationId: expect.stringMatching(/^[0-9a-f]{32}$/) },
  });
});

test('a wrong secret is told with what the server signed', async () => {
  const authorise = withAppToken({ ...server.sandbox, secret: 'another' });
  const stranger = makeClient({ baseUrl: server.url, authorise });
  const refused = await outcome(stranger.GET('/resources/applicants/-/levels'));
  expect(refused).toMatchObject({ ok: false, error: { status: 401, errorCode: 4003 } });
  expect(JSON.stringify(refused)).toContain('GET/resources/applicants/-/levels');
});

test('what is sent twice with one key happens once', async () => {
  const create = () =>
    client.POST('/resources/applicants', {
      params: { query: { levelName }, header: { 'Idempotency-Key': 'sign-up-7' } },
      body: { externalUserId: 'twice' },
    });
  const [first, second] = [await outcome(create()), await outcome(create())];
  expect(first.ok && second.ok && first.data.id === second.data.id).toBe(true);
  expect(second.ok && second.response.headers.get('idempotent-replayed')).toBe('true');
});

test('a person who holds an access token reaches himself, and nobody else', async () => {
  const userId = newUserId();
  const token = await createAccessToken(client, { userId, levelName, ttlInSecs: 600 });
  if (!token.ok) throw new Error(token.error.description);
  let asked = 0;
  const own = makeClient({
    baseUrl: server.url,
    authorise: withAccessToken(async () => {
      asked += 1;
      return token.data;
    }),
  });
  const me = await expectData(
    client.GET('/resources/applicants/{applicantId}/one', {
      params: { path: { applicantId: selectBy({ externalUserId: userId }) } },
    }),
  );
  const one = (applicantId: string) =>
    outcome(own.GET('/resources/applicants/{applicantId}/status', { params: { path: { applicantId } } }));
  expect(await one(me.id)).toMatchObject({ ok: true, data: { reviewStatus: 'init' } });
  expect(await one(await newApplicant())).toMatchObject({ ok: false, error: { status: 403 } });
  expect(asked).toBe(2);
  const uploaded = await uploadDocument(own, {
    applicantId: me.id,
    metadata: passport,
    content: new Uint8Array(await plainJpeg(4)),
  });
  expect(uploaded.ok).toBe(true);
});

test('a link for somebody else’s screen', async () => {
  const link = await createWebSdkLink(client, { userId: newUserId(), levelName, ttlInSecs: 600 });
  expect(link.ok && new URL(link.data).origin).toBe(server.url);
});

test('webhooks are genuine, and say what happened', async () => {
  const secret = 'a secret of the webhook';
  for (const signatureAlgorithm of ['HMAC_SHA1_HEX', 'HMAC_SHA256_HEX', 'HMAC_SHA512_HEX'] as const) {
    const name = signatureAlgorithm;
    const types = ['applicantCreated' as const];
    const body = { name, target: receiver.url, types, secretKey: secret, signatureAlgorithm };
    await expectData(client.POST('/resources/api/agent/clientWebhooks', { body }));
  }
  const applicantId = await newApplicant();
  await server.drainJobs();
  expect(receiver.received).toHaveLength(3);
  for (const { headers, body } of receiver.received) {
    const received = verifyWebhook({ secret, headers, body });
    expect(received).toMatchObject({ ok: true, event: { type: 'applicantCreated', applicantId } });
    expect(verifyWebhook({ secret: `${secret}!`, headers, body }).ok).toBe(false);
    expect(verifyWebhook({ secret, headers, body: Buffer.concat([body, Buffer.from(' ')]) }).ok).toBe(false);
  }
});

test('files of other calls go as forms, too', async () => {
  const applicantId = await newApplicant();
  const note = await expectData(
    client.POST('/resources/api/applicants/notes', { body: { applicantId, note: 'seen' } }),
  );
  const attached = await outcome(
    client.POST('/resources/api/applicants/notes/attachments', {
      body: {
        'metadata[id]': note.id,
        'metadata[applicantId]': applicantId,
        content: new File([new Uint8Array(await plainPng(5))], 'a.png'),
      },
      bodySerializer: asForm,
    }),
  );
  expect(attached.ok).toBe(true);
});

test('a report comes as bytes', async () => {
  const applicantId = await newApplicant();
  const report = await outcome(
    client.GET('/resources/applicants/{applicantId}/summary/report', {
      params: { path: { applicantId }, query: { report: 'applicantReport' } },
      parseAs: 'arrayBuffer',
    }),
  );
  expect(report.ok && Buffer.from(report.data).subarray(0, 5).toString()).toBe('%PDF-');
});

test('a server that is not there is a value, too', async () => {
  const authorise = withAppToken(server.sandbox);
  const nowhere = makeClient({ baseUrl: 'http://127.0.0.1:1', authorise, retries: 0 });
  expect(await outcome(nowhere.GET('/resources/applicants/-/levels'))).toMatchObject({
    ok: false,
    error: { kind: 'unreachable' },
  });
});

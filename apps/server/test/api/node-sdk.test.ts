import { createClient, IdDocType } from 'sumsub-node-sdk';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addLevel } from '../action-steps.ts';
import { newUserId, uploadImage } from '../applicant-steps.ts';
import { eventually } from '../eventually.ts';
import { plainJpeg, specimen } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

// Real eyes on a busy machine take their time.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** sumsub-node-sdk 2.0.0 as it is published, told only where the server is. */
const levelName = 'basic-kyc-level';
let server: TestServer;
let sdk: ReturnType<typeof createClient>;
/** Names of the calls that were made. */
const called = new Set<string>();

beforeAll(async () => {
  server = await openTestServer({ jobs: true });
  const { token: appToken, secret: secretKey } = server.sandbox;
  const client = createClient({ baseURL: server.url, appToken, secretKey });
  sdk = new Proxy(client, {
    get: (methods, name) => {
      called.add(String(name));
      return Reflect.get(methods, name);
    },
  });
});
afterAll(() => server.close());

const create = async (externalUserId = newUserId()) =>
  (await sdk.createApplicant(externalUserId, levelName, { email: 'eva@example.org' })).data;
const passport = { idDocType: IdDocType.PASSPORT, country: 'UTO' };

test('getStatus', async () => {
  expect((await sdk.getStatus()).status).toBe(200);
});

test('getApplicantLevels', async () => {
  const { data } = await sdk.getApplicantLevels();
  expect(data).toMatchObject({ list: { items: [{ name: levelName }], totalItems: 1 } });
});

describe('applicants', () => {
  test('createApplicant, getApplicant, getApplicantByExternalUserId', async () => {
    const externalUserId = `${newUserId()}; a=b/c +ü`;
    const made = await create(externalUserId);
    expect(made).toMatchObject({ externalUserId, email: 'eva@example.org' });
    expect((await sdk.getApplicant(made.id)).data).toEqual(made);
    expect((await sdk.getApplicantByExternalUserId(externalUserId)).data).toEqual(made);
  });

  test('a taken externalUserId rejects with the id of the applicant there is', async () => {
    const { id, externalUserId } = await create();
    await expect(create(externalUserId)).rejects.toMatchObject({
      response: { status: 409, data: { description: expect.stringContaining(`already exists: ${id}`) } },
    });
  });

  test('patchApplicantFixedInfo', async () => {
    const { id } = await create();
    const { data } = await sdk.patchApplicantFixedInfo(id, { firstName: 'Eva', dob: '1990-01-02' });
    expect(data).toMatchObject({ firstName: 'Eva', dob: '1990-01-02' });
    expect((await sdk.getApplicant(id)).data).toMatchObject({ fixedInfo: { firstName: 'Eva' } });
  });

  test('generateAccessToken and createAccessToken', async () => {
    const userId = newUserId();
    const generated = await sdk.generateAccessToken(userId, levelName);
    expect(generated.data).toMatchObject({ userId, token: expect.stringMatching(/^_act-sbx-jwt-/) });
    expect((await sdk.createAccessToken(userId)).data).toMatchObject({ userId });
    expect((await sdk.getApplicantByExternalUserId(userId)).data).toMatchObject({ externalUserId: userId });
  });
});

describe('documents', () => {
  test('addIdDocument without content', async () => {
    const { id } = await create();
    const { data } = await sdk.addIdDocument(id, { ...passport, number: 'C01X00T47' });
    expect(data).toMatchObject({ data: { ...passport, number: 'C01X00T47' } });
    expect(data.imageId).toBeUndefined();
    expect(data.correlationId).toMatch(/^[0-9a-f]{32}$/);
  });

  test('addIdDocument with content, getDocumentImage, setImageInactive and back', async () => {
    const { id, inspectionId } = await create();
    const file = await plainJpeg(1);
    const { data } = await sdk.addIdDocument(id, { idDocType: IdDocType.SELFIE, country: 'UTO' }, file);
    expect(data.data).toMatchObject({ idDocType: 'SELFIE', warnings: ['badSelfie'] });
    const imageId = String(data.imageId);
    const picture = await sdk.getDocumentImage(inspectionId, imageId);
    expect(Buffer.from(picture.data).equals(file)).toBe(true);
    expect(picture.headers['content-type']).toBe('image/jpeg');
    expect((await sdk.setImageInactive(inspectionId, imageId)).data).toEqual({ ok: 1 });
    expect((await sdk.getRequiredIdDocsStatus(id)).data).toMatchObject({ SELFIE: null });
    await sdk.setImageInactive(inspectionId, imageId, true);
    const imageIds = [Number(imageId)];
    expect((await sdk.getRequiredIdDocsStatus(id)).data).toMatchObject({ SELFIE: { imageIds } });
  });

  test('getRequiredIdDocs', async () => {
    const { id } = await create();
    const { data } = await sdk.getRequiredIdDocs(id);
    expect(data).toMatchObject({ docSets: [{ idDocSetType: 'IDENTITY' }, { idDocSetType: 'SELFIE' }] });
  });
});

describe('reviews', () => {
  test('requestApplicantCheck before the steps are done rejects with their names', async () => {
    const { id } = await create();
    await expect(sdk.requestApplicantCheck(id)).rejects.toMatchObject({
      response: { status: 409, data: { description: expect.stringContaining('[IDENTITY, SELFIE]') } },
    });
  });

  test('the genuine specimen is verified GREEN, and reset', async () => {
    const { fixedInfo, documents, selfie } = await specimen('genuine');
    const { id } = (await sdk.createApplicant(newUserId(), levelName, { fixedInfo })).data;
    for (const { file } of documents) {
      const added = await sdk.addIdDocument(id, passport, file);
      expect(added.data.data).toEqual(passport);
    }
    const added = await sdk.addIdDocument(id, { idDocType: IdDocType.SELFIE, country: 'UTO' }, selfie);
    expect(added.data.data).toEqual({ idDocType: 'SELFIE', country: 'UTO' });
    expect((await sdk.requestApplicantCheck(id, 'first time')).data).toEqual({ ok: 1 });
    const review = await eventually('the review is completed', async () => {
      const { data } = await sdk.getReviewStatus(id);
      return data.reviewStatus === 'completed' || data.reviewStatus === 'onHold' ? data : undefined;
    });
    expect(review).toMatchObject({ reviewStatus: 'completed', reviewResult: { reviewAnswer: 'GREEN' } });
    expect((await sdk.getApplicant(id)).data).toMatchObject({
      review: { reviewResult: { reviewAnswer: 'GREEN' } },
      info: { idDocs: [{ idDocType: 'PASSPORT' }] },
    });
    const green = { reviewResult: { reviewAnswer: 'GREEN' } };
    expect((await sdk.getRequiredIdDocsStatus(id)).data).toMatchObject({ IDENTITY: green, SELFIE: green });
    expect((await sdk.resetApplicant(id)).data).toEqual({ ok: 1 });
    expect((await sdk.getReviewStatus(id)).data).toMatchObject({ reviewStatus: 'init' });
  });

  test('a wrong secret rejects with 4003', async () => {
    const stranger = createClient({ baseURL: server.url, appToken: server.sandbox.token, secretKey: 'no' });
    await expect(stranger.getApplicantLevels()).rejects.toMatchObject({
      response: { status: 401, data: { errorCode: 4003 } },
    });
  });
});

describe('what officers and back offices do', () => {
  test('importApplicant: somebody verified elsewhere, with the whole object that another service answered', async () => {
    const { id: _id, ...theirs } = await create();
    const externalUserId = newUserId();
    const { data } = await sdk.importApplicant({ ...theirs, externalUserId }, levelName);
    expect(data).toMatchObject({ externalUserId, review: { reviewStatus: 'completed' } });
  });

  test('patchApplicant and patchApplicantInfo', async () => {
    const { id } = await create();
    const patched = await sdk.patchApplicant(id, { phone: '+380501234567', lang: 'de' });
    expect(patched.data).toMatchObject({ id, phone: '+380501234567', lang: 'de' });
    await sdk.patchApplicantInfo(id, { country: 'UKR' });
    expect((await sdk.getApplicant(id)).data).toMatchObject({ info: { country: 'UKR' } });
    await sdk.patchApplicantInfo(id, {}, ['country', 'firstName']);
    expect((await sdk.getApplicant(id)).data).not.toHaveProperty('info.country');
  });

  test('addApplicantCustomTags and setApplicantRiskLevel', async () => {
    const { id } = await create();
    expect((await sdk.addApplicantCustomTags(id, ['vip'])).data).toEqual({ ok: 1 });
    const { data } = await sdk.setApplicantRiskLevel(id, 'high', 'cash');
    expect(data).toMatchObject({ riskLevel: 'high', entries: [{ riskLevel: 'high', comment: 'cash' }] });
    expect((await sdk.getApplicant(id)).data).toMatchObject({ tags: ['vip'] });
  });

  test('addApplicantToBlacklist and getModerationStates', async () => {
    const { id } = await create();
    const { data } = await sdk.addApplicantToBlacklist(id, 'stolen papers');
    expect(data).toMatchObject({ review: { reviewResult: { rejectLabels: ['BLOCKLIST'] } } });
    expect((await sdk.getModerationStates(id)).data).toMatchObject({
      list: { items: [{ applicantId: id }], totalItems: 1 },
    });
  });

  test('requestApplicantCheckWithVerificationType, resetApplicantStep, resetStep, changeApplicantLevel', async () => {
    await addLevel(server, 'more', [{ idDocSetType: 'IDENTITY', types: ['PASSPORT'] }], {
      type: 'standalone',
    });
    const { id } = await create();
    // The package's own upload asks for warnings, and sets pictures aside that have faults.
    for (const [seed, metadata] of [passport, { ...passport, idDocType: IdDocType.SELFIE }].entries())
      await uploadImage(server.call, id, { metadata, file: await plainJpeg(40 * seed) });
    const asked = await sdk.requestApplicantCheckWithVerificationType(id, 'periodic');
    expect(asked.data).toEqual({ ok: 1 });
    await eventually('the review is decided', async () => {
      const { reviewStatus } = (await sdk.getReviewStatus(id)).data;
      return reviewStatus === 'completed' || reviewStatus === 'onHold' ? true : undefined;
    });
    expect((await sdk.getReviewStatus(id)).data).toMatchObject({ reviewReasonCode: 'periodic' });
    expect((await sdk.resetApplicantStep(id, 'IDENTITY')).data).toEqual({ ok: 1 });
    expect((await sdk.resetStep(id, 'SELFIE')).data).toEqual({ ok: 1 });
    expect((await sdk.getRequiredIdDocsStatus(id)).data).toEqual({ IDENTITY: null, SELFIE: null });
    const moved = await sdk.changeApplicantLevel(id, 'more');
    expect(moved.data).toMatchObject({ review: { levelName: 'more' } });
    expect((await sdk.resetApplicant(id)).data).toEqual({ ok: 1 });
  });

  test('getApplicantReportPdf and getApplicantReport', async () => {
    const { id } = await create();
    const { data, headers } = await sdk.getApplicantReportPdf(id);
    expect(headers['content-type']).toBe('application/pdf');
    expect(Buffer.from(data).subarray(0, 5).toString()).toBe('%PDF-');
    for (const kind of ['basic', 'summary'] as const)
      expect((await sdk.getApplicantReport(id, kind)).headers['content-type']).toBe('application/pdf');
    await expect(sdk.getApplicantReportPdf(id, 'companyReport')).rejects.toMatchObject({
      response: { status: 400 },
    });
  });

  test('createShareToken, shareApplicant and importApplicantByShareToken: to another client, once', async () => {
    const { token: appToken, secret: secretKey, context } = server.otherTenant.sandbox;
    const theirs = createClient({ baseURL: server.url, appToken, secretKey });
    const { id } = await create();
    for (const adopt of [theirs.shareApplicant, theirs.importApplicantByShareToken]) {
      const { data } = await sdk.createShareToken(id, context.clientId);
      expect(data).toMatchObject({ forClientId: context.clientId });
      expect((await adopt(data.token)).data).toMatchObject({ email: 'eva@example.org' });
      await expect(adopt(data.token)).rejects.toMatchObject({ response: { status: 400 } });
      await expect(sdk.shareApplicant(data.token)).rejects.toMatchObject({ response: { status: 400 } });
    }
    await expect(sdk.importApplicantByShareToken('none', ['SELFIE'])).rejects.toMatchObject({
      response: { status: 400 },
    });
  });

  test('generateWebSDKLink', async () => {
    const { data } = await sdk.generateWebSDKLink({ levelName, userId: newUserId(), ttlInSecs: 60 });
    expect(data.url.startsWith(`${server.url}/websdk/p/`)).toBe(true);
  });
});

test('calls about transactions, which are out of scope, are 404 and nothing else', async () => {
  const { id } = await create();
  const transaction = { txnId: 'txn-1', type: 'finance' as const };
  const calls = [
    () => sdk.submitTransaction(id, transaction),
    () => sdk.submitTransactionForNonExisting({ ...transaction, levelName }),
    () => sdk.deleteTransaction('txn-1'),
    () => sdk.getTransaction('txn-1'),
    () => sdk.getTransactionByTxnId('txn 1'),
    () => sdk.findTransactions({ limit: 10 }),
    () => sdk.getAvailableCurrencies('fiat'),
    () => sdk.bulkTransactionImport([{ applicantId: id, data: transaction }]),
    () => sdk.approveTransaction('txn-1', {}),
    () => sdk.rejectTransaction('txn-1', {}),
    () =>
      sdk.addPaymentMethod(id, {
        externalId: 'card',
        data: { type: 'bankCard', accountIdentifier: '4111', fullName: 'Eva' },
      }),
  ];
  for (const ask of calls)
    await expect(ask()).rejects.toMatchObject({
      response: { status: 404, data: { code: 404, correlationId: expect.any(String) } },
    });
});

test('every call that the package has was made', () => {
  const tools = ['client', 'config', 'createSignature'];
  const client = createClient({ baseURL: server.url, appToken: '', secretKey: '' });
  const names = Object.keys(client).filter((name) => !tools.includes(name));
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter((name) => !called.has(name))).toEqual([]);
});

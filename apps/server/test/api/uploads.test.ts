import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  complete,
  createApplicant,
  errorOf,
  finalRefusal,
  multipart,
  passport,
  readyApplicant,
  selfie,
  submit,
  upload,
  uploadImage,
} from '../applicant-steps.ts';
import { plainJpeg, plainPdf, plainPng, specimen } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

// Real eyes on a busy machine take their time.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let server: TestServer;
let applicantId: string;

beforeAll(async () => {
  server = await openTestServer();
  applicantId = (await createApplicant(server.call)).id;
});
afterAll(() => server.close());

const send = (sent: Parameters<typeof upload>[2]) => upload(server.call, applicantId, sent);
const images = async (id: string) => {
  const { environmentId } = server.sandbox.context;
  const rows = server.db.selectFrom('document_image').select(['image_id', 'deactivated']);
  return rows.where('environment_id', '=', environmentId).where('applicant_id', '=', id).execute();
};

describe('a picture', () => {
  test.each([
    ['JPEG', () => plainJpeg(1), 'a.jpg', 'image/jpeg'],
    ['PNG', () => plainPng(2), 'a.png', 'image/png'],
    ['PDF, its first page', async () => plainPdf(3, 3), 'a.pdf', 'application/pdf'],
  ])('%s is taken and given back byte for byte with its type', async (_kind, make, fileName, type) => {
    const { id, inspectionId } = await createApplicant(server.call);
    const file = await make();
    const answer = await upload(server.call, id, { metadata: passport, file, fileName, type });
    expect(answer.json).toEqual(passport);
    const imageId = String(answer.headers['x-image-id']);
    expect(imageId).toMatch(/^\d{1,10}$/);
    expect(answer.headers['x-correlation-id']).toMatch(/^[0-9a-f]{32}$/);
    for (const path of [`inspections/${inspectionId}`, `applicants/${id}`]) {
      const stored = await server.call('GET', `/resources/${path}/resources/${imageId}`);
      expect(stored.headers['content-type']).toBe(type);
      expect(stored.bytes.equals(file)).toBe(true);
    }
  });

  test('declared as something else is read as what it is', async () => {
    const { id } = await createApplicant(server.call);
    const file = await plainPng(4);
    const imageId = await uploadImage(server.call, id, { metadata: passport, file, type: 'image/jpeg' });
    const stored = await server.call('GET', `/resources/applicants/${id}/resources/${imageId}`);
    expect(stored.headers['content-type']).toBe('image/png');
  });

  test('a part without a file name', async () => {
    const { id } = await createApplicant(server.call);
    const { body, headers } = multipart([
      { name: 'metadata', content: JSON.stringify(passport), type: 'application/json' },
      { name: 'content', content: await plainJpeg(5), type: 'application/octet-stream' },
    ]);
    const answer = await server.call('POST', `/resources/applicants/${id}/info/idDoc`, { body, headers });
    expect(answer.headers['x-image-id']).toBeDefined();
  });

  test('the answer holds the data sent; what is sent later overwrites, the rest stays', async () => {
    const { id } = await createApplicant(server.call);
    const first = { ...passport, number: 'C01X00T47', validUntil: '2030-01-01', idDocSubType: null };
    const file = await plainJpeg(6);
    expect((await upload(server.call, id, { metadata: first, file })).json).toEqual(first);
    const second = await upload(server.call, id, { metadata: { ...passport, number: 'C2' } });
    expect(second.headers['x-image-id']).toBeUndefined();
    expect(second.json).toEqual({ ...passport, number: 'C2', validUntil: '2030-01-01' });
    expect(await images(id)).toHaveLength(1);
  });
});

describe('X-Return-Doc-Warnings: true', () => {
  test('a genuine document has neither errors nor warnings and stays active', async () => {
    const { id } = await createApplicant(server.call);
    const genuine = await specimen('genuine');
    const [document] = genuine.documents;
    const answer = await upload(server.call, id, {
      metadata: passport,
      ...(document === undefined ? {} : { file: document.file }),
      warnings: true,
    });
    expect(answer.json).toEqual(passport);
    expect(await images(id)).toMatchObject([{ deactivated: false }]);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toMatch(/aval_vision_stage_seconds_count\{stage="inference"\} [1-9]/);
  });

  test('errors are told and set the picture aside', async () => {
    const { id } = await createApplicant(server.call);
    const file = await plainJpeg(10, 1200, 900);
    const answer = await upload(server.call, id, { metadata: passport, file, warnings: true });
    expect(answer.json).toMatchObject({
      ...passport,
      errors: expect.arrayContaining(['dataNotReadable', 'noIdDocFacePhoto']),
    });
    expect(await images(id)).toMatchObject([{ deactivated: true }]);
    expect(errorOf(await submit(server.call, id)).description).toContain('[IDENTITY, SELFIE]');
  });

  test('errors on one side set both sides aside', async () => {
    const { id } = await createApplicant(server.call);
    const front = { idDocType: 'ID_CARD', country: 'UTO', idDocSubType: 'FRONT_SIDE' };
    await uploadImage(server.call, id, { metadata: front, file: await plainJpeg(11) });
    const back = { ...front, idDocSubType: 'BACK_SIDE' };
    await upload(server.call, id, { metadata: back, file: await plainJpeg(12), warnings: true });
    expect(await images(id)).toMatchObject([{ deactivated: true }, { deactivated: true }]);
  });

  test('a selfie without a face is a warning', async () => {
    const { id } = await createApplicant(server.call);
    const answer = await upload(server.call, id, {
      metadata: selfie,
      file: await plainJpeg(13),
      warnings: true,
    });
    expect(answer.json).toEqual({ ...selfie, warnings: ['badSelfie'] });
  });

  test('without the header nothing is told', async () => {
    const { id } = await createApplicant(server.call);
    expect((await upload(server.call, id, { metadata: passport, file: await plainJpeg(14) })).json).toEqual(
      passport,
    );
  });
});

describe('refused at this moment or for this applicant', () => {
  test('1000 the same picture again', async () => {
    const file = await plainJpeg(20);
    expect((await send({ metadata: passport, file })).status).toBe(200);
    expect(errorOf(await send({ metadata: passport, file }))).toMatchObject({
      status: 409,
      errorCode: 1000,
      errorName: 'duplicate-document',
    });
  });

  test('1000 ten times the same picture at once: one is taken', async () => {
    const { id } = await createApplicant(server.call);
    const file = await plainJpeg(21);
    const sent = { metadata: passport, file };
    const answers = await Promise.all(Array.from({ length: 10 }, () => upload(server.call, id, sent)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.map((answer) => errorOf(answer).errorCode)).toEqual(Array(9).fill(1000));
    expect(await images(id)).toHaveLength(1);
  });

  test('the same picture for two applicants is fine', async () => {
    const file = await plainJpeg(22);
    for (const _ of [1, 2]) {
      const { id } = await createApplicant(server.call);
      expect((await upload(server.call, id, { metadata: passport, file })).status).toBe(200);
    }
  });

  test('1001 too many, also when the last ones come at once', async () => {
    const { id } = await createApplicant(server.call);
    const one = async (seed: number) =>
      upload(server.call, id, { metadata: passport, file: await plainPng(seed, 8, 8), type: 'image/png' });
    for (let seed = 0; seed < 58; seed++) expect((await one(seed)).status).toBe(200);
    const last = await Promise.all([100, 101, 102, 103, 104, 105].map(one));
    expect(last.map(({ status }) => status).sort()).toEqual([200, 200, 400, 400, 400, 400]);
    expect(errorOf(await one(200))).toMatchObject({ status: 400, errorCode: 1001 });
    expect(await images(id)).toHaveLength(60);
  });

  test('1006 while the applicant is being checked: pictures, data and fixedInfo', async () => {
    const { id, inspectionId } = await readyApplicant(server.call);
    const imageId = (await images(id))[0]?.image_id;
    await submit(server.call, id);
    const { call } = server;
    const answers = [
      await upload(call, id, { metadata: passport, file: await plainJpeg(30) }),
      await upload(call, id, { metadata: { ...passport, number: '1' } }),
      await call('PATCH', `/resources/applicants/${id}/fixedInfo`, { body: { firstName: 'Eva' } }),
      await call('DELETE', `/resources/inspections/${inspectionId}/resources/${imageId}`),
    ];
    expect(answers.map((answer) => errorOf(answer).errorCode)).toEqual([1006, 1006, 1006, 1006]);
  });

  test('1009 after a final refusal', async () => {
    const { id, inspectionId } = await readyApplicant(server.call);
    const kept = await uploadImage(server.call, id, { metadata: passport, file: await plainPng(30) });
    await submit(server.call, id);
    await complete(server.call, id, finalRefusal);
    const answers = [
      await server.call('DELETE', `/resources/inspections/${inspectionId}/resources/${kept}`),
      await upload(server.call, id, { metadata: passport, file: await plainJpeg(31) }),
      await server.call('PATCH', `/resources/applicants/${id}/fixedInfo`, { body: { firstName: 'Eva' } }),
      await submit(server.call, id),
    ];
    expect(answers.map((answer) => errorOf(answer).errorCode)).toEqual([1009, 1009, 1009, 1009]);
  });

  test('1010 a document that the level does not ask for', async () => {
    const metadata = { idDocType: 'UTILITY_BILL', country: 'DEU' };
    expect(errorOf(await send({ metadata, file: await plainJpeg(32) }))).toMatchObject({
      status: 409,
      errorCode: 1010,
    });
  });

  test('404 for nobody', async () => {
    const nobody = '65f0a1b2c3d4e5f60718293b';
    expect(errorOf(await upload(server.call, nobody, { metadata: passport })).status).toBe(404);
  });
});

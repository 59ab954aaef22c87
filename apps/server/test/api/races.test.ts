import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import {
  complete,
  createApplicant,
  errorOf,
  finalRefusal,
  passport,
  readyApplicant,
  selfie,
  submit,
  upload,
} from '../applicant-steps.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

// Real eyes on a busy machine take their time.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const rounds = [1, 2, 3, 4, 5];
let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const stepsOf = async (id: string) => {
  const answer = await server.call('GET', `/resources/applicants/${id}/requiredIdDocsStatus`);
  return answer.read(z.record(z.string(), z.looseObject({ imageIds: z.array(z.number()) }).nullable()));
};

test.each(rounds)('submission against taking a picture away (%d): never both', async () => {
  const { id, inspectionId } = await readyApplicant(server.call);
  const imageId = (await stepsOf(id))['SELFIE']?.imageIds[0];
  const target = `/resources/inspections/${inspectionId}/resources/${imageId}`;
  const [submitted, removed] = await Promise.all([submit(server.call, id), server.call('DELETE', target)]);
  expect([submitted.status, removed.status].filter((status) => status === 200)).toHaveLength(1);
  if (submitted.status === 200) expect(errorOf(removed).errorCode).toBe(1006);
  else expect(errorOf(submitted).description).toContain('[SELFIE]');
});

test.each(rounds)(
  'submission against an upload (%d): the picture belongs to the attempt or is refused',
  async () => {
    const { id } = await readyApplicant(server.call);
    const file = await plainJpeg(99);
    const [submitted, added] = await Promise.all([
      submit(server.call, id),
      upload(server.call, id, { metadata: passport, file }),
    ]);
    expect(submitted.status).toBe(200);
    const images = (await stepsOf(id))['IDENTITY']?.imageIds;
    expect(images).toHaveLength(added.status === 200 ? 2 : 1);
    if (added.status !== 200) expect(errorOf(added).errorCode).toBe(1006);
  },
);

test.each(rounds)(
  'a test verdict against running checks (%d): whatever is told is told everywhere',
  async () => {
    const { id } = await readyApplicant(server.call);
    await submit(server.call, id);
    await Promise.all([server.drainJobs(), complete(server.call, id, finalRefusal)]);
    const status = await server.call('GET', `/resources/applicants/${id}/status`);
    expect(status.json).toMatchObject({ reviewStatus: 'completed', reviewResult: finalRefusal });
    const history = await server.call('GET', `/resources/applicants/${id}/review/history`);
    expect(history.json).toMatchObject({ totalItems: 1, items: [{ reviewResult: finalRefusal }] });
  },
);

test.each(rounds)('a reset against running checks (%d): the applicant is at the beginning', async () => {
  const { id } = await readyApplicant(server.call);
  await submit(server.call, id);
  await Promise.all([server.drainJobs(), server.call('POST', `/resources/applicants/${id}/reset`)]);
  const status = await server.call('GET', `/resources/applicants/${id}/status`);
  expect(status.json).toMatchObject({ reviewStatus: 'init', attemptCnt: 0 });
  expect(await stepsOf(id)).toEqual({ IDENTITY: null, SELFIE: null });
});

test('thirty uploads of one applicant at once: all are there, none waits for another for ever', async () => {
  const { id } = await createApplicant(server.call);
  const files = await Promise.all(Array.from({ length: 30 }, (_, index) => plainJpeg(index * 999, 32, 32)));
  const answers = await Promise.all(
    files.map((file, index) => upload(server.call, id, { metadata: index % 2 ? passport : selfie, file })),
  );
  const distinct = new Set(files.map((file) => file.toString('base64'))).size;
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(distinct);
});

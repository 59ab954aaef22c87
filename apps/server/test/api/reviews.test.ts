import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  complete,
  createApplicant,
  errorOf,
  finalRefusal,
  passport,
  readyApplicant,
  retryRefusal,
  selfie,
  submit,
  uploadImage,
} from '../applicant-steps.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

const zoned = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\+0000$/;
let server: TestServer;

/** Jobs are not run: a submitted review stays pending, so every answer to it can be looked at in peace. */
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const post = (id: string, path: string, body?: unknown) =>
  server.call('POST', `/resources/applicants/${id}/${path}`, body === undefined ? {} : { body });
const status = async (id: string) => (await server.call('GET', `/resources/applicants/${id}/status`)).json;
const history = async (id: string) =>
  (await server.call('GET', `/resources/applicants/${id}/review/history`)).json;

async function pendingApplicant() {
  const applicant = await readyApplicant(server.call);
  expect((await submit(server.call, applicant.id)).json).toEqual({ ok: 1 });
  return applicant;
}

describe('status/pending', () => {
  test('409 names the steps that are missing in brackets', async () => {
    const { id } = await createApplicant(server.call);
    await uploadImage(server.call, id, { metadata: passport, file: await plainJpeg(1) });
    const error = errorOf(await submit(server.call, id));
    expect(error).toMatchObject({ status: 409, errorCode: undefined });
    expect(error.description).toContain('[SELFIE]');
  });

  test('409 while a two-sided document lacks its back', async () => {
    const { id } = await createApplicant(server.call);
    const front = { idDocType: 'ID_CARD', country: 'UTO', idDocSubType: 'FRONT_SIDE' };
    await uploadImage(server.call, id, { metadata: front, file: await plainJpeg(1) });
    await uploadImage(server.call, id, { metadata: selfie, file: await plainJpeg(2) });
    expect(errorOf(await submit(server.call, id)).description).toContain('[IDENTITY]');
  });

  test('3000 when asked twice', async () => {
    const { id } = await pendingApplicant();
    expect(errorOf(await submit(server.call, id))).toMatchObject({
      status: 409,
      errorCode: 3000,
      errorName: 'applicant-already-in-the-state',
    });
  });

  test('ten times at once: one attempt, one job', async () => {
    const { id } = await readyApplicant(server.call);
    const answers = await Promise.all(Array.from({ length: 10 }, () => submit(server.call, id)));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(await history(id)).toMatchObject({ totalItems: 1 });
  });

  test.each(['', '{}'])('the body may be %j', async (body) => {
    const { id } = await readyApplicant(server.call);
    const target = `/resources/applicants/${id}/status/pending?reason=first%20time&reasonCode=x`;
    expect((await server.call('POST', target, { body })).json).toEqual({ ok: 1 });
  });

  test('404 for nobody', async () => {
    expect(errorOf(await submit(server.call, '65f0a1b2c3d4e5f60718293b')).status).toBe(404);
  });
});

describe('status', () => {
  test('before, during and after: dates that strict clients parse, whole numbers', async () => {
    const { id } = await readyApplicant(server.call);
    const initial = await status(id);
    expect(initial).toMatchObject({ reviewStatus: 'init', attemptCnt: 0 });
    expect(initial).not.toHaveProperty('startDate');
    expect(initial).not.toHaveProperty('reviewResult');
    await submit(server.call, id);
    expect(await status(id)).toMatchObject({
      reviewStatus: 'pending',
      attemptCnt: 1,
      startDate: expect.stringMatching(zoned),
      elapsedSincePendingMs: expect.any(Number),
    });
    await complete(server.call, id, { reviewAnswer: 'GREEN', rejectLabels: [] });
    const done = await status(id);
    expect(done).toMatchObject({
      reviewStatus: 'completed',
      reviewResult: { reviewAnswer: 'GREEN' },
      createDate: expect.stringMatching(zoned),
      startDate: expect.stringMatching(zoned),
      reviewDate: expect.stringMatching(zoned),
      attemptId: expect.stringMatching(/^[A-Za-z]{5}$/),
    });
    expect(JSON.stringify(done)).not.toMatch(/\d\.\d/);
    const applicant = await server.call('GET', `/resources/applicants/${id}/one`);
    expect(applicant.json).toMatchObject({ review: { reviewResult: { reviewAnswer: 'GREEN' } } });
  });
});

describe('testCompleted', () => {
  test('RED as told, comments included', async () => {
    const { id } = await pendingApplicant();
    const verdict = { ...finalRefusal, moderationComment: 'for the user', clientComment: 'for us' };
    expect((await complete(server.call, id, verdict)).json).toEqual({ ok: 1 });
    expect(await status(id)).toMatchObject({ reviewStatus: 'completed', reviewResult: verdict });
    expect(await history(id)).toMatchObject({ totalItems: 1, items: [{ reviewResult: verdict }] });
  });

  test.each([
    ['GREEN with labels', { reviewAnswer: 'GREEN', rejectLabels: ['FORGERY'] }, 'rejectLabels'],
    ['RED without labels', { reviewAnswer: 'RED', rejectLabels: [] }, 'rejectLabels'],
    ['no answer', {}, 'must be one of: GREEN, RED'],
    ['YELLOW', { reviewAnswer: 'YELLOW' }, 'must be one of: GREEN, RED'],
    [
      'an unknown reject type',
      { ...finalRefusal, reviewRejectType: 'MAYBE' },
      'must be one of: FINAL, RETRY',
    ],
    ['text that cannot be stored', { ...finalRefusal, clientComment: 'a\u0000b' }, 'characters'],
  ])('400 for %s', async (_what, verdict, hint) => {
    const { id } = await pendingApplicant();
    const error = errorOf(await complete(server.call, id, verdict));
    expect(error.status).toBe(400);
    expect(error.description).toContain(hint);
    expect(await status(id)).toMatchObject({ reviewStatus: 'pending' });
  });

  test('409 before the applicant asked for a check', async () => {
    const { id } = await createApplicant(server.call);
    expect(errorOf(await complete(server.call, id, finalRefusal)).status).toBe(409);
  });

  test('403 in production', async () => {
    const as = server.production;
    const { id } = await createApplicant(server.call, {}, { as });
    const target = `/resources/applicants/${id}/status/testCompleted`;
    expect(errorOf(await server.call('POST', target, { as, body: finalRefusal })).status).toBe(403);
  });

  test('a job that comes late does not touch the verdict', async () => {
    const { id } = await pendingApplicant();
    await complete(server.call, id, finalRefusal);
    await server.drainJobs();
    expect(await status(id)).toMatchObject({ reviewStatus: 'completed', reviewResult: finalRefusal });
  });
});

describe('approve and reject', () => {
  test.each([
    ['approve', {}],
    ['reject', { reasons: { fraud: ['multiAccounting'] } }],
  ])('%s too soon: 409 and Retry-After: 10', async (name, body) => {
    const { id } = await pendingApplicant();
    const answer = await post(id, `-/${name}`, body);
    expect(errorOf(answer).status).toBe(409);
    expect(answer.headers['retry-after']).toBe('10');
  });

  test('after a verdict each answers the applicant object', async () => {
    const { id } = await pendingApplicant();
    await complete(server.call, id, retryRefusal);
    const approved = await post(id, '-/approve', { note: 'seen', tags: ['vip'] });
    expect(approved.json).toMatchObject({ id, review: { reviewResult: { reviewAnswer: 'GREEN' } } });
    const rejected = await post(id, '-/reject', { reasons: { manual: ['riskTeamDecision'] } });
    expect(rejected.json).toMatchObject({
      id,
      review: {
        reviewStatus: 'completed',
        reviewResult: {
          reviewAnswer: 'RED',
          reviewRejectType: 'FINAL',
          rejectLabels: ['EXTERNAL_DECISION_REJECTION'],
        },
      },
    });
  });

  test.each(['approve', 'reject'])('%s needs a JSON body', async (name) => {
    const { id } = await pendingApplicant();
    await complete(server.call, id, retryRefusal);
    expect(errorOf(await post(id, `-/${name}`)).status).toBe(400);
  });

  test('403 without review.decide', async () => {
    const { id } = await pendingApplicant();
    const as = await server.sandbox.newToken('review.read', 'review.submit');
    const target = `/resources/applicants/${id}/-/approve`;
    expect(errorOf(await server.call('POST', target, { as, body: {} })).status).toBe(403);
  });
});

describe('reset', () => {
  test('back to init, pictures set aside, results gone; the same pictures may come again', async () => {
    const { id } = await pendingApplicant();
    await complete(server.call, id, finalRefusal);
    expect((await post(id, 'reset')).json).toEqual({ ok: 1 });
    const after = await status(id);
    expect(after).toMatchObject({ reviewStatus: 'init', attemptCnt: 0 });
    expect(after).not.toHaveProperty('reviewResult');
    expect(after).not.toHaveProperty('reviewDate');
    const steps = await server.call('GET', `/resources/applicants/${id}/requiredIdDocsStatus`);
    expect(steps.json).toEqual({ IDENTITY: null, SELFIE: null });
    expect(errorOf(await submit(server.call, id)).description).toContain('[IDENTITY, SELFIE]');
    await uploadImage(server.call, id, { metadata: passport, file: await plainJpeg(1) });
    await uploadImage(server.call, id, { metadata: selfie, file: await plainJpeg(2) });
    expect((await submit(server.call, id)).status).toBe(200);
    expect(await history(id)).toMatchObject({ totalItems: 2 });
  });

  test('while checks are waiting: they find nothing to do', async () => {
    const { id } = await pendingApplicant();
    await post(id, 'reset');
    await server.drainJobs();
    expect(await status(id)).toMatchObject({ reviewStatus: 'init' });
    expect(await history(id)).toMatchObject({ items: [{ reviewStatus: 'init' }] });
  });
});

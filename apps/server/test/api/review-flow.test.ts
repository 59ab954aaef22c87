import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  complete,
  createApplicant,
  errorOf,
  passport,
  readyApplicant,
  retryRefusal,
  selfie,
  submit,
  uploadImage,
} from '../applicant-steps.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../webhook-receiver.ts';

let server: TestServer;
let receiver: WebhookReceiver;
beforeAll(async () => {
  server = await openTestServer();
  receiver = await startWebhookReceiver();
  const types = [
    'applicantTagsChanged',
    'applicantStepsReset',
    'applicantAwaitingUser',
    'applicantPrechecked',
    'applicantLevelChanged',
    'applicantReset',
  ];
  const body = { target: receiver.url, types };
  expect((await server.call('POST', '/resources/api/agent/clientWebhooks', { body })).status).toBe(200);
});
afterAll(async () => {
  await server.close();
  await receiver.close();
});

const post = (id: string, path: string, body?: unknown) =>
  server.call('POST', `/resources/applicants/${id}/${path}`, body === undefined ? {} : { body });
const one = async (id: string) => (await server.call('GET', `/resources/applicants/${id}/one`)).json;
const status = async (id: string) => (await server.call('GET', `/resources/applicants/${id}/status`)).json;
async function told(id: string): Promise<string[]> {
  await server.drainJobs();
  const event = z.object({ applicantId: z.string(), type: z.string() });
  return receiver.received
    .map(({ body }) => event.parse(JSON.parse(body.toString('utf8'))))
    .filter(({ applicantId }) => applicantId === id)
    .map(({ type }) => type);
}
async function refusedApplicant() {
  const applicant = await readyApplicant(server.call);
  await submit(server.call, applicant.id);
  await complete(server.call, applicant.id, retryRefusal);
  return applicant;
}

describe('tags', () => {
  test('are added, taken away and replaced; each change is told, no change is not', async () => {
    const { id } = await createApplicant(server.call);
    expect(await one(id)).not.toHaveProperty('tags');
    expect((await post(id, 'tags/add', ['vip', 'VIP'])).json).toEqual({ ok: 1 });
    await post(id, 'tags/add', ['vip']);
    expect(await one(id)).toMatchObject({ tags: ['vip', 'VIP'] });
    const taken = await server.call('DELETE', `/resources/applicants/${id}/tags`, { body: ['vip', 'none'] });
    expect(taken.json).toEqual({ ok: 1 });
    expect(await one(id)).toMatchObject({ tags: ['VIP'] });
    await post(id, 'tags', []);
    expect(await one(id)).not.toHaveProperty('tags');
    expect(await told(id)).toEqual(Array(3).fill('applicantTagsChanged'));
  });

  test('400 above 30, and for what is no list of tags', async () => {
    const { id } = await createApplicant(server.call);
    await post(
      id,
      'tags',
      Array.from({ length: 30 }, (_, index) => `t${index}`),
    );
    const error = errorOf(await post(id, 'tags/add', ['one more']));
    expect(error).toMatchObject({ status: 400, description: 'Too many applicant tags' });
    for (const body of [{ tags: ['a'] }, [''], [1], undefined])
      expect(errorOf(await post(id, 'tags', body)).status).toBe(400);
  });

  test('are not shown to the applicant', async () => {
    const { id, externalUserId } = await createApplicant(server.call);
    await post(id, 'tags', ['suspicious']);
    const made = await server.call('POST', '/resources/accessTokens/sdk', {
      body: { userId: externalUserId, levelName: 'basic-kyc-level' },
    });
    const { token: accessToken } = made.read(z.object({ token: z.string() }));
    const own = await server.call('GET', `/resources/applicants/${id}/one`, { as: { accessToken } });
    expect(own.status).toBe(200);
    expect(own.json).not.toHaveProperty('tags');
  });
});

describe('decisions', () => {
  test('keep note, tags and reasons', async () => {
    const { id } = await refusedApplicant();
    const body = {
      note: 'looked twice',
      tags: ['risky'],
      reasons: { fraud: ['multiAccounting'], manual: [] },
    };
    expect((await post(id, '-/reject', body)).json).toMatchObject({
      tags: ['risky'],
      review: {
        reviewResult: {
          rejectLabels: ['EXTERNAL_DECISION_REJECTION'],
          buttonIds: ['fraud_multiAccounting', 'manual'],
        },
      },
    });
    const notes = await server.call('GET', `/resources/api/applicants/notes?applicantId=${id}`);
    expect(notes.json).toMatchObject({ list: { totalItems: 1, items: [{ note: 'looked twice' }] } });
    const states = await server.call('GET', `/resources/moderationStates/-;applicantId=${id}`);
    const applicantState = { fraud_multiAccounting: { value: true }, manual: { value: true } };
    expect(states.json).toMatchObject({
      applicantState,
      list: { totalItems: 1, items: [{ applicantState }] },
    });
  });

  test('with too many tags change nothing at all', async () => {
    const { id } = await refusedApplicant();
    const tags = Array.from({ length: 31 }, (_, index) => `t${index}`);
    expect(errorOf(await post(id, '-/approve', { tags })).status).toBe(400);
    expect(await status(id)).toMatchObject({ reviewResult: { reviewAnswer: 'RED' } });
  });

  test('moderationStates of whoever is not refused are empty; another selector is 400', async () => {
    const { id } = await createApplicant(server.call);
    const states = await server.call('GET', `/resources/moderationStates/-;applicantId=${id}`);
    expect(states.json).toEqual({ list: { items: [], totalItems: 0 }, items: [], totalItems: 0 });
    expect(errorOf(await server.call('GET', `/resources/moderationStates/${id}`)).status).toBe(400);
  });
});

describe('asking for more', () => {
  test('-/init keeps everything and the history, and lets the applicant submit again', async () => {
    const { id } = await refusedApplicant();
    expect((await post(id, '-/init', { note: 'one more picture, please' })).json).toMatchObject({
      review: { reviewStatus: 'init', attemptCnt: 1 },
    });
    expect(await status(id)).not.toHaveProperty('reviewResult');
    const history = await server.call('GET', `/resources/applicants/${id}/review/history`);
    expect(history.json).toMatchObject({ items: [{ reviewResult: retryRefusal }] });
    expect(await told(id)).toContain('applicantAwaitingUser');
    expect((await submit(server.call, id)).status).toBe(200);
    expect(await status(id)).toMatchObject({ attemptCnt: 2, reprocessing: true });
  });

  test('-/init needs a JSON body, and waits for running checks', async () => {
    const { id } = await readyApplicant(server.call);
    expect(errorOf(await post(id, '-/init')).status).toBe(400);
    await submit(server.call, id);
    const answer = await post(id, '-/init', {});
    expect(errorOf(answer).status).toBe(409);
    expect(answer.headers['retry-after']).toBe('10');
  });

  test('resetStep sets only that step aside', async () => {
    const { id } = await refusedApplicant();
    expect((await post(id, 'resetStep/SELFIE')).json).toEqual({ ok: 1 });
    const steps = await server.call('GET', `/resources/applicants/${id}/requiredIdDocsStatus`);
    expect(steps.json).toMatchObject({ SELFIE: null, IDENTITY: { idDocType: 'PASSPORT' } });
    expect(errorOf(await submit(server.call, id)).description).toContain('[SELFIE]');
    await uploadImage(server.call, id, { metadata: selfie, file: await plainJpeg(2) });
    expect((await submit(server.call, id)).status).toBe(200);
    expect(await told(id)).toContain('applicantStepsReset');
  });

  test('resetStep: 400 for a step that the level has not, and for none', async () => {
    const { id } = await refusedApplicant();
    expect(errorOf(await post(id, 'resetStep/QUESTIONNAIRE')).description).toContain('IDENTITY, SELFIE');
    expect(errorOf(await post(id, 'resetStep/NOSE')).status).toBe(400);
  });
});

test('reasonCode is told, prechecked and the answer by checks alone too', async () => {
  const { id } = await readyApplicant(server.call);
  await post(id, 'status/pending?reasonCode=periodic-2&reason=');
  expect(await status(id)).toMatchObject({
    reviewReasonCode: 'periodic-2',
    autoChecked: false,
    moderationTierType: null,
  });
  await server.drainJobs();
  expect(await told(id)).toContain('applicantPrechecked');
  expect(await status(id)).toMatchObject({ reviewStatus: expect.stringMatching(/completed|onHold/) });
  const { checks } = (
    await server.call('GET', `/resources/checks/latest?type=BLOCKLIST&applicantId=${id}`)
  ).read(z.object({ checks: z.array(z.object({ answer: z.string() })) }));
  expect(checks).toEqual([{ answer: 'GREEN' }]);
  const none = await server.call('GET', `/resources/checks/latest?type=IP_CHECK&applicantId=${id}`);
  expect(none.json).toEqual({ checks: [] });
  const wrong = await server.call('GET', `/resources/checks/latest?type=NOSE&applicantId=${id}`);
  expect(errorOf(wrong).status).toBe(400);
  const other = { as: server.otherTenant.sandbox };
  const foreign = await server.call('GET', `/resources/checks/latest?type=AGE&applicantId=${id}`, other);
  expect(errorOf(foreign).status).toBe(404);
});

test('a reset and another level are told, with the level before', async () => {
  const { id } = await refusedApplicant();
  const body = {
    name: 'further',
    requiredIdDocs: { docSets: [{ idDocSetType: 'SELFIE', types: ['SELFIE'] }] },
  };
  expect((await server.call('POST', '/resources/applicants/-/levels', { body })).status).toBe(200);
  expect((await post(id, 'reset')).json).toEqual({ ok: 1 });
  const moved = await server.call('POST', `/resources/applicants/${id}/moveToLevel?name=further`);
  expect(moved.json).toMatchObject({ review: { levelName: 'further', reviewStatus: 'init' } });
  expect(await told(id)).toEqual(['applicantReset', 'applicantLevelChanged']);
  expect(JSON.parse(String(receiver.received.at(-1)?.body))).toMatchObject({
    levelName: 'further',
    previousLevelName: 'basic-kyc-level',
    reviewStatus: 'init',
  });
});

test('risk levels: the newest counts', async () => {
  const { id } = await createApplicant(server.call);
  await post(id, 'riskLevel/entries', { riskLevel: 'high', comment: 'cash' });
  const second = await post(id, 'riskLevel/entries', { riskLevel: 'low' });
  expect(second.json).toMatchObject({
    riskLevel: 'low',
    entries: [{ riskLevel: 'low' }, { riskLevel: 'high', comment: 'cash' }],
  });
  expect(errorOf(await post(id, 'riskLevel/entries', { riskLevel: 'huge' })).status).toBe(400);
});

describe('the blacklist', () => {
  test('refuses for good, once; 5001 when there is nobody to take off', async () => {
    const { id } = await createApplicant(server.call);
    expect((await post(id, 'blacklist?note=stolen')).json).toMatchObject({
      review: {
        reviewStatus: 'completed',
        reviewResult: { reviewAnswer: 'RED', reviewRejectType: 'FINAL', rejectLabels: ['BLOCKLIST'] },
      },
    });
    expect(errorOf(await post(id, 'blacklist'))).toMatchObject({
      status: 409,
      errorCode: 5000,
      errorName: 'applicant-already-blacklisted',
    });
    const target = `/resources/applicants/${id}/blacklist`;
    expect((await server.call('DELETE', target)).json).toEqual({ ok: 1 });
    expect(errorOf(await server.call('DELETE', target))).toMatchObject({ status: 409, errorCode: 5001 });
  });

  async function answerOf(id: string) {
    await submit(server.call, id);
    await server.drainJobs();
    const found = await server.call('GET', `/resources/checks/latest?type=BLOCKLIST&applicantId=${id}`);
    return found.read(z.object({ checks: z.array(z.object({ answer: z.string(), sentence: z.string() })) }))
      .checks[0];
  }

  test('is remembered: the listed himself after a reset, then others with his picture or e-mail', async () => {
    const email = 'Listed@Example.org';
    const listed = await createApplicant(server.call, { email });
    await uploadImage(server.call, listed.id, { metadata: passport, file: await plainJpeg(10) });
    await post(listed.id, 'blacklist');
    await post(listed.id, 'reset');
    await uploadImage(server.call, listed.id, { metadata: passport, file: await plainJpeg(60) });
    await uploadImage(server.call, listed.id, { metadata: selfie, file: await plainJpeg(110) });
    expect(await answerOf(listed.id)).toMatchObject({ answer: 'RED' });
    expect(await status(listed.id)).toMatchObject({
      reviewResult: { rejectLabels: expect.arrayContaining(['BLOCKLIST']), reviewRejectType: 'FINAL' },
    });
    const later = await createApplicant(server.call, { email: 'listed@example.ORG' });
    await uploadImage(server.call, later.id, { metadata: passport, file: await plainJpeg(10) });
    await uploadImage(server.call, later.id, { metadata: selfie, file: await plainJpeg(160) });
    const seen = await answerOf(later.id);
    expect(seen).toMatchObject({ answer: 'YELLOW' });
    expect(seen?.sentence).toContain('the e-mail address, a picture file');
    await server.call('DELETE', `/resources/applicants/${listed.id}/blacklist`);
    await post(later.id, 'reset');
    await uploadImage(server.call, later.id, { metadata: passport, file: await plainJpeg(10) });
    await uploadImage(server.call, later.id, { metadata: selfie, file: await plainJpeg(160) });
    expect(await answerOf(later.id)).toMatchObject({ answer: 'GREEN' });
  });
});

describe('the audit trail', () => {
  const page = z.object({
    items: z.array(
      z.object({ id: z.string(), activity: z.string(), subjectName: z.string(), targetId: z.string() }),
    ),
  });
  const trail = async (query: string, options = {}) =>
    (await server.call('GET', `/resources/auditTrailEvents?${query}`, options)).read(page).items;

  test('is filtered by activity, who and time, and paged', async () => {
    const { id } = await createApplicant(server.call);
    await post(id, 'tags', ['a']);
    const [newest] = await trail('activity=tagsChanged&limit=1');
    expect(newest).toMatchObject({ targetId: id, activity: 'tagsChanged' });
    expect((await trail('activity=tagsChanged&limit=1&offset=1'))[0]?.id).not.toBe(newest?.id);
    expect(await trail(`activity=tagsChanged&subjectName=${newest?.subjectName}&limit=1`)).toEqual([newest]);
    expect(await trail('subjectName=nobody%25')).toEqual([]);
    expect(await trail('to=2020-01-01')).toEqual([]);
    expect(await trail('activity=tagsChanged&from=2020-01-01%2000:00:00&limit=1')).toEqual([newest]);
    const wrong = await server.call('GET', '/resources/auditTrailEvents?from=yesterday');
    expect(errorOf(wrong).status).toBe(400);
  });

  test('is that of one environment, and needs its permission', async () => {
    const foreign = await trail('limit=1000', { as: server.otherTenant.sandbox });
    expect(foreign.filter(({ activity }) => activity === 'tagsChanged')).toEqual([]);
    const as = await server.sandbox.newToken('applicant.read');
    expect(errorOf(await server.call('GET', '/resources/auditTrailEvents', { as })).status).toBe(403);
  });
});

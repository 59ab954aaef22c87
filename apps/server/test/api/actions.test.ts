import { createClient } from 'sumsub-node-sdk';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import {
  actionSchema,
  addLevel,
  approvedApplicant,
  createAction,
  faceSteps,
  newActionId,
  readAction,
  submitAction,
  uploadToAction,
} from '../action-steps.ts';
import { createApplicant, errorOf, readyApplicant } from '../applicant-steps.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../webhook-receiver.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const level = 'face-auth';
let server: TestServer;
let receiver: WebhookReceiver;
let holder: { readonly id: string; readonly externalUserId: string };

beforeAll(async () => {
  server = await openTestServer();
  await addLevel(server, level, faceSteps);
  await addLevel(server, 'unheard of', [{ idDocSetType: 'PROOF_OF_PAYMENT', types: ['BANK_CARD'] }]);
  holder = await approvedApplicant(server.call);
  receiver = await startWebhookReceiver();
  const made = await server.call('POST', '/resources/api/agent/clientWebhooks', {
    body: {
      target: receiver.url,
      types: [
        'applicantActionPending',
        'applicantActionReviewed',
        'applicantActionOnHold',
        'applicantReviewed',
      ],
    },
  });
  expect(made.status).toBe(200);
});
afterAll(async () => {
  await server.close();
  await receiver.close();
});

const begin = async (externalActionId = newActionId()) =>
  (await createAction(server.call, holder.id, level, { externalActionId })).read(actionSchema);
let seed = 1000;
const picture = (width = 320, height = 240) => {
  // Far enough apart for the compression to tell.
  seed += 37;
  return plainJpeg(seed, width, height);
};
const reviewOf = async () => (await server.call('GET', `/resources/applicants/${holder.id}/status`)).json;

describe('create', () => {
  test('answers the action in init, with its steps and nothing else yet', async () => {
    const externalActionId = newActionId();
    const body = {
      externalActionId,
      email: 'eva@example.org',
      questionnaires: [{ id: 'form' }],
      applicantId: 'x',
    };
    const action = (await createAction(server.call, holder.id, level, body)).read(actionSchema);
    expect(action).toMatchObject({
      externalActionId,
      applicantId: holder.id,
      type: 'faceMatch',
      email: 'eva@example.org',
      questionnaires: [{ id: 'form' }],
      review: { reviewStatus: 'init', attemptCnt: 0, levelName: level },
      requiredIdDocs: { docSets: faceSteps },
      key: expect.stringMatching(/^[0-9A-F]{10}$/),
    });
    for (const absent of ['checks', 'images', 'reviewResult']) expect(action).not.toHaveProperty(absent);
    expect(await readAction(server.call, action.id)).toEqual(action);
    expect(action).not.toHaveProperty('agreement');
    const records = [{ content: 'I agree' }];
    await server.call('POST', `/resources/applicants/${holder.id}/agreement`, { body: { records } });
    const agreement = { recordIds: ['1-1'], acceptedAt: expect.any(String) };
    expect(await readAction(server.call, action.id)).toMatchObject({ agreement });
  });

  test('409 for an externalActionId that is taken, by whomever, however fast the two come', async () => {
    const other = await approvedApplicant(server.call);
    const body = { externalActionId: newActionId() };
    const answers = await Promise.all(
      [holder, other].map(({ id }) => createAction(server.call, id, level, body)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(errorOf(await createAction(server.call, holder.id, level, body)).status).toBe(409);
  });

  test('400 for a level that is not of the type actions or that no action can carry out, 404 for what is not there', async () => {
    for (const name of ['basic-kyc-level', 'unheard of'])
      expect(errorOf(await createAction(server.call, holder.id, name)).status).toBe(400);
    expect(errorOf(await createAction(server.call, holder.id, 'no such level')).status).toBe(404);
    expect(errorOf(await createAction(server.call, '0'.repeat(24), level)).status).toBe(404);
    expect(errorOf(await createAction(server.call, holder.id, level, {})).status).toBe(400);
  });

  test('409 for an applicant who is not approved; a level for actions is no level for applicants', async () => {
    const fresh = await readyApplicant(server.call);
    const refusal = errorOf(await createAction(server.call, fresh.id, level));
    expect([refusal.status, refusal.errorCode]).toEqual([409, undefined]);
    const moved = await server.call('POST', `/resources/applicants/${holder.id}/moveToLevel?name=${level}`);
    expect(errorOf(moved).status).toBe(400);
    const target = `/resources/applicants?levelName=${level}`;
    expect(errorOf(await server.call('POST', target, { body: {} })).status).toBe(400);
  });
});

describe('the life of an action', () => {
  test('409 with the missing step in brackets; pending answers the whole action; nothing changes meanwhile', async () => {
    const { id } = await begin();
    expect(errorOf(await submitAction(server.call, id)).description).toContain('[SELFIE]');
    await uploadToAction(server.call, id, await picture());
    const pending = (await submitAction(server.call, id)).read(actionSchema);
    expect(pending).toMatchObject({ id, review: { reviewStatus: 'pending', attemptCnt: 1 } });
    expect(errorOf(await submitAction(server.call, id)).errorCode).toBe(3000);
    expect(errorOf(await uploadToAction(server.call, id, await picture())).errorCode).toBe(1006);
    const early = await server.call('POST', `/resources/api/applicantActions/${id}/-/approve`, { body: {} });
    expect([errorOf(early).status, early.headers['retry-after']]).toEqual([409, '10']);
    await server.drainJobs();
  });

  test('a picture without a face: RED, RETRY, in both places; the next attempt needs a new one; the applicant stays as he is', async () => {
    const before = await reviewOf();
    receiver.received.length = 0;
    const action = await begin();
    const first = await picture();
    await uploadToAction(server.call, action.id, first);
    await submitAction(server.call, action.id);
    await server.drainJobs();
    const refused = await readAction(server.call, action.id);
    expect(refused.review.reviewStatus).toBe('completed');
    expect(refused.reviewResult).toMatchObject({ reviewAnswer: 'RED', reviewRejectType: 'RETRY' });
    expect(refused.review.reviewResult).toEqual(refused.reviewResult);
    expect(refused.images).toMatchObject([
      { answer: 'RED', reviewResult: { reviewAnswer: 'RED' }, deactivated: true },
    ]);
    expect(refused.checks?.map(({ checkType }) => checkType)).toEqual(
      expect.arrayContaining(['SELFIE_FACE', 'FACE_LIVELINESS', 'FACE_MATCH', 'SELFIE_REPEATED']),
    );
    expect(errorOf(await submitAction(server.call, action.id)).description).toContain('[SELFIE]');
    expect(errorOf(await uploadToAction(server.call, action.id, first)).errorCode).toBe(1000);
    await uploadToAction(server.call, action.id, await picture());
    const again = (await submitAction(server.call, action.id)).read(actionSchema);
    expect(again.review).toMatchObject({ reviewStatus: 'pending', attemptCnt: 2 });
    expect(again).not.toHaveProperty('reviewResult');
    await server.drainJobs();
    expect(await reviewOf()).toEqual(before);
    const told = receiver.received.map(({ body }): unknown => JSON.parse(body.toString('utf8')));
    const common = {
      applicantId: holder.id,
      applicantActionId: action.id,
      externalApplicantActionId: action.externalActionId,
      externalUserId: holder.externalUserId,
      levelName: level,
    };
    expect(told).toHaveLength(4);
    expect(told).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ...common, type: 'applicantActionPending', reviewStatus: 'pending' }),
        expect.objectContaining({
          ...common,
          type: 'applicantActionReviewed',
          reviewStatus: 'completed',
          reviewResult: refused.reviewResult,
        }),
      ]),
    );
  });

  test('the same job run twice settles once', async () => {
    const { id } = await begin();
    await uploadToAction(server.call, id, await picture());
    await submitAction(server.call, id);
    const job = server.application.jobs.find(({ task }) => task === 'run-action-checks');
    const action = await readAction(server.call, id);
    const { environmentId, correlationId } = server.sandbox.context;
    const payload = { environmentId, actionId: id, attemptId: action.review.attemptId, correlationId };
    const { signal } = new AbortController();
    await Promise.all([job?.run(payload, signal), job?.run(payload, signal)]);
    const settled = await readAction(server.call, id);
    await job?.run(payload, signal);
    await server.drainJobs();
    expect(settled.review.reviewStatus).toBe('completed');
    const { checks, images, reviewResult } = await readAction(server.call, id);
    expect({ checks, images, reviewResult }).toEqual({
      checks: settled.checks,
      images: settled.images,
      reviewResult: settled.reviewResult,
    });
    const rows = await server.db
      .selectFrom('journal_entry')
      .select('type')
      .where('environment_id', '=', environmentId)
      .where('subject_id', '=', holder.id)
      .where('type', '=', 'actionCompleted')
      .execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(settled.checks?.map(({ checkType }) => checkType)).size).toBe(settled.checks?.length);
  });

  test('approve and reject by a person, from a refusal; a body is needed', async () => {
    const { id } = await begin();
    await uploadToAction(server.call, id, await picture());
    const path = `/resources/api/applicantActions/${id}/-`;
    expect(errorOf(await server.call('POST', `${path}/approve`, { body: {} })).status).toBe(409);
    await submitAction(server.call, id);
    await server.drainJobs();
    expect(errorOf(await server.call('POST', `${path}/approve`)).status).toBe(400);
    const approved = (
      await server.call('POST', `${path}/approve`, { body: { note: 'seen', tags: ['looked at'] } })
    ).read(actionSchema);
    expect(approved).toMatchObject({
      review: { reviewStatus: 'completed', reviewResult: { reviewAnswer: 'GREEN' } },
      reviewResult: { reviewAnswer: 'GREEN' },
    });
    const { tags } = (await server.call('GET', `/resources/applicants/${holder.id}/one`)).read(
      z.object({ tags: z.array(z.string()) }),
    );
    expect(tags).toEqual(['looked at']);
    const notes = await server.call('GET', `/resources/api/applicants/notes?applicantId=${holder.id}`);
    expect(notes.json).toMatchObject({ list: { items: [{ note: 'seen' }] } });
    expect(errorOf(await server.call('POST', `${path}/reject`, { body: {} })).status).toBe(400);
    const body = { reasons: { fraud: ['multiAccounting'] } };
    const rejected = (await server.call('POST', `${path}/reject`, { body })).read(actionSchema);
    const expected = {
      reviewAnswer: 'RED',
      reviewRejectType: 'FINAL',
      rejectLabels: ['EXTERNAL_DECISION_REJECTION'],
      buttonIds: ['fraud_multiAccounting'],
    };
    expect([rejected.reviewResult, rejected.review.reviewResult]).toEqual([expected, expected]);
    expect(errorOf(await submitAction(server.call, id)).status).toBe(409);
    expect(errorOf(await uploadToAction(server.call, id, await picture())).status).toBe(409);
  });

  test('questionnaires are taken, replaced by id, and refused when it is over', async () => {
    const { id } = await begin();
    const target = `/resources/applicantActions/${id}/questionnaires`;
    const form = (value: string) => ({ id: 'form', sections: { a: { items: { b: { value } } } } });
    for (const value of ['first', 'second'])
      expect((await server.call('POST', target, { body: form(value) })).json).toEqual(form(value));
    expect(await readAction(server.call, id)).toMatchObject({ questionnaires: [form('second')] });
    expect(errorOf(await server.call('POST', target, { body: { sections: {} } })).status).toBe(400);
  });

  test('1008 for a deactivated applicant, in every call that would change something', async () => {
    const gone = await approvedApplicant(server.call);
    const action = (await createAction(server.call, gone.id, level)).read(actionSchema);
    await server.db
      .updateTable('applicant')
      .set({ deactivated: true })
      .where('environment_id', '=', server.sandbox.context.environmentId)
      .where('id', '=', gone.id)
      .execute();
    const path = `/resources/api/applicantActions/${action.id}/-`;
    const answers = [
      await createAction(server.call, gone.id, level),
      await uploadToAction(server.call, action.id, await picture()),
      await submitAction(server.call, action.id),
      await server.call('POST', `/resources/applicantActions/${action.id}/questionnaires`, {
        body: { id: 'x' },
      }),
      await server.call('POST', `${path}/approve`, { body: {} }),
    ];
    expect(answers.map((answer) => errorOf(answer).errorCode)).toEqual([1008, 1008, 1008, 1008, 1008]);
    expect((await readAction(server.call, action.id)).review.reviewStatus).toBe('init');
  });
});

describe('the list', () => {
  test('both shapes, newest first unless told, with limit and offset; 404 for nobody, 400 for another selector', async () => {
    const { id } = await approvedApplicant(server.call);
    const ids: string[] = [];
    for (let round = 0; round < 3; round += 1)
      ids.push((await createAction(server.call, id, level)).read(actionSchema).id);
    const page = z.object({ items: z.array(actionSchema), totalItems: z.number() });
    const list = async (query: string) =>
      (await server.call('GET', `/resources/applicantActions/-;applicantId=${id}${query}`)).read(
        page.extend({ list: page }),
      );
    const all = await list('');
    expect(all.list).toEqual({ items: all.items, totalItems: 3 });
    expect(all.items.map((action) => action.id)).toEqual([...ids].reverse());
    const some = await list('?limit=2&offset=1&order=createdAt');
    expect([some.items.map((action) => action.id), some.totalItems]).toEqual([ids.slice(1), 3]);
    expect((await list('?offset=10')).items).toEqual([]);
    expect((await list(';kytTxnReference.txnId=t-1')).list).toEqual({ items: [], totalItems: 0 });
    const bad = [
      '-;applicantId=0123',
      '-;externalUserId=x',
      'nonsense',
      `-;applicantId=${id}?order=color`,
      `-;applicantId=${id};externalActionId=x`,
    ];
    const statuses = [];
    for (const selector of bad)
      statuses.push(errorOf(await server.call('GET', `/resources/applicantActions/${selector}`)).status);
    expect(statuses).toEqual([404, 400, 400, 400, 400]);
  });
});

test('sumsub-node-sdk, as it signs and sends', async () => {
  const { token: appToken, secret: secretKey } = server.sandbox;
  const sdk = createClient({ baseURL: server.url, appToken, secretKey });
  const target = `/resources/applicantActions/-/forApplicant/${holder.id}?levelName=${level}`;
  const { data } = await sdk.client.post<{ id: string }>(
    target,
    JSON.stringify({ externalActionId: newActionId() }),
  );
  expect((await sdk.client.get(`/resources/applicantActions/${data.id}/one`)).data).toEqual(data);
  const found = await sdk.client.get(`/resources/applicantActions/-;applicantId=${holder.id}?limit=1`);
  expect(found.data).toMatchObject({ list: { items: [data] } });
  const { id: other } = await createApplicant(server.call);
  await expect(
    sdk.client.post(target.replace(holder.id, other), JSON.stringify({ externalActionId: 'x' })),
  ).rejects.toMatchObject({ response: { status: 409 } });
});

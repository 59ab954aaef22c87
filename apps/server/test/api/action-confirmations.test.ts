import { actionIdSchema, attemptIdSchema } from '@aval/core/ids';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { runActionChecks } from '../../src/actions/run-action-checks.ts';
import { bindStores } from '../../src/main/bind-stores.ts';
import { randomIdentifiers } from '../../src/platform/crypto/identifiers.ts';
import { makeTransact } from '../../src/platform/database/transact.ts';
import { makeMetrics } from '../../src/platform/metrics/metrics.ts';
import {
  actionSchema,
  addLevel,
  approvedApplicant,
  createAction,
  newActionId,
  readAction,
  submitAction,
} from '../action-steps.ts';
import type { CallOptions } from '../api-client.ts';
import { errorOf } from '../applicant-steps.ts';
import { openTestServer, type TestServer } from '../test-server.ts';
import { makeTestClock } from '../webhook-world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const time = makeTestClock();
let server: TestServer;
let holder: { readonly id: string; readonly externalUserId: string };
let made = 0;

beforeAll(async () => {
  server = await openTestServer({ clock: time.clock });
  await addLevel(server, 'email', [{ idDocSetType: 'EMAIL_VERIFICATION' }]);
  await addLevel(server, 'phone', [{ idDocSetType: 'PHONE_VERIFICATION' }]);
  await addLevel(server, 'both', [
    { idDocSetType: 'EMAIL_VERIFICATION' },
    { idDocSetType: 'PHONE_VERIFICATION' },
  ]);
  await addLevel(server, 'form', [{ idDocSetType: 'QUESTIONNAIRE' }]);
  await server.call('POST', '/resources/api/agent/clientWebhooks', {
    body: {
      target: 'http://127.0.0.1:9/hook',
      types: ['applicantActionPending', 'applicantActionReviewed', 'applicantActionOnHold'],
    },
  });
});
afterAll(() => server.close());
beforeEach(async () => {
  time.set(new Date(time.clock().getTime() + 48 * 3_600_000));
  holder = await approvedApplicant(server.call);
});

const later = (seconds: number) => time.set(new Date(time.clock().getTime() + seconds * 1000));
const wrong = (code: string) => (code === '000000' ? '000001' : '000000');
const newEmail = () => `Signer.${++made}@example.org`;
const newPhone = () => `+38067${String(1_000_000 + ++made)}`;
const baseOf = (id: string) => `/resources/applicantActions/${id}/identifierConfirmation`;

const outboxSchema = z.object({
  items: z.array(z.object({ to: z.string(), code: z.string(), link: z.string().optional() })),
});
async function lastMessage() {
  const answer = await server.call('GET', `/resources/sandbox/messages?applicantId=${holder.id}`);
  const [message] = answer.read(outboxSchema).items;
  if (message === undefined) throw new Error('the outbox is empty');
  return message;
}

async function begin(level: string, body: Readonly<Record<string, unknown>> = {}) {
  const sent = { externalActionId: newActionId(), ...body };
  const { id } = (await createAction(server.call, holder.id, level, sent)).read(actionSchema);
  return { id, base: baseOf(id) };
}
const post = (target: string, body?: unknown, as?: CallOptions['as']) =>
  server.call('POST', target, {
    ...(body === undefined ? {} : { body }),
    ...(as === undefined ? {} : { as }),
  });

/** Where the action stands, and what was told of the holder's actions. */
async function stateOf(id: string) {
  const { review, reviewResult, checks = [] } = await readAction(server.call, id);
  const rows = await server.db
    .selectFrom('webhook_event')
    .select('type')
    .where('environment_id', '=', server.sandbox.context.environmentId)
    .where('applicant_id', '=', holder.id)
    .where('type', 'like', 'applicantAction%')
    .orderBy('type')
    .execute();
  const told = rows.map(({ type }) => type);
  return { status: review.reviewStatus, attempts: review.attemptCnt, reviewResult, checks, told };
}

const kinds = [
  { kind: 'email', level: 'email', newValue: newEmail, checkType: 'EMAIL_CONFIRMATION' },
  { kind: 'phone', level: 'phone', newValue: newPhone, checkType: 'PHONE_CONFIRMATION' },
] as const;

describe.each(kinds)('an action that confirms: $kind', ({ kind, level, newValue, checkType }) => {
  test('submitted, waited for, confirmed, and then it goes on by itself', async () => {
    const before = (await server.call('GET', `/resources/applicants/${holder.id}/one`)).json;
    const { id, base } = await begin(level, { [kind]: newValue() });
    await submitAction(server.call, id);
    await server.drainJobs();
    expect(await stateOf(id)).toMatchObject({ status: 'awaitingUser', attempts: 1 });

    const sent = await post(`${base}/${kind}`);
    expect(sent.json).toMatchObject({ kind, maskedValue: expect.stringContaining('***') });
    const { code } = await lastMessage();
    expect((await server.call('GET', base)).json).toMatchObject({ [kind]: { status: 'sent', triesLeft: 5 } });
    const refused = errorOf(await post(`${base}/${kind}/code`, { code: wrong(code) }));
    expect(refused).toMatchObject({ status: 400, description: 'The code is wrong: 4 tries are left' });
    later(600);
    expect(errorOf(await post(`${base}/${kind}/code`, { code }))).toMatchObject({ status: 409 });
    expect(await stateOf(id)).toMatchObject({ status: 'awaitingUser', attempts: 1 });

    await post(`${base}/${kind}`);
    const second = await lastMessage();
    const confirmed = await post(`${base}/${kind}/code`, { code: second.code });
    expect(confirmed.json).toEqual({ kind, status: 'confirmed' });
    expect(await stateOf(id)).toMatchObject({ status: 'pending', attempts: 2 });
    await server.drainJobs();
    expect(await stateOf(id)).toMatchObject({
      status: 'completed',
      attempts: 2,
      reviewResult: { reviewAnswer: 'GREEN' },
      checks: [{ checkType, answer: 'GREEN' }],
      told: ['applicantActionPending', 'applicantActionPending', 'applicantActionReviewed'],
    });
    expect((await server.call('GET', base)).json).toMatchObject({ [kind]: { status: 'confirmed' } });
    // The same code again neither fails nor begins anything.
    expect((await post(`${base}/${kind}/code`, { code: second.code })).status).toBe(200);
    expect(await stateOf(id)).toMatchObject({ status: 'completed', attempts: 2 });
    expect((await server.call('GET', `/resources/applicants/${holder.id}/one`)).json).toEqual(before);
  });

  test('confirmed first, it is approved when it is submitted', async () => {
    const { id, base } = await begin(level, { [kind]: newValue() });
    await post(`${base}/${kind}`);
    await post(`${base}/${kind}/code`, { code: (await lastMessage()).code });
    expect(await stateOf(id)).toMatchObject({ status: 'init', attempts: 0 });
    await submitAction(server.call, id);
    await server.drainJobs();
    expect(await stateOf(id)).toMatchObject({ status: 'completed', reviewResult: { reviewAnswer: 'GREEN' } });
  });

  test('what is no address is refused with RETRY; another one is told, confirmed and submitted again', async () => {
    const { id, base } = await begin(level, { [kind]: 'nothing of the kind' });
    await submitAction(server.call, id);
    await server.drainJobs();
    expect(await stateOf(id)).toMatchObject({
      status: 'completed',
      reviewResult: { reviewAnswer: 'RED', reviewRejectType: 'RETRY' },
    });
    expect(errorOf(await post(`${base}/${kind}`)).status).toBe(400);
    const value = newValue();
    await post(`${base}/${kind}`, { value });
    await post(`${base}/${kind}/code`, { code: (await lastMessage()).code });
    expect(await readAction(server.call, id)).toMatchObject({ [kind]: value });
    expect((await submitAction(server.call, id)).status).toBe(200);
    await server.drainJobs();
    expect(await stateOf(id)).toMatchObject({
      status: 'completed',
      attempts: 2,
      reviewResult: { reviewAnswer: 'GREEN' },
    });
    expect(errorOf(await post(`${base}/${kind}`, { value: newValue() }))).toMatchObject({ status: 409 });
  });

  test("with the action's access token: its own only, and no other value than the one told", async () => {
    const own = await begin(level, { externalActionId: `own-${kind}-${holder.id}` });
    const other = await begin(level, { [kind]: newValue() });
    const answer = await post('/resources/accessTokens/sdk', {
      userId: holder.externalUserId,
      levelName: level,
      externalActionId: `own-${kind}-${holder.id}`,
    });
    const as = { accessToken: answer.read(z.object({ token: z.string() })).token };
    expect(errorOf(await post(`${own.base}/${kind}`, undefined, as)).status).toBe(409);
    const value = newValue();
    expect((await post(`${own.base}/${kind}`, { value }, as)).status).toBe(200);
    const { code } = await lastMessage();
    for (const target of [other.base, `${other.base}/${kind}`, `${other.base}/${kind}/code`]) {
      const method = target === other.base ? 'GET' : 'POST';
      const refused = await server.call(method, target, {
        as,
        ...(method === 'GET' ? {} : { body: { code } }),
      });
      expect(errorOf(refused).status).toBe(403);
    }
    expect((await post(`${own.base}/${kind}/code`, { code }, as)).status).toBe(200);
    expect((await server.call('GET', own.base, { as })).json).toMatchObject({
      [kind]: { status: 'confirmed' },
    });
    expect(errorOf(await post(`${own.base}/${kind}`, { value: newValue() }, as)).status).toBe(403);
    // Confirmed for this action alone: neither another nor the applicant himself gains by it.
    expect((await server.call('GET', other.base)).json).toMatchObject({ [kind]: { status: 'none' } });
    const applicants = `/resources/applicants/${holder.id}/identifierConfirmation`;
    expect((await server.call('GET', applicants)).json).toMatchObject({ [kind]: { status: 'none' } });
  });

  test('five wrong codes void it, and the action goes on waiting', async () => {
    const { id, base } = await begin(level, { [kind]: newValue() });
    await submitAction(server.call, id);
    await server.drainJobs();
    await post(`${base}/${kind}`);
    const { code } = await lastMessage();
    for (let tried = 0; tried < 4; tried += 1)
      expect((await post(`${base}/${kind}/code`, { code: wrong(code) })).status).toBe(400);
    for (const last of [wrong(code), code])
      expect((await post(`${base}/${kind}/code`, { code: last })).status).toBe(429);
    expect(await stateOf(id)).toMatchObject({ status: 'awaitingUser', attempts: 1 });
  });
});

test('of two that are asked for, the last one confirmed lets the action go on', async () => {
  const { id, base } = await begin('both', { email: newEmail(), phone: newPhone() });
  await submitAction(server.call, id);
  await server.drainJobs();
  for (const [kind, status, attempts] of [
    ['phone', 'awaitingUser', 1],
    ['email', 'pending', 2],
  ]) {
    // Of two messages of one moment none is the last.
    later(1);
    await post(`${base}/${kind}`);
    await post(`${base}/${kind}/code`, { code: (await lastMessage()).code });
    expect(await stateOf(id)).toMatchObject({ status, attempts });
  }
  await server.drainJobs();
  expect(await stateOf(id)).toMatchObject({ status: 'completed', reviewResult: { reviewAnswer: 'GREEN' } });
});

test('the link in the letter lets the action go on, too', async () => {
  const { id, base } = await begin('email', { email: newEmail() });
  await submitAction(server.call, id);
  await server.drainJobs();
  await post(`${base}/email`);
  const { pathname, search } = new URL((await lastMessage()).link ?? '');
  expect((await server.call('POST', `${pathname}${search}`, { as: 'nobody' })).status).toBe(200);
  await server.drainJobs();
  expect(await stateOf(id)).toMatchObject({ status: 'completed', reviewResult: { reviewAnswer: 'GREEN' } });
});

test('what is confirmed while the checks run is not waited for, and no other value slips in', async () => {
  const { id, base } = await begin('email', { email: newEmail() });
  await submitAction(server.call, id);
  const { attemptId } = (await readAction(server.call, id)).review;
  const transact = makeTransact(server.db, (queries) => bindStores(queries, server.keyring));
  const run = runActionChecks({
    transact,
    clock: time.clock,
    identifiers: randomIdentifiers,
    metrics: makeMetrics(),
    forUnapproved: false,
    sources: undefined,
    steps: {
      // Looks, finds nothing confirmed, and is slow to say so.
      EMAIL_VERIFICATION: async () => {
        expect((await post(`${base}/email`, { value: newEmail() })).status).toBe(200);
        const other = await post(`${base}/email/code`, { code: (await lastMessage()).code });
        expect(errorOf(other)).toMatchObject({ status: 409, errorCode: 1006 });
        later(60);
        expect((await post(`${base}/email`)).status).toBe(200);
        expect((await post(`${base}/email/code`, { code: (await lastMessage()).code })).status).toBe(200);
        return { checks: [], required: [], awaitingUser: 'The e-mail address has to be confirmed.' };
      },
    },
  });
  const outcome = await run(server.sandbox.context, {
    actionId: actionIdSchema.parse(id),
    attemptId: attemptIdSchema.parse(attemptId),
  });
  expect(outcome).toEqual({ ok: true, value: 'settled' });
  expect(await stateOf(id)).toMatchObject({ status: 'pending', attempts: 2 });
  await server.drainJobs();
  expect(await stateOf(id)).toMatchObject({ status: 'completed', reviewResult: { reviewAnswer: 'GREEN' } });
});

test('nothing is confirmed for an action that does not ask for it, is over, or is not there', async () => {
  const { base: form } = await begin('form');
  expect(errorOf(await post(`${form}/email`, { value: newEmail() }))).toMatchObject({
    status: 409,
    description: 'The action has no step EMAIL_VERIFICATION',
  });
  const { id, base } = await begin('email', { email: newEmail() });
  await post(`${base}/email`);
  const { code, link = '' } = await lastMessage();
  await submitAction(server.call, id);
  await server.drainJobs();
  const rejected = await post(`/resources/api/applicantActions/${id}/-/reject`, { reasons: { a: ['b'] } });
  expect(rejected.status).toBe(200);
  expect(errorOf(await post(`${base}/email/code`, { code })).status).toBe(409);
  const { pathname, search } = new URL(link);
  expect((await server.call('POST', `${pathname}${search}`, { as: 'nobody' })).status).toBe(404);
  expect((await server.call('GET', base)).json).toMatchObject({ email: { status: 'sent' } });
  expect(await stateOf(id)).toMatchObject({ status: 'completed', reviewResult: { reviewAnswer: 'RED' } });
  const nobody = baseOf('65f0a1b2c3d4e5f60718293b');
  for (const [method, target] of [
    ['GET', nobody],
    ['POST', `${nobody}/email`],
  ] as const)
    expect(errorOf(await server.call(method, target)).status).toBe(404);
});

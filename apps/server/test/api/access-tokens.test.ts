import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Answer } from '../api-client.ts';
import { createApplicant, errorOf, newUserId, passport, selfie, submit, upload } from '../applicant-steps.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

const state = { skew: 0 };
const clock = () => new Date(Date.now() + state.skew);
const tokenSchema = z.object({ token: z.string(), userId: z.string() });
const payloadSchema = z.object({ jti: z.string(), url: z.string(), exp: z.number() });
let server: TestServer;

beforeAll(async () => {
  server = await openTestServer({ clock });
});
afterAll(() => server.close());

const level = 'basic-kyc-level';
const calls: readonly [string, (userId: string, ttl?: number) => Promise<Answer>][] = [
  [
    'query',
    (userId, ttl = 600) =>
      server.call(
        'POST',
        `/resources/accessTokens?userId=${encodeURIComponent(userId)}&levelName=${level}&ttlInSecs=${ttl}`,
      ),
  ],
  [
    'body',
    (userId, ttl = 600) =>
      server.call('POST', '/resources/accessTokens/sdk', {
        body: { userId, levelName: level, ttlInSecs: ttl },
      }),
  ],
];

function payloadOf(token: string): z.output<typeof payloadSchema> {
  const [, payload = ''] = token.split('.');
  return payloadSchema.parse(JSON.parse(atob(payload)));
}

describe.each(calls)('a token made by the %s', (_way, make) => {
  test('has the form that the web SDK reads: atob needs no - and _', async () => {
    for (let round = 0; round < 20; round++) {
      const { token, userId } = (await make(`Zoë / ${round}`)).read(tokenSchema);
      expect(userId).toBe(`Zoë / ${round}`);
      expect(token).toMatch(/^_act-sbx-jwt-[\w-]+\.[A-Za-z0-9]+\.[\w-]+$/);
      expect(payloadOf(token)).toMatchObject({ url: server.url, jti: expect.stringMatching(/^_act-sbx-/) });
    }
  });

  test('creates the applicant who is missing, once', async () => {
    const userId = newUserId();
    await Promise.all([make(userId), make(userId), make(userId)]);
    const found = await server.call('GET', `/resources/applicants/-;externalUserId=${userId}/one`);
    expect(found.json).toMatchObject({ externalUserId: userId, review: { levelName: level } });
    expect(
      errorOf(
        await server.call('POST', `/resources/applicants?levelName=${level}`, {
          body: { externalUserId: userId },
        }),
      ).status,
    ).toBe(409);
  });

  test('is for an applicant who exists already', async () => {
    const { id, externalUserId } = await createApplicant(server.call);
    const { token: accessToken } = (await make(externalUserId)).read(tokenSchema);
    const own = await server.call('GET', `/resources/applicants/${id}/one`, { as: { accessToken } });
    expect(own.json).toMatchObject({ id });
  });

  test('401 once it has expired', async () => {
    const { id, externalUserId } = await createApplicant(server.call);
    const { token: accessToken } = (await make(externalUserId, 60)).read(tokenSchema);
    const target = `/resources/applicants/${id}/one`;
    expect((await server.call('GET', target, { as: { accessToken } })).status).toBe(200);
    state.skew = 61_000;
    const late = await server.call('GET', target, { as: { accessToken } });
    state.skew = 0;
    expect(errorOf(late)).toMatchObject({ status: 401, errorCode: undefined });
  });
});

test('a token for watching devices has the form of the others and opens nothing', async () => {
  const target = '/resources/accessTokens/behavior';
  const made = await server.call('POST', target, { body: { sessionId: 'session-1', ttlInSecs: 60 } });
  const { token } = made.read(z.strictObject({ token: z.string() }));
  expect(token).toMatch(/^_act-sbx-jwt-/);
  const { id } = await createApplicant(server.call);
  const headers = { 'X-Access-Token': token };
  const opened = await fetch(`${server.url}/resources/applicants/${id}/status`, { headers });
  expect(opened.status).toBe(401);
  expect(errorOf(await server.call('POST', target, { body: {} })).status).toBe(400);
});

test('a production token is marked as such', async () => {
  const target = `/resources/accessTokens?userId=u&levelName=${level}`;
  const made = await server.call('POST', target, { as: server.production });
  expect(made.read(tokenSchema).token).toMatch(/^_act-jwt-/);
});

test('email and phone of the body become the applicant’s', async () => {
  const userId = newUserId();
  const applicantIdentifiers = { email: 'eva@example.org', phone: '+4900' };
  const body = { userId, levelName: level, applicantIdentifiers };
  await server.call('POST', '/resources/accessTokens/sdk', { body });
  const found = await server.call('GET', `/resources/applicants/-;externalUserId=${userId}/one`);
  expect(found.json).toMatchObject(applicantIdentifiers);
});

describe('a token of one device', () => {
  const tokenOfOne = async () => {
    const body = { userId: newUserId(), levelName: level, oneDevice: true };
    return (await server.call('POST', '/resources/accessTokens/sdk', { body })).read(tokenSchema).token;
  };
  const openOn = async (token: string, device: string, header: Record<string, string>) => {
    const answered = await fetch(`${server.url}/resources/flow/open`, {
      method: 'POST',
      headers: { 'X-Access-Token': token, 'Content-Type': 'application/json', ...header },
      body: JSON.stringify({ deviceId: device }),
    });
    return answered.status;
  };

  test('counts for the first that uses it, and for nobody else', async () => {
    const token = await tokenOfOne();
    expect(await openOn(token, 'first-device', {})).toBe(401);
    expect(await openOn(token, 'first-device', { 'X-Flow-Device': 'first-device' })).toBe(200);
    expect(await openOn(token, 'other-device', { 'X-Flow-Device': 'other-device' })).toBe(401);
    expect(await openOn(token, 'first-device', {})).toBe(401);
    expect(await openOn(token, 'first-device', { 'X-Flow-Device': 'first-device' })).toBe(200);
  });

  test('has one first among many at once', async () => {
    const token = await tokenOfOne();
    const devices = Array.from({ length: 8 }, (_, index) => `device-number-${index}`);
    const statuses = await Promise.all(
      devices.map((device) => openOn(token, device, { 'X-Flow-Device': device })),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 401)).toHaveLength(7);
  });
});

describe('refused', () => {
  test.each([
    ['an unknown user without a level', { userId: 'nobody at all' }, 404],
    ['an unknown level for a new user', { userId: 'nobody at all', levelName: 'no-such-level' }, 404],
    ['no user', { levelName: level }, 400],
    ['a life of no time', { userId: 'u', levelName: level, ttlInSecs: 0 }, 400],
  ])('%s', async (_what, body, status) => {
    expect(errorOf(await server.call('POST', '/resources/accessTokens/sdk', { body })).status).toBe(status);
  });

  test.each([
    ['unknown', 'nonsense'],
    ['unsigned by us', '_act-sbx-jwt-e30.e30.AAAA'],
  ])('an access token that is %s', async (_what, accessToken) => {
    const answer = await server.call('GET', '/resources/applicants/-/levels', { as: { accessToken } });
    expect(errorOf(answer).status).toBe(401);
  });
});

describe('reach of an access token', () => {
  const own = async () => {
    const applicant = await createApplicant(server.call);
    const target = `/resources/accessTokens?userId=${applicant.externalUserId}`;
    const { token: accessToken } = (await server.call('POST', target)).read(tokenSchema);
    return { ...applicant, as: { accessToken } };
  };

  test('its own applicant: upload, steps, submission, status', async () => {
    const { id, as } = await own();
    for (const metadata of [passport, selfie]) {
      const file = await plainJpeg(metadata === passport ? 1 : 2);
      expect((await upload(server.call, id, { metadata, file, as })).status).toBe(200);
    }
    const path = `/resources/applicants/${id}`;
    const answers = [
      await server.call('GET', `${path}/one`, { as }),
      await server.call('GET', `${path}/requiredIdDocsStatus`, { as }),
      await server.call('POST', `${path}/requiredIdDocs`, { as }),
      await server.call('POST', `${path}/status/pending`, { as }),
      await server.call('GET', `${path}/status`, { as }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(errorOf(await submit(server.call, id)).errorCode).toBe(3000);
  });

  test('403 on every route for another applicant, and on every route that wants an app token', async () => {
    const { id, inspectionId, as } = await own();
    const other = await createApplicant(server.call);
    // Routes that are bound to the token's own applicant name nobody: see isolation.test.ts.
    const walked = server.application.routes.filter(
      ({ access }) => access.permission !== 'public' && access.accessToken !== 'bound',
    );
    const statuses = [];
    for (const { method, path, access } of walked) {
      const mayReachOwn = access.permission !== 'public' && access.accessToken === 'own';
      const applicantId = mayReachOwn ? other.id : id;
      const target = path
        .replace(':applicantId', applicantId)
        .replace(':inspectionId', inspectionId)
        .replace(/:[A-Za-z]+/g, '1');
      statuses.push([method, path, errorOf(await server.call(method, target, { as })).status]);
    }
    expect(statuses).toEqual(walked.map(({ method, path }) => [method, path, 403]));
  });

  test('403 for tricks with the address of its own applicant', async () => {
    const { id, externalUserId, as } = await own();
    const other = await createApplicant(server.call);
    const targets = [
      `/resources/applicants/-;externalUserId=${externalUserId}/one`,
      `/resources/applicants/-;externalUserId=${other.externalUserId}/one?applicantId=${id}`,
      `/resources/applicants/${other.id}%2f..%2f${id}/one`,
      `/resources/applicants/${id};externalUserId=${other.externalUserId}/one`,
    ];
    for (const target of targets) {
      expect([target, errorOf(await server.call('GET', target, { as })).status]).toEqual([target, 403]);
    }
  });

  test('what is stored of it does not open anything', async () => {
    const { as } = await own();
    const rows = await server.db
      .selectFrom('access_token')
      .select('token_hash')
      .where('environment_id', '=', server.sandbox.context.environmentId)
      .execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map((row) => row.token_hash)).not.toContain(as.accessToken);
  });
});

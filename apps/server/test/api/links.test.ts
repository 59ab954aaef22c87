import { createHmac } from 'node:crypto';
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
  uploadToAction,
} from '../action-steps.ts';
import { complete, createApplicant, errorOf, newUserId, readyApplicant, submit } from '../applicant-steps.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';
import { startWebhookReceiver } from '../webhook-receiver.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const state = { skew: 0 };
const level = 'face auth';
const opened = z.looseObject({
  token: z.string(),
  applicantId: z.string(),
  applicantActionId: z.string().optional(),
});
const redirected = z.object({ url: z.string().optional() });
let server: TestServer;

beforeAll(async () => {
  server = await openTestServer({ clock: () => new Date(Date.now() + state.skew) });
  await addLevel(server, level, faceSteps);
});
afterAll(() => server.close());

const at = (path: string, code: string, query = '') =>
  server.call('POST', `/resources/sdkIntegrations/websdkLinks/${path}${query}`, {
    as: 'nobody',
    headers: { 'X-WebSDK-Link': code },
  });
const codeOf = (url: string) => {
  expect(url.startsWith(`${server.url}/websdk/p/`)).toBe(true);
  return url.slice(url.lastIndexOf('/') + 1);
};
async function newLink(body: Record<string, unknown>): Promise<string> {
  const target = '/resources/sdkIntegrations/levels/-/websdkLink';
  const made = await server.call('POST', target, { body: { levelName: 'basic-kyc-level', ...body } });
  return codeOf(made.read(z.object({ url: z.string() })).url);
}

describe('access tokens of an action', () => {
  const tokenFor = async (query: string) =>
    (await server.call('POST', `/resources/accessTokens?${query}`)).read(
      z.object({ token: z.string(), userId: z.string() }),
    );

  test('create the action that is missing, once, and reach it and its applicant and nothing else', async () => {
    const holder = await approvedApplicant(server.call);
    const externalActionId = newActionId();
    const query = `userId=${holder.externalUserId}&levelName=face+auth&externalActionId=${externalActionId}`;
    const [one, two] = await Promise.all([tokenFor(query), tokenFor(query)]);
    expect(one.userId).toBe(holder.externalUserId);
    const list = await server.call('GET', `/resources/applicantActions/-;applicantId=${holder.id}`);
    const { items } = list.read(z.object({ items: z.array(actionSchema) }));
    expect(items).toMatchObject([{ externalActionId }]);
    const [action] = items;
    const as = { accessToken: two.token };
    const seen = (await server.call('GET', `/resources/applicantActions/${action?.id}/one`, { as })).read(
      actionSchema,
    );
    expect(seen.id).toBe(action?.id);
    expect((await uploadToAction(server.call, seen.id, await plainJpeg(4), { as })).status).toBe(200);
    expect((await server.call('GET', `/resources/applicants/${holder.id}/status`, { as })).status).toBe(200);
    const other = (await createAction(server.call, holder.id, level)).read(actionSchema);
    const theirs = (await createAction(server.call, (await approvedApplicant(server.call)).id, level)).read(
      actionSchema,
    );
    const plain = await tokenFor(`userId=${holder.externalUserId}&levelName=basic-kyc-level`);
    const denied = [
      await server.call('GET', `/resources/applicantActions/${other.id}/one`, { as }),
      await server.call('GET', `/resources/applicantActions/${theirs.id}/one`, { as }),
      await server.call('POST', `/resources/api/applicantActions/${seen.id}/-/approve`, { as, body: {} }),
      await server.call('GET', `/resources/applicantActions/-;applicantId=${holder.id}`, { as }),
      await server.call('GET', `/resources/applicantActions/${seen.id}/one`, {
        as: { accessToken: plain.token },
      }),
      await createAction(server.call, holder.id, level, undefined, { as }),
    ];
    expect(denied.map((answer) => errorOf(answer).status)).toEqual([403, 403, 403, 403, 403, 403]);
    const status = await server.call('GET', `/resources/applicants/${holder.id}/status`);
    expect(status.json).toMatchObject({
      levelName: 'basic-kyc-level',
      reviewResult: { reviewAnswer: 'GREEN' },
    });
  });

  test('the person sees the answers of checks, and no measurements', async () => {
    const holder = await approvedApplicant(server.call);
    const externalActionId = newActionId();
    const body = { userId: holder.externalUserId, levelName: level, externalActionId };
    const made = await server.call('POST', '/resources/accessTokens/sdk', { body });
    const as = { accessToken: made.read(z.looseObject({ token: z.string() })).token };
    const list = await server.call('GET', `/resources/applicantActions/-;applicantId=${holder.id}`);
    const id = list.read(z.object({ items: z.array(actionSchema) })).items[0]?.id ?? '';
    await uploadToAction(server.call, id, await plainJpeg(5), { as });
    await server.call('POST', `/resources/applicantActions/${id}/review/status/pending`, { as });
    await server.drainJobs();
    const own = await server.call('GET', `/resources/applicantActions/${id}/one`, { as });
    const { checks = [] } = own.read(actionSchema);
    expect(checks.length).toBeGreaterThan(3);
    for (const check of checks) expect(check).not.toHaveProperty('thresholds');
  });

  test('nobody to be found, another applicant’s action, no level, an unapproved applicant, a deactivated one', async () => {
    const holder = await approvedApplicant(server.call);
    const other = await approvedApplicant(server.call);
    const taken = (await createAction(server.call, other.id, level)).read(actionSchema);
    const fresh = await createApplicant(server.call);
    const ask = async (userId: string, externalActionId: string, levelName: string | undefined = level) =>
      errorOf(
        await server.call('POST', '/resources/accessTokens/sdk', {
          body: { userId, externalActionId, ...(levelName === '' ? {} : { levelName }) },
        }),
      ).status;
    expect(await ask(newUserId(), newActionId())).toBe(404);
    expect(await ask(holder.externalUserId, taken.externalActionId)).toBe(409);
    expect(await ask(holder.externalUserId, newActionId(), '')).toBe(400);
    expect(await ask(holder.externalUserId, newActionId(), 'basic-kyc-level')).toBe(400);
    expect(await ask(fresh.externalUserId, newActionId())).toBe(409);
  });

  test('a token that was altered or signed elsewhere is refused', async () => {
    const holder = await approvedApplicant(server.call);
    const { token } = await tokenFor(`userId=${holder.externalUserId}&levelName=basic-kyc-level`);
    const path = `/resources/applicants/${holder.id}/one`;
    expect((await server.call('GET', path, { as: { accessToken: token } })).status).toBe(200);
    const forged = [
      `${token.slice(0, -2)}AA`,
      token.replace('_act-sbx-jwt-', ''),
      `${token}x`,
      'x'.repeat(5000),
    ];
    for (const accessToken of forged)
      expect(errorOf(await server.call('GET', path, { as: { accessToken } })).status).toBe(401);
  });
});

describe('links', () => {
  test('old form: told in the query, lifetime also in the body', async () => {
    const userId = newUserId();
    const target = `/resources/sdkIntegrations/levels/basic-kyc-level/websdkLink?&externalUserId=${userId}&locale=pt`;
    for (const body of [undefined, {}, { ttlInSecs: 604_800 }]) {
      const made = await server.call('POST', target, body === undefined ? {} : { body });
      const code = codeOf(made.read(z.object({ url: z.string() })).url);
      expect((await at('accessToken', code)).read(opened)).toMatchObject({ lang: 'pt' });
    }
    const unknown = target.replace('basic-kyc-level', 'no%20such');
    expect(errorOf(await server.call('POST', unknown.replace(userId, newUserId()))).status).toBe(404);
  });

  test('for an action: the level’s name has a space, the token is for that action', async () => {
    const holder = await approvedApplicant(server.call);
    const externalActionId = newActionId();
    const target = `/resources/sdkIntegrations/levels/face%20auth/websdkLink?externalUserId=${holder.externalUserId}&externalActionId=${externalActionId}&ttlInSecs=1800`;
    const code = codeOf((await server.call('POST', target)).read(z.object({ url: z.string() })).url);
    const { token, applicantId, applicantActionId } = (await at('accessToken', code)).read(opened);
    expect(applicantId).toBe(holder.id);
    const own = `/resources/applicantActions/${applicantActionId}/one`;
    expect((await server.call('GET', own, { as: { accessToken: token } })).json).toMatchObject({
      externalActionId,
    });
  });

  test('opened: a token for one applicant; the first time is told to webhooks', async () => {
    const receiver = await startWebhookReceiver();
    const types = ['applicantVerificationLinkOpened'];
    await server.call('POST', '/resources/api/agent/clientWebhooks', {
      body: { target: receiver.url, types },
    });
    const userId = newUserId();
    const code = await newLink({ userId, applicantIdentifiers: { email: 'eva@example.org' } });
    const { token, applicantId } = (await at('accessToken', code)).read(opened);
    expect((await at('accessToken', code)).read(opened).token).not.toBe(token);
    const as = { accessToken: token };
    expect((await server.call('GET', `/resources/applicants/${applicantId}/one`, { as })).json).toMatchObject(
      {
        externalUserId: userId,
        email: 'eva@example.org',
      },
    );
    await server.drainJobs();
    const told = receiver.received.map(({ body }): unknown => JSON.parse(body.toString('utf8')));
    await receiver.close();
    expect(told).toMatchObject([{ type: types[0], applicantId, externalUserId: userId }]);
  });

  test('of one device: whoever opens it first goes on, also after a reload; to all others it is unknown', async () => {
    const redirect = { successUrl: 'https://bank.example/done' };
    const code = await newLink({ userId: newUserId(), oneDevice: true, redirect });
    const first = await Promise.all([at('accessToken', code), at('accessToken', code)]);
    expect(first.map(({ status }) => status).toSorted()).toEqual([200, 404]);
    const answer = first.find(({ status }) => status === 200);
    const [cookie = ''] = z.array(z.string()).parse(answer?.headers['set-cookie'] ?? []);
    expect(cookie).toMatch(/; Path=\/resources\/sdkIntegrations\/websdkLinks; .*HttpOnly; SameSite=Strict$/);
    const [own = ''] = cookie.split(';');
    const asked = (path: string, sent: string) =>
      server.call('POST', `/resources/sdkIntegrations/websdkLinks/${path}`, {
        as: 'nobody',
        headers: { 'X-WebSDK-Link': code, Cookie: sent },
      });
    for (const path of ['accessToken', 'redirect']) {
      expect((await asked(path, `other=1; ${own}`)).status).toBe(200);
      for (const wrong of ['', `${own}x`, own.replace(/=.*/, `=${'A'.repeat(27)}`), 'nothing'])
        expect(errorOf(await asked(path, wrong)).status).toBe(404);
    }
    // Others are not disturbed by it.
    const free = await newLink({ userId: newUserId() });
    expect((await at('accessToken', free)).headers['set-cookie']).toBeUndefined();
    expect((await at('accessToken', free)).status).toBe(200);
  });

  test('a code is not stored, and nothing opens with an unknown, an expired or no code', async () => {
    const code = await newLink({ userId: newUserId(), ttlInSecs: 60 });
    const rows = await server.db
      .selectFrom('websdk_link')
      .selectAll()
      .where('environment_id', '=', server.sandbox.context.environmentId)
      .execute();
    expect(JSON.stringify(rows)).not.toContain(code);
    expect((await at('accessToken', code)).status).toBe(200);
    for (const wrong of [`${code}x`, 'x'.repeat(27), '%00', ''])
      expect(errorOf(await at('accessToken', wrong)).status).toBe(404);
    state.skew = 61_000;
    try {
      expect(errorOf(await at('accessToken', code)).status).toBe(404);
      expect(errorOf(await at('redirect', code)).status).toBe(404);
    } finally {
      state.skew = 0;
    }
  });

  test('generateWebSDKLink of sumsub-node-sdk', async () => {
    const { token: appToken, secret: secretKey } = server.sandbox;
    const sdk = createClient({ baseURL: server.url, appToken, secretKey });
    const made = await sdk.generateWebSDKLink({
      levelName: 'basic-kyc-level',
      userId: newUserId(),
      ttlInSecs: 1800,
    });
    expect(z.looseObject({ url: z.string().url() }).parse(made.data).url).toContain('/websdk/p/');
  });

  test('the way back: by the answer, with the parameters allowed, signed with the raw key', async () => {
    const signKey = 'a key of äny bytes';
    const redirect = {
      successUrl: 'https://shop.example/done?x=1',
      rejectUrl: 'https://shop.example/sorry',
      signKey,
      allowedQueryParams: ['state'],
    };
    const applicant = await readyApplicant(server.call);
    const code = await newLink({ userId: applicant.externalUserId, redirect });
    const go = async () =>
      new URL((await at('redirect', code, '?state=a%26b&evil=1&jwt=x')).read(redirected).url ?? '');
    const before = await go();
    expect(`${before.origin}${before.pathname}`).toBe('https://shop.example/done');
    expect([...before.searchParams.keys()].sort()).toEqual(['jwt', 'state', 'x']);
    expect(before.searchParams.get('state')).toBe('a&b');
    const [header = '', payload = '', signature] = (before.searchParams.get('jwt') ?? '').split('.');
    expect(createHmac('sha256', signKey).update(`${header}.${payload}`).digest('base64url')).toBe(signature);
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({ alg: 'HS256' });
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const { clientId } = server.sandbox.context;
    expect(claims).toEqual({
      sub: applicant.externalUserId,
      aud: clientId,
      iat: expect.any(Number),
      exp: expect.any(Number),
    });
    await submit(server.call, applicant.id);
    await complete(server.call, applicant.id, { reviewAnswer: 'RED', rejectLabels: ['FORGERY'] });
    expect((await go()).pathname).toBe('/sorry');
    const nowhere = await newLink({ userId: newUserId() });
    expect((await at('redirect', nowhere)).json).toEqual({});
  });

  test('a parameter that is allowed and did not come is none, whatever its name', async () => {
    const redirect = {
      successUrl: 'https://shop.example/',
      allowedQueryParams: ['constructor', '__proto__'],
    };
    const code = await newLink({ userId: newUserId(), redirect });
    expect((await at('redirect', code)).json).toEqual({ url: 'https://shop.example/' });
    const url = 'https://shop.example/?constructor=1&__proto__=2';
    expect((await at('redirect', code, '?__proto__=2&constructor=1&x=3')).json).toEqual({ url });
  });

  test.each([
    ['javascript:alert(1)', {}],
    ['https://user:secret@shop.example/', {}],
    ['nonsense', {}],
    ['https://shop.example/', { allowedQueryParams: ['a', 'b', 'c', 'd', 'e'] }],
    ['https://shop.example/', { signKey: '' }],
  ])('400 for a way back that cannot be right: %s', async (successUrl, more) => {
    const body = { levelName: 'basic-kyc-level', userId: newUserId(), redirect: { successUrl, ...more } };
    const answer = await server.call('POST', '/resources/sdkIntegrations/levels/-/websdkLink', { body });
    expect(errorOf(answer).status).toBe(400);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bindStores } from '../../src/main/bind-stores.ts';
import { makeTransact } from '../../src/platform/database/transact.ts';
import { revokeAppToken } from '../../src/tenants/revoke-app-token.ts';
import type { CallOptions } from '../api-client.ts';
import {
  createApplicant,
  errorOf,
  multipart,
  newUserId,
  passport,
  selfie,
  submit,
  uploadImage,
} from '../applicant-steps.ts';
import { eventually } from '../eventually.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';
import { makeTestClock } from '../webhook-world.ts';

const levels = '/resources/applicants/-/levels';
const time = makeTestClock('2026-02-03T04:05:06.500Z');
const seconds = 1_770_091_506;
let server: TestServer;

beforeAll(async () => {
  server = await openTestServer({ clock: time.clock });
});
afterAll(() => server.close());

const ask = async (options: CallOptions = {}) => server.call('GET', levels, options);
const fault = async (options: CallOptions) => errorOf(await ask(options));

describe('app token', () => {
  test('a signed request is answered', async () => {
    expect((await ask()).status).toBe(200);
  });

  test('4000 no credentials at all', async () => {
    expect(await fault({ as: 'nobody' })).toMatchObject({
      status: 401,
      errorCode: 4000,
      errorName: 'app-token-invalid-format',
    });
  });

  test.each([
    'no-colon-no-dot',
    'sbx:short.Zp0aaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    'dev:aaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
    'sbx:aaaaaaaaaaaaaaaaaaaaaaaa',
    'sbx:aaaaaaaaaaaa$aaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
    '<APP_TOKEN>',
  ])('4000 malformed token %s', async (token) => {
    const error = await fault({ as: { token, secret: 'whatever' } });
    expect(error).toMatchObject({ status: 401, errorCode: 4000, errorName: 'app-token-invalid-format' });
  });

  test('4001 unknown token', async () => {
    const as = { token: 'sbx:aaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', secret: 'x' };
    expect(await fault({ as })).toMatchObject({
      status: 401,
      errorCode: 4001,
      errorName: 'app-token-not-found',
    });
  });

  test('4001 token of another environment: the prefix does not fit', async () => {
    const { token, secret } = server.production;
    expect(await fault({ as: { token: token.replace('prd:', 'sbx:'), secret } })).toMatchObject({
      status: 401,
      errorCode: 4001,
    });
  });

  test('4002 the part after the dot is wrong', async () => {
    const { token, secret } = server.sandbox;
    const last = token.endsWith('a') ? 'b' : 'a';
    const error = await fault({ as: { token: token.slice(0, -1) + last, secret } });
    expect(error).toMatchObject({
      status: 401,
      errorCode: 4002,
      errorName: 'app-token-private-part-mismatch',
    });
  });

  test('4003 wrong secret; the sandbox tells what the server signed', async () => {
    const { token } = server.sandbox;
    const error = await fault({ as: { token, secret: 'another' } });
    expect(error).toMatchObject({
      status: 401,
      errorCode: 4003,
      errorName: 'app-token-signature-mismatch',
    });
    expect(error.description).toContain('Request signature mismatch');
    expect(error.description).toContain(`${seconds}GET${levels}`);
  });

  test('4003 in production gives no hint', async () => {
    const { token } = server.production;
    expect(await fault({ as: { token, secret: 'another' } })).toMatchObject({
      errorCode: 4003,
      description: 'Request signature mismatch',
    });
  });

  test.each([
    ['another target', { signedTarget: `${levels}?a=1` }],
    ['another method', { signedMethod: 'POST' }],
    ['another body', { signedBody: '{}' }],
  ])('4003 signed over %s', async (_what, signing) => {
    expect(await fault({ signing })).toMatchObject({ errorCode: 4003 });
  });

  test.each(['X-App-Token', 'X-App-Access-Ts', 'X-App-Access-Sig'])('4006 without %s', async (name) => {
    expect(await fault({ headers: { [name]: '' } })).toMatchObject({
      status: 401,
      errorCode: 4006,
      errorName: 'app-token-not-all-auth-params-provided',
    });
  });

  test.each([
    ['X-App-Access-Ts', 'yesterday'],
    ['X-App-Access-Ts', '-5'],
    ['X-App-Access-Ts', '1e9'],
    ['X-App-Access-Sig', 'zz'],
    ['X-App-Access-Sig', 'g'.repeat(64)],
  ])('4005 malformed %s: %s', async (name, value) => {
    expect(await fault({ headers: { [name]: value } })).toMatchObject({
      status: 401,
      errorCode: 4005,
      errorName: 'app-token-invalid-value',
    });
  });

  test('upper-case hex is taken', async () => {
    expect((await ask({ signing: { change: (signature) => signature.toUpperCase() } })).status).toBe(200);
  });
});

describe('time of the request', () => {
  test.each([-61, 61])('4004 clock off by %d s', async (skew) => {
    expect(await fault({ signing: { timestamp: String(seconds + skew) } })).toMatchObject({
      status: 401,
      errorCode: 4004,
      errorName: 'app-token-request-expired',
      description: 'Request signature expired',
    });
  });

  test.each([-59, 59])('clock off by %d s is fine', async (skew) => {
    expect((await ask({ signing: { timestamp: String(seconds + skew) } })).status).toBe(200);
  });

  test('4004 milliseconds instead of seconds', async () => {
    expect(await fault({ signing: { timestamp: `${seconds}500` } })).toMatchObject({ errorCode: 4004 });
  });
});

describe('replay of a signed request', () => {
  const target = '/resources/applicants?levelName=basic-kyc-level';

  test('of a creation: one applicant', async () => {
    const body = { externalUserId: newUserId() };
    const first = await server.call('POST', target, { body });
    const again = await server.call('POST', target, { body });
    expect(first.status).toBe(200);
    expect(errorOf(again).status).toBe(409);
  });

  test('of an upload: one picture; of a submission: one attempt', async () => {
    const { call } = server;
    const { id } = await createApplicant(call);
    const sent = { metadata: passport, file: await plainJpeg(7) };
    await uploadImage(call, id, sent);
    await expect(uploadImage(call, id, sent)).rejects.toThrow('duplicate-document');
    await uploadImage(call, id, { metadata: selfie, file: await plainJpeg(8) });
    expect((await submit(call, id)).status).toBe(200);
    expect(errorOf(await submit(call, id)).errorCode).toBe(3000);
    const { environmentId } = server.sandbox.context;
    const row = await server.db
      .selectFrom('review')
      .select(['attempt_cnt'])
      .where('environment_id', '=', environmentId)
      .where('applicant_id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row.attempt_cnt).toBe(1);
  });
});

describe('multipart', () => {
  test('is signed whole: a signature without the body is refused', async () => {
    const { id } = await createApplicant(server.call);
    const { body, headers } = multipart([
      { name: 'metadata', content: JSON.stringify(passport) },
      { name: 'content', content: await plainJpeg(9), fileName: 'a.jpg', type: 'image/jpeg' },
    ]);
    const target = `/resources/applicants/${id}/info/idDoc`;
    const unsigned = await server.call('POST', target, { body, headers, signing: { signedBody: '' } });
    expect(errorOf(unsigned).errorCode).toBe(4003);
    expect((await server.call('POST', target, { body, headers })).status).toBe(200);
  });
});

describe('permissions', () => {
  test('403 for a token without document.write, whatever else it may', async () => {
    const as = await server.sandbox.newToken('applicant.read', 'applicant.write', 'document.read');
    const { id } = await createApplicant(server.call, {}, { as });
    const { body, headers } = multipart([{ name: 'metadata', content: JSON.stringify(passport) }]);
    const answer = await server.call('POST', `/resources/applicants/${id}/info/idDoc`, { as, body, headers });
    expect(errorOf(answer)).toMatchObject({ status: 403, errorCode: undefined });
    expect((await server.call('GET', `/resources/applicants/${id}/one`, { as })).status).toBe(200);
  });

  test('403 comes after the signature: a wrong one learns nothing of permissions', async () => {
    const { token } = await server.sandbox.newToken('applicant.read');
    expect(await fault({ as: { token, secret: 'another' } })).toMatchObject({ errorCode: 4003 });
  });
});

describe('revoked token', () => {
  test('4001 within about a second, on a server that had just used it', async () => {
    const as = await server.sandbox.newToken('level.read');
    expect((await ask({ as })).status).toBe(200);
    const transact = makeTransact(server.db, (queries) => bindStores(queries, server.keyring));
    const { environmentId: id, environment: kind, clientId, actor } = server.sandbox.context;
    const publicPart = /:(\w+)\./.exec(as.token)?.[1] ?? '';
    const environment = { id, kind, clientId, tenantId: '' };
    const revoked = await revokeAppToken({ transact, clock: time.clock })({ environment, publicPart, actor });
    expect(revoked.ok).toBe(true);
    const error = await eventually(
      'the token is refused',
      async () => {
        const answer = await ask({ as });
        return answer.status === 200 ? undefined : errorOf(answer);
      },
      2000,
    );
    expect(error).toMatchObject({ status: 401, errorCode: 4001 });
  });
});

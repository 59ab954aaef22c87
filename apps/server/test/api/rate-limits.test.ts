import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeRateLimits } from '../../src/platform/http/rate-limits.ts';
import { errorOf } from '../applicant-steps.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

const limits = { reads: 5, writes: 2, refusals: 4 };
let server: TestServer;

beforeAll(async () => {
  server = await openTestServer({
    limits: { rateLimits: makeRateLimits(limits), trustedProxies: ['127.0.0.1'] },
  });
});
afterAll(() => server.close());

const levels = '/resources/applicants/-/levels';
const from = (address: string) => ({ 'X-Forwarded-For': address });

test('a token that asks too often is told so, with the seconds to wait; another token is not', async () => {
  const as = await server.sandbox.newToken('level.read');
  const answers = [];
  for (let turn = 0; turn <= limits.reads; turn += 1) answers.push(await server.call('GET', levels, { as }));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
  expect(answers[0]?.headers).toMatchObject({ 'ratelimit-limit': '5', 'ratelimit-remaining': '4' });
  const last = answers.at(-1);
  expect(last?.headers['ratelimit-remaining']).toBe('0');
  expect(last?.headers['retry-after']).toMatch(/^[1-5]$/);
  expect(last?.json).toMatchObject({ code: 429, description: 'Too many requests' });
  const other = await server.sandbox.newToken('level.read');
  expect((await server.call('GET', levels, { as: other })).status).toBe(200);
});

test('what is written is counted apart from what is read', async () => {
  const as = await server.sandbox.newToken('applicant.write', 'level.read');
  const create = (name: string) =>
    server.call('POST', `/resources/applicants?levelName=${server.sandbox.levelName}`, {
      as,
      body: { externalUserId: name },
    });
  const statuses = [];
  for (const name of ['ann', 'bob', 'cid']) statuses.push((await create(name)).status);
  expect(statuses).toEqual([200, 200, 429]);
  expect((await server.call('GET', levels, { as })).status).toBe(200);
});

test('whoever does not hold the secret cannot use up what its owner may ask for', async () => {
  const as = await server.sandbox.newToken('level.read');
  for (let turn = 0; turn < 3; turn += 1) {
    const forged = { change: (signature: string) => signature.replace(/^./, (c) => (c === '0' ? '1' : '0')) };
    const answer = await server.call('GET', levels, {
      as,
      signing: forged,
      headers: from(`198.51.100.${turn}`),
    });
    expect(answer.status).toBe(401);
  }
  const answer = await server.call('GET', levels, { as });
  expect(answer.headers['ratelimit-remaining']).toBe('4');
});

test('an address whose credentials keep being refused is turned away, even with good ones; others are not', async () => {
  const as = await server.sandbox.newToken('level.read');
  const bogus = { token: 'sbx:bogusbogus.bogusbogus', secret: 'bogus' };
  const statuses = [];
  for (let turn = 0; turn <= limits.refusals; turn += 1) {
    statuses.push((await server.call('GET', levels, { as: bogus, headers: from('203.0.113.7') })).status);
  }
  expect(statuses).toEqual([401, 401, 401, 401, 429]);
  const turnedAway = await server.call('GET', levels, { as, headers: from('203.0.113.7') });
  expect(turnedAway.status).toBe(429);
  expect(Number(turnedAway.headers['retry-after'])).toBeGreaterThan(0);
  expect(errorOf(turnedAway).description).toContain('refused credentials');
  expect((await server.call('GET', levels, { as, headers: from('203.0.113.8') })).status).toBe(200);
});

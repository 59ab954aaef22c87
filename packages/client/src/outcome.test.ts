import { expect, test } from 'vitest';
import { makeClient } from './make-client.ts';
import { describeFailure, expectData, outcome } from './outcome.ts';

const params = { path: { applicantId: '65f0a1b2c3d4e5f60718293a' } };

/** A client of a server that answers this. */
function clientOf(answer: () => Promise<Response>) {
  const client = makeClient({
    baseUrl: 'https://kyc.example/behind',
    authorise: () => ({}),
    retries: 0,
    fetch: answer,
  });
  return () => client.GET('/resources/applicants/{applicantId}/status', { params });
}

function json(status: number, body: unknown, headers: Record<string, string> = {}) {
  return clientOf(async () => Response.json(body, { status, headers }));
}

test('an answer', async () => {
  const got = await outcome(json(200, { reviewStatus: 'init' })());
  expect(got).toMatchObject({ ok: true, data: { reviewStatus: 'init' } });
});

test('a refusal with every member that it has', async () => {
  const body = {
    description: 'Wrong',
    code: 401,
    correlationId: 'c1',
    errorCode: 4003,
    errorName: 'mismatch',
  };
  const got = await outcome(json(401, body)());
  expect(got).toEqual({
    ok: false,
    error: {
      kind: 'refused',
      status: 401,
      description: 'Wrong',
      correlationId: 'c1',
      errorCode: 4003,
      errorName: 'mismatch',
    },
  });
  if (!got.ok) expect(describeFailure(got.error)).toBe('401 mismatch: Wrong (c1)');
});

test('a refusal that names a pause', async () => {
  const body = { description: 'Too many requests', code: 429, correlationId: 'c2' };
  expect(await outcome(json(429, body, { 'Retry-After': '3' })())).toMatchObject({
    error: { status: 429, retryAfterSeconds: 3 },
  });
});

test('the page of a proxy in front', async () => {
  const page = () => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502 }));
  expect(await outcome(clientOf(page)())).toEqual({
    ok: false,
    error: { kind: 'refused', status: 502, description: 'The server answered 502', correlationId: '' },
  });
});

test.each([
  ['no JSON', () => new Response('<p>hello</p>')],
  ['nothing', () => new Response(null)],
  ['null', () => Response.json(null)],
])('%s where JSON should be', async (_what, answer) => {
  expect(await outcome(clientOf(async () => answer())())).toMatchObject({
    ok: false,
    error: { kind: 'malformed' },
  });
});

test('nobody there', async () => {
  const cause = new TypeError('fetch failed');
  const got = await outcome(clientOf(() => Promise.reject(cause))());
  expect(got).toEqual({
    ok: false,
    error: { kind: 'unreachable', description: 'The server could not be reached', cause },
  });
});

test('data of a call that has to succeed', async () => {
  expect(await expectData(json(200, { reviewStatus: 'init' })())).toEqual({ reviewStatus: 'init' });
  const body = { description: 'Applicant not found', code: 404, correlationId: 'c3' };
  await expect(expectData(json(404, body)())).rejects.toThrow('404: Applicant not found (c3)');
});

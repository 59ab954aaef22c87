import { signedHeaders } from '@aval/client/app-token';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { makeRateLimits } from '../../src/platform/http/rate-limits.ts';
import { timestampOf } from '../api-client.ts';
import { ask, askSigned, askWithFile, type Credential } from '../graphql-client.ts';
import { askStatus, newPerson, type Person } from '../graphql-people.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let server: TestServer;
/** The same with limits. */
let limited: TestServer;
let person: Person;

beforeAll(async () => {
  server = await openTestServer();
  const rateLimits = makeRateLimits({ reads: 1000, writes: 20, refusals: 5 });
  limited = await openTestServer({ beside: server, limits: { rateLimits, trustedProxies: ['127.0.0.1'] } });
  person = await newPerson(server, 'basic-kyc-level');
});
afterAll(async () => {
  await limited.close();
  await server.close();
});

type Raw = { readonly method?: string; readonly headers?: Credential; readonly body?: string | FormData };
const raw = (target: string, { method = 'POST', headers = {}, body }: Raw = {}) =>
  fetch(`${server.url}${target}`, { method, headers, ...(body === undefined ? {} : { body }) });
const json = { 'Content-Type': 'application/json' };
const codeOf = async (query: string, variables: Readonly<Record<string, unknown>> = {}) =>
  (await ask(server.url, person.credential, { query, variables })).errors?.[0]?.extensions.code;

function multipart(operations: unknown, map: unknown, files: readonly string[] = ['0']): FormData {
  const form = new FormData();
  form.set('operations', JSON.stringify(operations));
  form.set('map', JSON.stringify(map));
  for (const name of files) form.set(name, new Blob(['x'], { type: 'image/jpeg' }), 'x.jpg');
  return form;
}
const upload = {
  query: 'mutation ($file: Upload!) { uploadSelfie(file: $file) { imageId } }',
  variables: { file: null },
};

describe('from a page of somebody else', () => {
  test('a form, with or without the cookies of a browser, signs nobody in', async () => {
    const token = person.credential['Authorization']?.replace('Bearer ', '') ?? '';
    const cookies = {
      Cookie: `token=${token}; access_token=${token}; X-Access-Token=${token}; session=${token}`,
    };
    for (const headers of [{}, cookies, { ...cookies, Origin: 'https://elsewhere.example' }]) {
      const body = multipart(upload, { 0: ['variables.file'] });
      expect((await raw('/graphql', { headers, body })).status).toBe(401);
      const text = await raw('/graphql', {
        headers: { ...headers, 'Content-Type': 'text/plain' },
        body: JSON.stringify({ query: askStatus }),
      });
      expect(text.status).toBe(401);
    }
    for (const target of [`/graphql?access_token=${token}`, `/graphql?token=${token}`])
      expect((await raw(target, { headers: json, body: '{"query":"{ __typename }"}' })).status).toBe(401);
  });

  test('no browser is told that it may ask', async () => {
    const headers = {
      Origin: 'https://elsewhere.example',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization',
    };
    const preflight = await raw('/graphql', { method: 'OPTIONS', headers });
    expect(preflight.status).toBe(405);
    const answer = await raw('/graphql', {
      headers: { ...json, ...person.credential, Origin: 'https://elsewhere.example' },
      body: JSON.stringify({ query: askStatus }),
    });
    expect(answer.status).toBe(200);
    for (const { headers: told } of [preflight, answer])
      expect([...told.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('forms of a request that are not spoken', () => {
  test.each(['GET', 'PUT', 'DELETE', 'PATCH'])('%s changes and tells nothing', async (method) => {
    const query = encodeURIComponent('mutation { startVerification { __typename } }');
    const answer = await raw(`/graphql?query=${query}`, { method, headers: person.credential });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST');
  });

  test('there is no page that loads what is elsewhere', async () => {
    const answer = await raw('/graphql', { method: 'GET', headers: { Accept: 'text/html' } });
    expect(await answer.text()).not.toContain('<');
  });

  test.each([
    ['a batch', JSON.stringify([{ query: askStatus }, { query: askStatus }])],
    ['a batch of one', JSON.stringify([{ query: askStatus }])],
    ['a query by its hash', '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}'],
    ['a word', '"{ __typename }"'],
    ['nothing', ''],
    ['half of it', '{"query":"{ __type'],
    ['variables that are none', '{"query":"{ __typename }","variables":[1]}'],
    ['a query that is too long', JSON.stringify({ query: `{ __typename } # ${'x'.repeat(20_000)}` })],
  ])('%s', async (_what, body) => {
    const answer = await raw('/graphql', { headers: { ...json, ...person.credential }, body });
    expect(answer.status).toBe(400);
    expect(
      z.object({ code: z.literal(400), description: z.string() }).safeParse(await answer.json()).success,
    ).toBe(true);
  });

  test.each([
    ['a batch in parts', [upload], { 0: ['0.variables.file'] }, ['0']],
    ['no object', null, { 0: ['variables.file'] }, ['0']],
    ['a map that is none', upload, ['variables.file'], ['0']],
    ['a map of too many places', upload, { 0: ['a', 'b', 'c', 'd', 'e'] }, ['0']],
    ['a file too many', upload, { 0: ['variables.file'] }, ['0', '1']],
    ['a file too few', upload, { 0: ['variables.file'] }, []],
  ])('%s', async (_what, operations, map, files) => {
    const body = multipart(operations, map, files);
    expect((await raw('/graphql', { headers: person.credential, body })).status).toBe(400);
  });

  test('a text where a file belongs', async () => {
    const query = 'mutation ($file: Upload!) { uploadSelfie(file: $file) { imageId } }';
    for (const file of ['x', 5, { bytes: 'x', mimeType: 'image/jpeg' }, null])
      expect(await codeOf(query, { file })).toBe('invalid-value');
    expect(await codeOf('mutation { uploadSelfie(file: "x") { imageId } }')).toBe('invalid-value');
  });

  test('files are not kept by a stream', async () => {
    const query = 'subscription ($file: Upload) { KYCstatus { __typename } }';
    const answer = await raw('/graphql', {
      headers: { ...person.credential, Accept: 'text/event-stream' },
      body: multipart({ query, variables: { file: null } }, { 0: ['variables.file'] }),
    });
    expect(answer.status).toBe(400);
  });
});

describe('what is too much', () => {
  const nested = (count: number) =>
    `{ __schema { types { ${'ofType { '.repeat(count)} name ${'} '.repeat(count)} } } }`;
  const fields = (count: number) =>
    `{ ${Array.from({ length: count }, () => '...on Query { __typename }').join(' ')} }`;
  const aliased = (count: number) =>
    `{ ${Array.from({ length: count }, (_, index) => `a${index}: __typename`).join(' ')} }`;

  test.each([
    ['as deep as may be', nested(13), undefined],
    ['one deeper', nested(14), 'query-too-large'],
    ['fifteen other names', aliased(15), undefined],
    ['one more', aliased(16), 'query-too-large'],
    ['many fields', fields(240), undefined],
    [
      'more',
      `{ ${Array.from({ length: 12 }, () => '...f').join(' ')} } fragment f on Query { ${'__typename '.repeat(34)} }`,
      'query-too-large',
    ],
    ['too many words', fields(251), 'invalid-value'],
    [
      'fragments that double',
      `{ ...f0 } ${Array.from({ length: 60 }, (_, index) => `fragment f${index} on Query { ...f${index + 1} ...f${index + 1} }`).join(' ')} fragment f60 on Query { __typename }`,
      'query-too-large',
    ],
    [
      'lists without end',
      `{ KYCstatus(applicantId: ${'['.repeat(700)}${']'.repeat(700)}) { __typename } }`,
      'invalid-value',
    ],
  ])('%s', async (_what, query, code) => {
    expect(await codeOf(query)).toBe(code);
  });

  test('a body beyond a megabyte, and one that is no picture', async () => {
    const body = JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(1_100_000) } });
    expect((await raw('/graphql', { headers: { ...json, ...person.credential }, body })).status).toBe(413);
    const sent = { query: upload.query, variables: {} };
    const answer = await askWithFile(server.url, person.credential, sent, Buffer.from('no picture at all'));
    expect(answer.errors?.[0]?.extensions.status).toBe(400);
  });

  test('who asks too often waits, and is told how long', async () => {
    const one = await newPerson(server, 'basic-kyc-level');
    const other = await newPerson(server, 'basic-kyc-level');
    const asked = (who: Person) =>
      fetch(`${limited.url}/graphql`, {
        method: 'POST',
        headers: { ...json, ...who.credential },
        body: '{"query":"{ __typename }"}',
      });
    const answers = await Promise.all(Array.from({ length: 25 }, () => asked(one)));
    const turnedAway = answers.filter(({ status }) => status === 429);
    expect(turnedAway.length).toBeGreaterThan(0);
    expect(turnedAway[0]?.headers.get('retry-after')).toMatch(/^[1-5]$/);
    expect((await asked(other)).status).toBe(200);
  });

  test('who guesses tokens is turned away', async () => {
    const guess = () =>
      fetch(`${limited.url}/graphql`, {
        method: 'POST',
        headers: { ...json, Authorization: 'Bearer _act-sbx-guess', 'X-Forwarded-For': '203.0.113.9' },
        body: '{"query":"{ __typename }"}',
      });
    const statuses = [];
    for (let turn = 0; turn < 6; turn += 1) statuses.push((await guess()).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });
});

describe('what is told of a fault', () => {
  test.each([
    ['a field that is none', '{ nonsense }'],
    ['a field of something else', '{ KYCstatus { number } }'],
    ['no fields of what has some', '{ KYCstatus }'],
    ['an argument that is none', '{ KYCstatus(nonsense: 1) { __typename } }'],
    ['a variable that nobody declared', '{ KYCstatus(applicantId: $id) { __typename } }'],
    ['two queries and no name', 'query A { __typename } query B { __typename }'],
    ['no query at all', 'fragment f on Query { __typename }'],
    ['what cannot be read', '{ KYCstatus {'],
    ['a directive that does not fit', '{ __typename @include(if: "yes") }'],
  ])('%s is the fault of the request', async (_what, query) => {
    const answer = await ask(server.url, person.credential, { query });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'invalid-value', status: 400 });
    expect(JSON.stringify(answer)).not.toMatch(/node_modules|\.ts:|select /);
  });

  test('names, never values', async () => {
    const profile = 'mutation ($profile: ProfileInput!) { addProfile(profile: $profile) { __typename } }';
    for (const [variables, query] of [
      [{ profile: { firstName: { secret: 'Kovalenko' } } }, profile],
      [{ profile: { dob: 'Kovalenko' } }, profile],
      [{}, 'mutation { addProfile(profile: { dob: "Kovalenko" }) { __typename } }'],
      [{}, 'mutation { addProfile(profile: "Kovalenko") { __typename } }'],
    ] as const) {
      const answer = await ask(server.url, person.credential, { query, variables });
      expect(answer.errors?.[0]?.extensions.code).toBe('invalid-value');
      expect(JSON.stringify(answer)).not.toContain('Kovalenko');
    }
    expect(server.log()).not.toContain('Kovalenko');
  });

  test('a character that cannot be stored is refused in a literal, too', async () => {
    const { id } = await newPerson(server, 'basic-kyc-level');
    const reject = `mutation { reject(applicantId: "${id}", comment: "a\\u0000b") { __typename } }`;
    const officer = await askSigned(server.url, server.sandbox, { query: reject });
    expect(officer.errors?.[0]?.extensions).toMatchObject({ code: 'invalid-value', status: 400 });
    for (const text of ['a\\u0000b', 'a\\u{0}b', 'a\\ud800b'])
      expect(await codeOf(`mutation { addProfile(profile: { firstName: "${text}" }) { __typename } }`)).toBe(
        'invalid-value',
      );
  });

  test('the schema, which is public, may be read by whoever is signed in', async () => {
    const query = '{ __schema { queryType { fields { name } } mutationType { fields { name } } } }';
    const answer = await ask(server.url, person.credential, { query });
    expect(JSON.stringify(answer.data)).toContain('uploadDocument');
    const body = JSON.stringify({ query });
    expect((await raw('/graphql', { headers: json, body })).status).toBe(401);
  });
});

describe('who may', () => {
  test('an officer only with every permission that the field needs', async () => {
    const { id } = await newPerson(server, 'basic-kyc-level');
    const see = `{ KYCstatus(applicantId: "${id}") { __typename } }`;
    const decide = `mutation { approve(applicantId: "${id}") { __typename } }`;
    const asked = async (query: string, ...may: Parameters<TestServer['sandbox']['newToken']>) => {
      const as = await server.sandbox.newToken(...may);
      return fetch(`${server.url}/graphql`, signed(as, query)).then(async (answer) => [
        answer.status,
        z
          .looseObject({
            errors: z.array(z.looseObject({ extensions: z.looseObject({ code: z.string() }) })).optional(),
          })
          .parse(await answer.json()).errors?.[0]?.extensions.code,
      ]);
    };
    expect(await asked(see, 'review.read', 'applicant.read')).toEqual([200, undefined]);
    expect(await asked(see, 'review.read')).toEqual([200, 'no-permission']);
    expect(await asked(see, 'applicant.read')).toEqual([403, undefined]);
    expect(await asked(decide, 'review.decide', 'review.read')).toEqual([200, 'no-permission']);
    expect(await asked(decide, 'review.read', 'applicant.read')).toEqual([200, 'no-permission']);
    expect(await asked(decide, 'review.read', 'applicant.read', 'review.decide')).not.toContain(
      'no-permission',
    );
  });

  test('an applicant reads and changes himself alone', async () => {
    const other = await newPerson(server, 'basic-kyc-level');
    for (const query of [
      `{ KYCstatus(applicantId: "${other.id}") { __typename } }`,
      `mutation { approve(applicantId: "${person.id}") { __typename } }`,
      `mutation { approve(applicantId: "${other.id}") { __typename } }`,
      `mutation { reject(applicantId: "${other.id}", comment: "x") { __typename } }`,
    ])
      expect([query, await codeOf(query)]).toEqual([query, 'no-permission']);
    expect(await codeOf(`{ KYCstatus(applicantId: "${person.id}") { __typename } }`)).toBeUndefined();
    const file = await plainJpeg(7);
    const before = await files(other.id);
    await askWithFile(
      server.url,
      person.credential,
      { ...upload, variables: { applicantId: other.id } },
      file,
    );
    expect(await files(other.id)).toBe(before);
  });

  test('an id of another tenant is one that nobody has', async () => {
    for (const id of [person.id, '0'.repeat(24), 'x', '']) {
      const query = `{ KYCstatus(applicantId: "${id}") { __typename } }`;
      const answer = await askSigned(server.url, server.otherTenant.sandbox, { query });
      expect(answer.errors?.[0]?.extensions.code).toBe('applicant-not-found');
    }
  });
});

async function files(id: string): Promise<number> {
  const answer = await server.call('GET', `/resources/applicants/${id}/metadata/resources`);
  return answer.read(z.looseObject({ totalItems: z.number() })).totalItems;
}

function signed(as: Parameters<typeof askSigned>[1], query: string) {
  const body = JSON.stringify({ query });
  const request = { timestamp: timestampOf(new Date()), method: 'POST', target: '/graphql' };
  const headers = { ...json, ...signedHeaders(as, { ...request, body: Buffer.from(body) }) };
  return { method: 'POST', headers, body };
}

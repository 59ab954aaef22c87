import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createApplicant, errorOf, newUserId } from '../applicant-steps.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

const objectId = /^[0-9a-f]{24}$/;
const target = '/resources/applicants?levelName=basic-kyc-level';
const nobody = '65f0a1b2c3d4e5f60718293b';
let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

describe('create', () => {
  const full = {
    type: 'individual',
    sourceKey: 'shop-1',
    email: 'eva@example.org',
    phone: '+4900000',
    lang: 'de',
    metadata: [{ key: 'k', value: 'v' }],
    fixedInfo: {
      firstName: 'Eva',
      lastName: 'Müller-Łęcka',
      middleName: '李',
      dob: '1990-01-02',
      gender: 'F',
      country: 'DEU',
      nationality: 'DEU',
      tin: '12',
      addresses: [{ country: 'DEU', town: 'Köln', postCode: '50667' }],
      ownField: 'kept',
    },
    questionnaires: [{ id: 'income-form', sections: { a: { items: { b: { value: 'text' } } } } }],
  };

  test('every field sent comes back, from the creation and from reading', async () => {
    const externalUserId = newUserId();
    const created = await server.call('POST', target, { body: { externalUserId, ...full } });
    expect(created.status).toBe(200);
    expect(created.json).toMatchObject({
      externalUserId,
      ...full,
      clientId: server.sandbox.context.clientId,
    });
    const { id } = created.read(z.object({ id: z.string() }));
    const found = await server.call('GET', `/resources/applicants/${id}/one`);
    expect(found.json).toEqual(created.json);
  });

  test('fields that were not sent are absent, never null', async () => {
    const created = await server.call('POST', target, { body: {} });
    expect(Object.keys(created.read(z.looseObject({}))).sort()).toEqual([
      'applicantPlatform',
      'clientId',
      'createdAt',
      'createdBy',
      'externalUserId',
      'id',
      'inspectionId',
      'key',
      'requiredIdDocs',
      'review',
      'type',
    ]);
    expect(created.bytes.toString()).not.toContain('undefined');
    expect(created.json).toMatchObject({
      type: 'individual',
      externalUserId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test('ids and dates have the shapes that strict clients parse', async () => {
    const created = await server.call('POST', target, { body: { externalUserId: newUserId() } });
    expect(created.json).toMatchObject({
      id: expect.stringMatching(objectId),
      inspectionId: expect.stringMatching(objectId),
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
      review: {
        reviewId: expect.stringMatching(/^[A-Za-z]{5}$/),
        attemptId: expect.stringMatching(/^[A-Za-z]{5}$/),
        attemptCnt: 0,
        createDate: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\+0000$/),
        reviewStatus: 'init',
        levelName: 'basic-kyc-level',
      },
      requiredIdDocs: { docSets: [{ idDocSetType: 'IDENTITY' }, { idDocSetType: 'SELFIE' }] },
    });
    expect(created.headers['x-correlation-id']).toMatch(/^[0-9a-f]{32}$/);
    expect(created.read(z.looseObject({}))).not.toHaveProperty('code');
  });

  test('409 for a taken externalUserId names the applicant there is', async () => {
    const { id, externalUserId } = await createApplicant(server.call);
    const error = errorOf(await server.call('POST', target, { body: { externalUserId } }));
    expect(error.status).toBe(409);
    expect(/already exists: ([a-f0-9]{24})/.exec(error.description)?.[1]).toBe(id);
  });

  test('twenty at once with one externalUserId: one is made, the others are told which', async () => {
    const body = { externalUserId: newUserId() };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => server.call('POST', target, { body })),
    );
    const made = answers.filter(({ status }) => status === 200);
    expect(made).toHaveLength(1);
    const id = made[0]?.read(z.object({ id: z.string() })).id;
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      const error = errorOf(answer);
      expect(error.status).toBe(409);
      expect(/already exists: ([a-f0-9]{24})/.exec(error.description)?.[1]).toBe(id);
    }
  });

  test('the same externalUserId in production and at another tenant is another applicant', async () => {
    const externalUserId = newUserId();
    const sides = [server.sandbox, server.production, server.otherTenant.sandbox];
    const made = await Promise.all(
      sides.map((as) => createApplicant(server.call, { externalUserId }, { as })),
    );
    expect(new Set(made.map(({ id }) => id)).size).toBe(3);
  });

  test('404 for an unknown level', async () => {
    const answer = await server.call('POST', '/resources/applicants?levelName=no-such-level', { body: {} });
    expect(errorOf(answer)).toMatchObject({ status: 404, errorCode: undefined });
  });

  test('400 without a level', async () => {
    expect(errorOf(await server.call('POST', '/resources/applicants', { body: {} })).status).toBe(400);
  });

  test('400 for a company on a level for individuals', async () => {
    expect(errorOf(await server.call('POST', target, { body: { type: 'company' } })).status).toBe(400);
  });

  test.each([
    ['an unknown type', { type: 'ship' }, 'must be one of: individual, company'],
    ['a day that is none', { fixedInfo: { dob: '1990-02-30' } }, 'YYYY-MM-DD'],
    ['a two-letter country', { fixedInfo: { country: 'DE' } }, 'alpha-3'],
    ['a language that is none', { lang: 'german!' }, 'ISO 639-1'],
    ['an empty externalUserId', { externalUserId: '' }, 'externalUserId'],
    ['an externalUserId above 512 characters', { externalUserId: 'x'.repeat(513) }, 'externalUserId'],
    ['a list instead of an object', [], 'body'],
    ['no body', undefined, 'body'],
  ])('400 for %s', async (_what, body, hint) => {
    const error = errorOf(await server.call('POST', target, { body }));
    expect(error.status).toBe(400);
    expect(error.description).toContain(hint);
  });

  test('the refused value is not repeated: it may be personal', async () => {
    const error = errorOf(await server.call('POST', target, { body: { fixedInfo: { dob: '31.12.1977' } } }));
    expect(error.description).not.toContain('1977');
  });

  test.each([
    ['sourceKey', { sourceKey: 'a\u0000b' }],
    ['externalUserId', { externalUserId: 'a\u0000b' }],
    ['fixedInfo', { fixedInfo: { firstName: 'a\u0000b', lastName: '\ud800' } }],
    ['nesting without end', `{"fixedInfo":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`],
  ])('characters that cannot be stored in %s: 400', async (_field, body) => {
    const answer = await server.call('POST', target, { body });
    expect(errorOf(answer).status).toBe(400);
  });

  test('characters that cannot be stored in the name of a level: 400', async () => {
    const answer = await server.call('POST', '/resources/applicants?levelName=a%00b', { body: {} });
    expect(errorOf(answer).status).toBe(400);
  });
});

describe('find', () => {
  const names = [
    'plain-42',
    'a;b=c',
    'path/with/slashes',
    'u 1@x',
    'Zoë 李 🙂',
    'plus+plus',
    '50%25',
    'a?b#c&d',
    '-;externalUserId=x',
    '字'.repeat(490),
  ];

  test.each(names)('by matrix parameter: %s', async (name) => {
    const externalUserId = `${newUserId()}${name}`;
    const { id } = await createApplicant(server.call, { externalUserId });
    const selector = `-;externalUserId=${encodeURIComponent(externalUserId)}`;
    const found = await server.call('GET', `/resources/applicants/${selector}/one`);
    expect(found.json).toMatchObject({ id, externalUserId });
  });

  test('by matrix parameter with a literal + : it is no space', async () => {
    const externalUserId = `${newUserId()}+x@example.org`;
    const { id } = await createApplicant(server.call, { externalUserId });
    const found = await server.call('GET', `/resources/applicants/-;externalUserId=${externalUserId}/one`);
    expect(found.json).toMatchObject({ id });
  });

  test.each(names)('byExternalUserId: %s', async (name) => {
    const externalUserId = `${newUserId()}${name}`;
    const { id } = await createApplicant(server.call, { externalUserId });
    const path = `/resources/applicants/-/byExternalUserId/${encodeURIComponent(externalUserId)}`;
    expect((await server.call('GET', path)).json).toMatchObject({ exists: true, applicant: { id } });
  });

  test('byExternalUserId of nobody', async () => {
    const answer = await server.call('GET', '/resources/applicants/-/byExternalUserId/nobody');
    expect(answer.json).toEqual({ exists: false });
  });

  test('404 (anf) by id and by external id', async () => {
    const byId = errorOf(await server.call('GET', `/resources/applicants/${nobody}/one`));
    expect(byId).toMatchObject({ status: 404, description: `Applicant with id ${nobody} not found (anf)` });
    const byName = errorOf(await server.call('GET', '/resources/applicants/-;externalUserId=nobody/one'));
    expect(byName).toMatchObject({ status: 404, description: expect.stringContaining('(anf)') });
    const malformed = errorOf(await server.call('GET', '/resources/applicants/42/one'));
    expect(malformed.status).toBe(404);
  });

  test('400 for a selector that is not known', async () => {
    expect(errorOf(await server.call('GET', '/resources/applicants/-;email=a/one')).status).toBe(400);
  });
});

describe('fixedInfo', () => {
  test('merges, answers all fields with the id, and is read back', async () => {
    const { id } = await createApplicant(server.call, { fixedInfo: { firstName: 'Eva', tin: '1' } });
    const body = { lastName: 'Muster', tin: '2' };
    const changed = await server.call('PATCH', `/resources/applicants/${id}/fixedInfo`, { body });
    expect(changed.json).toEqual({ id, firstName: 'Eva', lastName: 'Muster', tin: '2' });
    const found = await server.call('GET', `/resources/applicants/${id}/one`);
    expect(found.json).toMatchObject({ fixedInfo: { firstName: 'Eva', lastName: 'Muster', tin: '2' } });
  });

  test('ten changes at once: none is lost', async () => {
    const { id } = await createApplicant(server.call);
    const fields = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`field${index}`, 'x']));
    const changes = Object.entries(fields).map(([name, value]) =>
      server.call('PATCH', `/resources/applicants/${id}/fixedInfo`, { body: { [name]: value } }),
    );
    expect((await Promise.all(changes)).map(({ status }) => status)).toEqual(Array(10).fill(200));
    const found = await server.call('GET', `/resources/applicants/${id}/one`);
    expect(found.json).toMatchObject({ fixedInfo: fields });
  });

  test('400 for a bad value and nothing is changed', async () => {
    const { id } = await createApplicant(server.call, { fixedInfo: { firstName: 'Eva' } });
    const body = { firstName: 'Eve', dob: 'yesterday' };
    expect(
      errorOf(await server.call('PATCH', `/resources/applicants/${id}/fixedInfo`, { body })).status,
    ).toBe(400);
    const found = await server.call('GET', `/resources/applicants/${id}/one`);
    expect(found.json).toMatchObject({ fixedInfo: { firstName: 'Eva' } });
  });

  test('404 (anf)', async () => {
    const answer = await server.call('PATCH', `/resources/applicants/${nobody}/fixedInfo`, { body: {} });
    expect(errorOf(answer).status).toBe(404);
  });
});

describe('levels', () => {
  test('the list is told in both shapes; one level by its id', async () => {
    const list = await server.call('GET', '/resources/applicants/-/levels');
    const page = z.object({ items: z.array(z.looseObject({ id: z.string() })), totalItems: z.number() });
    const read = list.read(page.extend({ list: page }));
    expect(read.list).toEqual({ items: read.items, totalItems: read.totalItems });
    const [level] = read.items;
    const one = await server.call('GET', `/resources/applicants/-/levels/${level?.id}`);
    expect(one.json).toEqual(level);
    expect(one.json).toMatchObject({
      name: 'basic-kyc-level',
      requiredIdDocs: { docSets: expect.any(Array) },
    });
  });
});

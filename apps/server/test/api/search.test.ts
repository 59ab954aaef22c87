import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createApplicant } from '../applicant-steps.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

let server: TestServer;
let olena: string;
let oleh: string;

beforeAll(async () => {
  server = await openTestServer();
  const first = await createApplicant(server.call, {
    email: 'Olena@Example.org',
    phone: '+380 44 123-45-67',
    fixedInfo: { firstName: 'Олена', lastName: 'Згурська' },
  });
  const second = await createApplicant(server.call, {
    fixedInfo: { firstName: 'Oleh', lastName: 'Zghurska' },
  });
  olena = first.id;
  oleh = second.id;
});
afterAll(() => server.close());

const listSchema = z.object({ list: z.object({ items: z.array(z.object({ id: z.string() })) }) });

async function search(query: string, as?: TestServer['sandbox']): Promise<string[]> {
  const answer = await server.call(
    'GET',
    `/resources/applicants/-/search?${query}`,
    as === undefined ? {} : { as },
  );
  return answer.read(listSchema).list.items.map(({ id }) => id);
}

describe('searching for applicants', () => {
  test.each([
    ['an e-mail, whatever its case', 'email=olena%40example.ORG'],
    ['a phone, whatever its punctuation', 'phone=380441234567'],
    ['a name in its own alphabet', `name=${encodeURIComponent('Олена')}`],
    ['a name in the alphabet of documents', 'name=OLENA'],
    ['two things that both fit', 'name=olena&email=olena%40example.org'],
  ])('finds by %s', async (_what, query) => {
    expect(await search(query)).toEqual([olena]);
  });

  test('finds everybody with a word of the name, oldest first', async () => {
    expect(await search('name=Zghurska')).toEqual([olena, oleh]);
    expect(await search('name=Zghurska&limit=1&offset=1')).toEqual([oleh]);
  });

  test('finds nobody when one of two things does not fit', async () => {
    expect(await search('name=oleh&email=olena%40example.org')).toEqual([]);
  });

  test('finds nobody of another tenant or environment', async () => {
    expect(await search('name=Olena', server.otherTenant.sandbox)).toEqual([]);
    expect(await search('name=Olena', server.production)).toEqual([]);
  });

  test('wants to know what to search for', async () => {
    expect((await server.call('GET', '/resources/applicants/-/search')).status).toBe(400);
  });

  test('follows a change of the data', async () => {
    const { id } = await createApplicant(server.call, { fixedInfo: { lastName: 'Before' } });
    await server.call('PATCH', `/resources/applicants/${id}/fixedInfo`, { body: { lastName: 'After' } });
    expect(await search('name=before')).toEqual([]);
    expect(await search('name=after')).toEqual([id]);
  });
});

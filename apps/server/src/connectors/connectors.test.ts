import { once } from 'node:events';
import { createServer } from 'node:http';
import type { ScreeningSubject } from '@aval/core/screening/subject';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ListFolder, openListFolder } from '../../test/list-files.ts';
import { startYenteSimulator } from '../../test/yente-simulator.ts';
import { makeAskJson } from './json-client/ask-json.ts';
import { readSourcesFile } from './read-sources-file.ts';

const subject: ScreeningSubject = {
  kind: 'person',
  names: ['Vasylisko Brodianenko'],
  births: ['1961-03-14'],
  countries: ['UKR'],
  documentNumbers: [],
};
const client = makeAskJson({ allowPrivateTargets: false });
let yente: Awaited<ReturnType<typeof startYenteSimulator>>;
let folder: ListFolder;
let generic: { url: string; body: string; close: () => Promise<void> };

beforeAll(async () => {
  yente = await startYenteSimulator('right-key');
  folder = await openListFolder();
  const server = createServer((request, response) => {
    response.end(request.headers['x-key'] === 'right-key' ? generic.body : '{"error": "who are you"}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address === null || typeof address === 'string' ? 0 : address.port;
  generic = {
    url: `http://127.0.0.1:${port}/find`,
    body: '',
    close: async () => {
      server.close();
      await once(server, 'close');
    },
  };
});
afterAll(async () => {
  await client.close();
  await yente.close();
  await generic.close();
  await folder.remove();
});

async function setup(source: object, key = 'right-key') {
  const path = await folder.write('sources.json', JSON.stringify({ version: 1, sources: [source] }));
  return readSourcesFile(path, (name) => (name === 'KEY' ? key : undefined), client.ask);
}
async function look(source: object, environment: 'sandbox' | 'production' = 'sandbox', key?: string) {
  const read = await setup(source, key);
  if (!read.ok) throw new Error(read.error);
  const [connector] = read.value.connectors;
  if (connector === undefined) throw new Error('there is no connector');
  return connector.lookUp(subject, environment);
}
const yenteOf = (more: object = {}) => ({
  kind: 'yente',
  name: 'os',
  url: yente.url,
  dataset: 'sanctions',
  apiKeyVariable: 'KEY',
  timeoutMs: 45_000,
  ...more,
});

describe('yente', () => {
  test('is asked by example and answers with explained hits', async () => {
    yente.state.mode = 'match';
    expect(await look(yenteOf())).toMatchObject({
      kind: 'answered',
      hits: [
        {
          entryId: 'inv-7001',
          name: 'Vasylisko Brodianenko',
          score: 0.91,
          topics: ['sanction', 'pep'],
          reasons: ['name_literal_match 1.00'],
          births: ['1961-03-14'],
        },
      ],
    });
    expect(yente.state.asked.at(-1)).toEqual({
      queries: {
        subject: {
          schema: 'Person',
          properties: { name: subject.names, birthDate: subject.births, country: ['ukr'] },
        },
      },
    });
    yente.state.mode = 'nobody';
    expect(await look(yenteOf())).toEqual({ kind: 'answered', version: null, hits: [] });
  });

  test.each([
    ['down', 'unreachable'],
    ['nonsense', 'malformed'],
    ['silence', 'timeout'],
  ] as const)('%s is %s, never an answer', async (mode, reason) => {
    yente.state.mode = mode;
    const patience = mode === 'silence' ? { timeoutMs: 300 } : {};
    expect(await look(yenteOf(patience))).toEqual({ kind: 'unavailable', reason });
    yente.state.mode = 'match';
  });

  test('a wrong key, a private address in production and a closed port give no answer', async () => {
    expect(await look(yenteOf(), 'sandbox', 'wrong-key')).toEqual({ kind: 'unavailable', reason: 'refused' });
    expect(await look(yenteOf(), 'production')).toEqual({ kind: 'unavailable', reason: 'refused' });
    expect(await look(yenteOf({ url: 'http://localhost:9' }), 'production')).toEqual({
      kind: 'unavailable',
      reason: 'unreachable',
    });
    expect(await look(yenteOf({ url: 'http://127.0.0.1:9' }))).toEqual({
      kind: 'unavailable',
      reason: 'unreachable',
    });
  });
});

describe('a service of one’s own', () => {
  const httpOf = (more: object = {}) => ({
    kind: 'http',
    name: 'own',
    url: generic.url,
    headerVariables: { 'x-key': 'KEY' },
    topic: 'pep',
    scoreScale: 100,
    map: { hits: '/data/found', id: '/ref', name: '/person/name', score: '/points', births: '/born' },
    ...more,
  });

  test('is read by pointers; hits below the threshold are left out', async () => {
    generic.body = JSON.stringify({
      data: {
        found: [
          { ref: 5, person: { name: 'V. B.' }, points: 90, born: '1961' },
          { ref: 6, person: { name: 'N. N.' }, points: 10 },
        ],
      },
    });
    expect(await look(httpOf())).toMatchObject({
      kind: 'answered',
      hits: [{ entryId: '5', name: 'V. B.', score: 0.9, births: ['1961'], topics: ['pep'] }],
    });
  });

  test.each([
    ['no list', '{"data": {}}'],
    ['a hit without a name', '{"data": {"found": [{"ref": 1, "points": 90}]}}'],
    ['a score out of its scale', '{"data": {"found": [{"ref": 1, "person": {"name": "x"}, "points": 900}]}}'],
    ['no JSON', 'sorry'],
  ])('%s is malformed', async (_what, body) => {
    generic.body = body;
    expect(await look(httpOf())).toEqual({ kind: 'unavailable', reason: 'malformed' });
  });
});

test('a wrong file is refused by the place of the mistake, and secrets that are not set by their names', async () => {
  expect(await setup({ kind: 'yente', name: 'os', url: 'ftp://x' })).toMatchObject({
    ok: false,
    error: expect.stringContaining('sources.0.url'),
  });
  expect(await setup(yenteOf(), '')).toMatchObject({ ok: false, error: expect.stringContaining('KEY') });
  expect(await setup({ kind: 'list', name: 'ofac', maximumAgeDays: 3 })).toMatchObject({
    ok: true,
    value: { maximumAgeDays: new Map([['ofac', 3]]) },
  });
});

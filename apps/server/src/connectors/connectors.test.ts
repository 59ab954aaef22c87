import { startJsonSourceSimulator } from '@aval/source-simulators/json-source';
import { startYenteSimulator } from '@aval/source-simulators/yente';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ListFolder, openListFolder } from '../../test/list-files.ts';
import type { Source } from '../sources/ports.ts';
import { httpSource } from './http-source/http-source.ts';
import { type JsonAnswer, makeAskJson } from './json-client/ask-json.ts';
import { readSourcesFile } from './read-sources-file.ts';
import { listedPerson, sourceContract } from './source.contract.ts';
import { yenteSource } from './yente/yente-source.ts';

const client = makeAskJson({ allowPrivateTargets: false });
/** Long enough for a busy machine; what hangs is waited for as long. */
const timeoutMs = 5000;
let folder: ListFolder;
beforeAll(async () => {
  folder = await openListFolder();
});
afterAll(async () => {
  await client.close();
  await folder.remove();
});

async function setup(source: object, key: string) {
  const path = await folder.write('sources.json', JSON.stringify({ version: 1, sources: [source] }));
  return readSourcesFile(path, (name) => (name === 'KEY' ? key : undefined), client.ask);
}
async function connect(source: object, key: string): Promise<Source> {
  const read = await setup(source, key);
  if (!read.ok) throw new Error(read.error);
  const [connector] = read.value.connectors;
  if (connector === undefined) throw new Error('there is no connector');
  return connector;
}
const yente = { kind: 'yente', name: 'os', dataset: 'sanctions', apiKeyVariable: 'KEY', timeoutMs };
const map = {
  hits: '/data/found',
  id: '/ref',
  name: '/person/name',
  score: '/points',
  births: '/born',
  countries: '/nations',
};
const own = {
  kind: 'http',
  name: 'own',
  headerVariables: { 'x-key': 'KEY' },
  topic: 'pep',
  scoreScale: 100,
  map,
  timeoutMs,
};

/** Closing twice is once. */
function once(close: () => Promise<void>): () => Promise<void> {
  let closed: Promise<void> | undefined;
  return () => {
    closed ??= close();
    return closed;
  };
}

sourceContract('yente', async () => {
  const { url, apiKey, close, play, received, complaints } = await startYenteSimulator();
  const source = await connect({ ...yente, url }, apiKey);
  const stranger = await connect({ ...yente, url }, 'wrong-key');
  return { source, stranger, play, received, complaints, close: once(close) };
});

sourceContract('of one’s own', async () => {
  const { url, key, close, play, received, complaints } = await startJsonSourceSimulator();
  const source = await connect({ ...own, url }, key);
  const stranger = await connect({ ...own, url }, 'wrong-key');
  return { source, stranger, play, received, complaints, close: once(close) };
});

describe('yente', () => {
  const config = {
    name: 'os',
    url: 'http://yente.invalid',
    dataset: 'default',
    apiKey: undefined,
    algorithm: undefined,
  };

  test('is asked by example, and explains its hits', async () => {
    const simulator = await startYenteSimulator();
    const source = await connect(
      { ...yente, url: `${simulator.url}/`, algorithm: 'logic-v1' },
      simulator.apiKey,
    );
    expect(await source.lookUp(listedPerson, 'sandbox')).toMatchObject({
      hits: [
        {
          score: 0.91,
          topics: ['sanction', 'pep'],
          reasons: ['name_literal_match 1.00'],
          programmes: ['invented_sanctions'],
        },
      ],
    });
    expect(simulator.received).toEqual([
      {
        schema: 'Person',
        properties: {
          name: ['Vasylisko Brodianenko'],
          birthDate: ['1961-03-14'],
          country: ['ua'],
          idNumber: ['ET123456'],
        },
      },
    ]);
    await simulator.close();
  });

  test('tells what is below its own threshold when ours is lower, and knows no dataset and no algorithm but its own', async () => {
    const simulator = await startYenteSimulator();
    const half = { ...listedPerson, names: ['Vasylisko Otherwise'], births: [] };
    const look = async (more: object) =>
      (await connect({ ...yente, url: simulator.url, ...more }, simulator.apiKey)).lookUp(half, 'sandbox');
    expect(await look({})).toMatchObject({ kind: 'answered', hits: [] });
    expect(await look({ threshold: 0.25 })).toMatchObject({ hits: [{ entryId: 'inv-7001' }] });
    expect(await look({ dataset: 'other' })).toEqual({ kind: 'unavailable', reason: 'refused' });
    expect(await look({ algorithm: 'other' })).toEqual({ kind: 'unavailable', reason: 'refused' });
    expect(simulator.complaints).toEqual([]);
    await simulator.close();
  });

  test.each([
    { detail: 'all is well' },
    { responses: {} },
    { responses: { subject: { status: 500, results: [] } } },
    { responses: { subject: { status: 200, results: [{ id: 'x', caption: 'X', score: 7, match: true }] } } },
  ])('%j is no answer', async (json) => {
    const ask = async (): Promise<JsonAnswer> => ({ ok: true, json });
    const source = yenteSource({ ...config, threshold: 0.8, timeoutMs }, ask);
    expect(await source.lookUp(listedPerson, 'sandbox')).toEqual({
      kind: 'unavailable',
      reason: 'malformed',
    });
  });
});

describe('a service of one’s own', () => {
  const look = (json: unknown) => {
    const ask = async (): Promise<JsonAnswer> => ({ ok: true, json });
    const config = {
      name: 'own',
      url: 'http://own.invalid',
      headers: {},
      topic: 'pep' as const,
      scoreScale: 100,
      threshold: 0.82,
      timeoutMs,
      map,
    };
    return httpSource(config, ask).lookUp(listedPerson, 'sandbox');
  };

  test('is read by pointers; hits below the threshold are left out', async () => {
    const found = [
      { ref: 5, person: { name: 'V. B.' }, points: 90, born: '1961' },
      { ref: 6, person: { name: 'N. N.' }, points: 10 },
    ];
    expect(await look({ data: { found } })).toMatchObject({
      kind: 'answered',
      hits: [{ entryId: '5', name: 'V. B.', score: 0.9, births: ['1961'], topics: ['pep'] }],
    });
  });

  test.each([
    ['no list', { data: {} }],
    ['a hit without a name', { data: { found: [{ ref: 1, points: 90 }] } }],
    ['a score out of its scale', { data: { found: [{ ref: 1, person: { name: 'x' }, points: 900 }] } }],
    ['no object', 'sorry'],
  ])('%s is malformed', async (_what, json) => {
    expect(await look(json)).toEqual({ kind: 'unavailable', reason: 'malformed' });
  });
});

test('a wrong file is refused by the place of the mistake, and secrets that are not set by their names', async () => {
  expect(await setup({ kind: 'yente', name: 'os', url: 'ftp://x' }, 'key')).toMatchObject({
    ok: false,
    error: expect.stringContaining('sources.0.url'),
  });
  expect(await setup({ ...yente, url: 'http://127.0.0.1:9' }, '')).toMatchObject({
    ok: false,
    error: expect.stringContaining('KEY'),
  });
  expect(await setup({ kind: 'list', name: 'ofac', maximumAgeDays: 3 }, 'key')).toMatchObject({
    ok: true,
    value: { maximumAgeDays: new Map([['ofac', 3]]) },
  });
});

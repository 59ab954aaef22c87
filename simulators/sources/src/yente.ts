import { type HttpReply, type HttpRequest, startHttp } from '@aval/messaging-simulators/http-simulator';
import { makeScript, type Simulator } from '@aval/messaging-simulators/scenario';
import { z } from 'zod';
import { type InventedPerson, inventedPeople, likeness } from './invented-people.ts';

export type YenteQuery = { readonly schema: string; readonly properties: Record<string, string[]> };
export type YenteSimulator = Simulator<YenteQuery> & { readonly apiKey: string; readonly dataset: string };

/** Properties of the FollowTheMoney model that help a match, by schema. yente passes over others: a right client sends none. */
const thing = ['name', 'alias', 'country', 'address'];
const legalEntity = [
  ...thing,
  'idNumber',
  'taxNumber',
  'registrationNumber',
  'jurisdiction',
  'incorporationDate',
];
const properties: Readonly<Record<string, readonly string[]>> = {
  Person: [
    ...thing,
    'idNumber',
    'passportNumber',
    'birthDate',
    'nationality',
    'citizenship',
    'firstName',
    'lastName',
  ],
  Organization: legalEntity,
  Company: legalEntity,
  LegalEntity: legalEntity,
};
const algorithms = ['logic-v1', 'logic-v2', 'regression-v1', 'name-based', 'name-qualified', 'best'];
const mostQueries = 100;

const bodySchema = z.object({
  weights: z.record(z.string(), z.number()).optional(),
  queries: z.record(
    z.string(),
    z.object({
      id: z.string().nullish(),
      schema: z.string(),
      properties: z.record(z.string(), z.union([z.string().transform((one) => [one]), z.array(z.string())])),
    }),
  ),
});
const knownOfBody = ['weights', 'queries', 'config'];
const parametersSchema = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(5),
  threshold: z.coerce.number().default(0.7),
  cutoff: z.coerce.number().default(0.7),
  algorithm: z.string().default('logic-v1'),
});

/**
 * The API of yente, which is that of OpenSanctions: `POST /match/{dataset}` with entities by example. Speaks as the service does
 * (errors as `{detail}`, 422 for what the schema does not allow, results from the threshold on, five unless more are asked for), and
 * complains of what the service would silently pass over.
 */
export async function startYenteSimulator({
  apiKey = 'simulated-yente-key',
  dataset = 'sanctions',
} = {}): Promise<YenteSimulator> {
  const script = makeScript();
  const received: YenteQuery[] = [];
  const complaints: string[] = [];
  const fail = (status: number, detail: unknown): HttpReply => ({ status, json: { detail } });
  const complain = (status: number, detail: string): HttpReply => {
    complaints.push(detail);
    return fail(status, detail);
  };
  const answer = (request: HttpRequest, scenario: 'ok' | 'refuse'): HttpReply => {
    const { pathname, searchParams } = new URL(request.path, 'http://yente.invalid');
    if (request.method === 'GET' && (pathname === '/healthz' || pathname === '/readyz'))
      return { status: 200, json: { status: 'ok' } };
    if (request.headers.authorization !== `ApiKey ${apiKey}`) return fail(401, 'Invalid API key');
    const asked = /^\/match\/([^/]+)$/.exec(pathname)?.[1];
    if (asked === undefined) return complain(404, 'Not Found');
    if (request.method !== 'POST') return complain(405, 'Method Not Allowed');
    if (decodeURIComponent(asked) !== dataset) return fail(404, 'No such dataset.');
    if (scenario === 'refuse') return fail(400, 'Too many queries in one batch (limit: 0)');
    const parameters = parametersSchema.safeParse(Object.fromEntries(searchParams));
    if (!parameters.success) return complain(422, 'a parameter is wrong');
    const { algorithm } = parameters.data;
    if (!algorithms.includes(algorithm)) return fail(400, `Unknown algorithm: ${algorithm}`);
    if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
      return complain(422, 'the body is not told to be JSON');
    const body = bodySchema.safeParse(parse(request.body));
    if (!body.success) return complain(422, 'the body is wrong');
    const stray = Object.keys(z.record(z.string(), z.unknown()).parse(parse(request.body)));
    complaints.push(
      ...stray.filter((key) => !knownOfBody.includes(key)).map((key) => `unknown member ${key}`),
    );
    const queries = Object.entries(body.data.queries);
    if (queries.length === 0) return complain(400, 'No queries provided.');
    if (queries.length > mostQueries)
      return complain(400, `Too many queries in one batch (limit: ${mostQueries})`);
    for (const [, query] of queries) {
      if (properties[query.schema] === undefined)
        return complain(400, `Cannot parse example entity: No such schema: ${query.schema}`);
      complaints.push(...faultsOf(query));
      received.push({ schema: query.schema, properties: query.properties });
    }
    const responses = Object.fromEntries(
      queries.map(([name, query]) => {
        const found = query.schema === 'Person' ? match(query.properties, parameters.data) : [];
        const results = found.slice(0, parameters.data.limit);
        const total = { value: found.length, relation: 'eq' };
        return [name, { status: 200, results, total, query: { id: null, ...query } }];
      }),
    );
    return { status: 200, json: { responses, matcher: {}, limit: parameters.data.limit } };
  };
  const { origin, close } = await startHttp(script.next, answer);
  return { url: origin, received, complaints, play: script.play, close, apiKey, dataset };
}

/** What the service would pass over or try to guess. */
function faultsOf({ schema, properties: given }: YenteQuery): string[] {
  const known = properties[schema] ?? [];
  const countries = ['country', 'nationality', 'citizenship', 'jurisdiction'].flatMap(
    (key) => given[key] ?? [],
  );
  return [
    ...Object.keys(given)
      .filter((key) => !known.includes(key))
      .map((key) => `${schema} has no property ${key}`),
    ...(Object.values(given).some((values) => values.length === 0) ? ['a property has no value'] : []),
    ...((given['name'] ?? []).length === 0 ? ['nobody is named'] : []),
    ...(countries.every((code) => /^[a-z]{2}$/.test(code)) ? [] : ['a country is no ISO 3166 alpha-2 code']),
    ...((given['birthDate'] ?? []).every((day) => /^\d{4}(-\d\d(-\d\d)?)?$/.test(day))
      ? []
      : ['a date of birth is no ISO date']),
  ];
}

type Parameters = z.infer<typeof parametersSchema>;

function match(given: YenteQuery['properties'], { threshold, cutoff }: Parameters) {
  return inventedPeople
    .map((person) => scored(person, given, threshold))
    .filter(({ score }) => score >= Math.min(cutoff, threshold))
    .toSorted((one, other) => other.score - one.score);
}

function scored(
  { id, name, birth, country, topics }: InventedPerson,
  given: YenteQuery['properties'],
  threshold: number,
) {
  const names = Math.max(...(given['name'] ?? []).map((told) => likeness(told, name)), 0);
  const births = given['birthDate'] ?? [];
  const isOther = births.length > 0 && !births.includes(birth);
  const score = Math.max(0, Math.round((names * 0.91 - (isOther ? 0.15 : 0)) * 100) / 100);
  return {
    id,
    caption: name,
    schema: 'Person',
    properties: { name: [name], birthDate: [birth], nationality: [country], topics },
    datasets: ['invented_sanctions'],
    referents: [],
    target: true,
    first_seen: '2026-01-01T00:00:00',
    last_seen: '2026-03-02T00:00:00',
    last_change: '2026-03-01T00:00:00',
    score,
    features: { name_literal_match: names, dob_day_disjoint: isOther ? 1 : 0 },
    match: score >= threshold,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

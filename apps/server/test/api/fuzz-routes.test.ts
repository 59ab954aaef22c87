import type { AppToken } from '@aval/client/app-token';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Route } from '../../src/platform/http/route.ts';
import type { Answer } from '../api-client.ts';
import { createApplicant, errorOf, multipart } from '../applicant-steps.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

/** Requests to each route. The seed is fixed, so a failure can be repeated. */
const runs = 12;
const seed = 20_261_122;

let server: TestServer;
/** Ids of another tenant's things, by the name of the path parameter: they must look as if they did not exist. */
let theirs: Readonly<Record<string, string>>;

beforeAll(async () => {
  server = await openTestServer();
  const as = server.otherTenant.sandbox;
  const applicant = await createApplicant(server.call, { email: 'theirs@example.com' }, { as });
  const levels = await server.call('GET', '/resources/applicants/-/levels', { as });
  const { items } = levels.read(z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) }));
  theirs = { applicantId: applicant.id, inspectionId: applicant.inspectionId, levelId: items[0]?.id ?? '' };
});
afterAll(() => server.close());

const nasty = [
  '',
  ' ',
  '0',
  '-1',
  'null',
  '__proto__',
  '-;externalUserId=%27%22',
  '-;applicantId=;limit=x',
  '../../etc/passwd',
  "' or 1=1 --",
  '\u202e\u0000\ud83d\ude00',
  'я'.repeat(3000),
  'a'.repeat(2000),
  '9'.repeat(400),
  'f'.repeat(24),
];

const text = fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 60 }));
const json = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.dictionary(fc.string({ maxLength: 20 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 6 }),
);

/** Values for the names that a route's schema knows, of any type. */
function bodyFor(route: Route): fc.Arbitrary<unknown> {
  const names = route.body instanceof z.ZodObject ? Object.keys(route.body.shape) : [];
  if (names.length === 0) return json;
  const known = fc.dictionary(fc.constantFrom(...names), fc.oneof(json, text), { maxKeys: names.length });
  return fc.oneof(known, json);
}

function targetFor(route: Route): fc.Arbitrary<string> {
  const names = [...route.path.matchAll(/:([A-Za-z]+)/g)].map(([, name = '']) => name);
  const values = fc.tuple(
    ...names.map((name) => fc.oneof(text, fc.constant(theirs[name] ?? 'a'.repeat(24)))),
  );
  const queryNames = route.query instanceof z.ZodObject ? Object.keys(route.query.shape) : ['any'];
  const pairs = fc.array(fc.tuple(fc.constantFrom(...queryNames, 'other'), text), { maxLength: 4 });
  return fc.tuple(values, pairs).map(([given, query]) => {
    let index = 0;
    const path = route.path.replace(/:[A-Za-z]+/g, () => {
      const value = encodeURIComponent(wellFormed(given[index] ?? ''));
      index += 1;
      return value === '' ? '%20' : value;
    });
    const search = query.map(([name, value]) => `${name}=${encodeURIComponent(wellFormed(value))}`).join('&');
    return search === '' ? path : `${path}?${search}&${search}`;
  });
}

/** Halves of surrogate pairs have no percent-encoding. */
function wellFormed(value: string): string {
  return Buffer.from(value, 'utf8').toString('utf8');
}

type Sent = { readonly target: string; readonly body: unknown; readonly isBroken: boolean };

function send(route: Route, { target, body, isBroken }: Sent, as: AppToken): Promise<Answer> {
  if (route.multipart !== undefined) {
    const form = multipart([
      { name: 'metadata', content: JSON.stringify(body) ?? 'null' },
      { name: 'content', content: Buffer.from('not a picture'), fileName: 'a.jpg', type: 'image/jpeg' },
    ]);
    const bytes = isBroken ? form.body.subarray(0, form.body.length >> 1) : form.body;
    return server.call(route.method, target, { as, body: bytes, headers: form.headers });
  }
  const text = JSON.stringify(body) ?? '';
  return server.call(route.method, target, { as, body: isBroken ? `${text}]` : text });
}

test('no request makes any route fail, and none reaches another tenant', async () => {
  const { routes } = server.application;
  expect(routes.length).toBeGreaterThan(60);
  // A token each, so that what one request breaks (a revoked right, a moved level) stays its own.
  const as = server.sandbox;
  for (const route of routes) {
    const request = fc.record({ target: targetFor(route), body: bodyFor(route), isBroken: fc.boolean() });
    for (const sent of fc.sample(request, { numRuns: runs, seed })) {
      const answer = await send(route, sent, as);
      const told = `${route.method} ${sent.target.slice(0, 300)} ${JSON.stringify(sent.body)?.slice(0, 300)}`;
      expect([told, answer.status < 500 || isDeclared(answer)]).toEqual([told, true]);
      expect([told, answer.bytes.includes('theirs@example.com')]).toEqual([told, false]);
      if (answer.status >= 400) expect([told, errorOf(answer).status]).toEqual([told, answer.status]);
    }
  }
});

/** 503 says that something outside is missing, such as a way out for messages; 500 is always a fault. */
function isDeclared(answer: Answer): boolean {
  return answer.status === 503;
}

import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { permissions, type Route } from '../../src/platform/http/route.ts';
import { answerOf } from '../api-client.ts';
import { errorOf } from '../applicant-steps.ts';
import { composeOnNothing } from '../compose-on-nothing.ts';

const { routes, server, connections } = composeOnNothing();
const named = routes.map((route): [string, Route] => [`${route.method} ${route.path}`, route]);
const isPublic = ({ access }: Route) => access.permission === 'public';
const addressOf = (path: string) => path.replace(/:[A-Za-z]+/g, '65f0a1b2c3d4e5f60718293b');

async function ask(method: string, url: string, headers: Record<string, string> = {}) {
  const sent = await server.inject({ method: readMethod.parse(method), url, headers });
  const received = Object.entries(sent.headers).map(([name, value]) => [name, String(value)]);
  return answerOf(sent.statusCode, Object.fromEntries(received), sent.rawPayload);
}
const readMethod = z.enum(['GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'OPTIONS', 'HEAD']);

/**
 * Parameters that public routes may have: a provider's webhooks go to an address that is a secret of its own; files of the applicant's
 * page are the same for all; the page of a link is, too, and reads the code itself; logos and fonts are shown to strangers.
 */
const publicParameters = [
  '/webhooks/:endpoint',
  '/flow/assets/:file',
  '/flow/theme/:environmentId/:file',
  '/websdk/p/:code',
  '/websdk/:script',
];

beforeAll(() => server.ready());

test('there are routes', () => {
  expect(routes.length).toBeGreaterThan(25);
  expect(new Set(named.map(([name]) => name)).size).toBe(routes.length);
});

describe.each(named)('%s', (_name, route) => {
  test('declares who may call it, what it takes and gives, and what it is for', () => {
    const { access, summary, params, query, body, response } = route;
    expect(summary.length).toBeGreaterThan(5);
    for (const schema of [params, query, body]) expect(schema).toBeInstanceOf(z.ZodType);
    if ('contentTypes' in response) expect(response.contentTypes.length).toBeGreaterThan(0);
    else expect(response).toBeInstanceOf(z.ZodType);
    if (access.permission !== 'public') expect(permissions).toContain(access.permission);
    else
      expect(publicParameters.reduce((path, known) => path.replace(known, ''), route.path)).not.toContain(
        ':',
      );
  });

  test('an access token is let in only where the address names its applicant or its action', () => {
    const { access, path } = route;
    const isOwn = access.permission !== 'public' && access.accessToken === 'own';
    expect(isOwn ? /\/:(applicantId|actionId)\//.test(path) : true).toBe(true);
  });

  test('405 with Allow for another method', async () => {
    const there = routes.filter(({ path }) => path === route.path).map(({ method }) => method);
    const other = there.includes('PUT') ? 'PATCH' : 'PUT';
    const answer = await ask(other, addressOf(route.path));
    expect(errorOf(answer).status).toBe(405);
    expect(String(answer.headers['allow'])).toContain(route.method);
  });

  test('401 without credentials and for broken ones, before anything is touched', async () => {
    if (isPublic(route)) return expect(route.access).toEqual({ permission: 'public' });
    const before = connections();
    const strangers = [
      {},
      { 'x-app-token': 'nonsense', 'x-app-access-ts': '1', 'x-app-access-sig': '00' },
      { 'x-app-token': 'sbx:aaaaaaaaaaaa.bbbbbbbbbbbb' },
    ];
    for (const headers of strangers) {
      expect(errorOf(await ask(route.method, addressOf(route.path), headers)).status).toBe(401);
    }
    return expect(connections()).toBe(before);
  });
});

test('what is public is known by name: no tenant’s data is behind it', () => {
  const open = routes.filter(isPublic).map(({ path }) => path);
  expect(open.sort()).toEqual([
    // Whoever holds the link of a letter, or the operator's signed link, has his credential in the address.
    '/confirm/email',
    '/confirm/email',
    '/docs',
    '/docs/page.css',
    '/docs/page.js',
    '/docs/swagger-ui-bundle.js',
    '/docs/swagger-ui.css',
    // The applicant's page knows nobody until it shows a token or a code.
    '/flow',
    '/flow/assets/:file',
    '/flow/theme/:environmentId/:file',
    '/health/live',
    '/health/ready',
    '/llms.txt',
    '/metrics',
    '/openapi.json',
    // Proved by the digest of the body, at an address that only the provider knows.
    '/resources/providers/webhooks/:endpoint',
    // These two open only what the holder of a random code may see.
    '/resources/sdkIntegrations/websdkLinks/accessToken',
    '/resources/sdkIntegrations/websdkLinks/redirect',
    '/resources/status/api',
    '/resources/status/signingKey',
    '/sandbox/outbox',
    '/websdk/:script',
    '/websdk/p/:code',
    '/websdk/websdk.html',
  ]);
});

test('404 in the form of every error for an unknown address', async () => {
  expect(errorOf(await ask('GET', '/resources/nothing/here')).status).toBe(404);
});

test('every permission is needed somewhere', () => {
  const needed = new Set(routes.map(({ access }) => access.permission));
  expect(permissions.filter((permission) => !needed.has(permission))).toEqual([]);
});

test('the page of the documentation loads what this server has, and nothing else', async () => {
  const page = await ask('GET', '/docs');
  const loaded = [...page.bytes.toString('utf8').matchAll(/(?:src|href)="([^"]+)"/g)].map(
    ([, address = '']) => address,
  );
  const files = loaded.filter((address) => address !== 'data:,');
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) {
    expect(file).toMatch(/^\/[a-z]/);
    expect((await ask('GET', file)).status).toBe(200);
  }
  expect(page.headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'self';/);
});

test('the text for language models has every call of the API', async () => {
  const text = (await ask('GET', '/llms.txt')).bytes.toString('utf8');
  const missing = routes.filter(
    ({ method, path }) =>
      path.startsWith('/resources/') &&
      !text.includes(`\`${method} ${path.replace(/:([A-Za-z]+)/g, '{$1}')}\``),
  );
  expect(missing).toEqual([]);
});

describe('OpenAPI', () => {
  const operation = z.looseObject({ summary: z.string(), responses: z.looseObject({}) });
  const document = z.looseObject({
    openapi: z.literal('3.1.0'),
    paths: z.record(z.string(), z.record(z.string(), operation)),
  });

  test('lists every route with its summary and nothing else', async () => {
    const { paths } = (await ask('GET', '/openapi.json')).read(document);
    const listed = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { summary }]) => `${method.toUpperCase()} ${path} ${summary}`),
    );
    const declared = routes.map(
      ({ method, path, summary }) => `${method} ${path.replace(/:([A-Za-z]+)/g, '{$1}')} ${summary}`,
    );
    expect(listed.sort()).toEqual(declared.sort());
  });

  test('describes the webhooks with body and signature headers', async () => {
    const header = z.looseObject({ name: z.string(), in: z.literal('header') });
    const told = z.object({
      post: z.looseObject({ parameters: z.array(header), requestBody: z.looseObject({}) }),
    });
    const described = z.looseObject({ webhooks: z.record(z.string(), told) });
    const { webhooks } = (await ask('GET', '/openapi.json')).read(described);
    expect(Object.keys(webhooks)).toContain('applicantReviewed');
    for (const { post } of Object.values(webhooks)) {
      const names = post.parameters.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(['X-Payload-Digest', 'webhook-signature']));
    }
  });

  test('names every path parameter that an address has', async () => {
    const { paths } = (await ask('GET', '/openapi.json')).read(document);
    const parameters = z.looseObject({
      parameters: z.array(z.looseObject({ name: z.string(), in: z.string() })).optional(),
    });
    for (const [path, operations] of Object.entries(paths)) {
      const inPath = [...path.matchAll(/\{([A-Za-z]+)\}/g)].map(([, name]) => name);
      for (const described of Object.values(operations)) {
        const found = (parameters.parse(described).parameters ?? []).filter(
          ({ in: where }) => where === 'path',
        );
        expect([path, found.map(({ name }) => name)]).toEqual([path, inPath]);
      }
    }
  });
});

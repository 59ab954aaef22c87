import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Route } from '../platform/http/route.ts';
import { pageRoutes } from './http.ts';

const script = 'console.info(1);'.repeat(100);
let folder = '';
let routes: readonly Route[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aval-page-'));
  await mkdir(join(folder, 'assets'));
  const file = (name: string, packed: boolean) => ({
    name: `assets/${name}`,
    contentType: 'text/javascript; charset=utf-8',
    packed,
    integrity: 'sha384-x',
  });
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>page</title>');
  for (const name of ['main-1a.js', 'face-worker-2b.js']) {
    await writeFile(join(folder, 'assets', name), script);
    await writeFile(join(folder, 'assets', `${name}.gz`), gzipSync(script));
    await writeFile(join(folder, 'assets', `${name}.br`), 'brotli');
  }
  await writeFile(join(folder, 'secret.txt'), 'nobody asked');
  const files = [file('main-1a.js', true), file('face-worker-2b.js', true)];
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ version: 1, fingerprint: 'a', files }));
  routes = pageRoutes({ frameOrigins: ['https://bank.example'], folder });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function get(path: string, params: Record<string, string> = {}, headers: IncomingHttpHeaders = {}) {
  const route = routes.find((each) => each.path === path);
  const raw = {
    params,
    query: {},
    body: undefined,
    files: new Map(),
    bytes: Buffer.alloc(0),
    subject: undefined,
    headers,
    target: path,
  };
  const outcome = await route?.run(null, raw);
  if (outcome?.kind === 'reply' && 'bytes' in outcome.reply) return outcome.reply;
  return outcome?.kind === 'failed' ? outcome.error.name : undefined;
}

test.each([
  ['/websdk/websdk.html', {}],
  ['/websdk/p/:code', { code: 'anything' }],
  ['/flow', {}],
])(
  '%s is the page, framed by whom the operator names and able to run nothing of strangers',
  async (path, params) => {
    const sent = await get(path, params);
    expect(sent).toMatchObject({ contentType: 'text/html; charset=utf-8' });
    const headers = typeof sent === 'object' ? sent.headers : undefined;
    const policy = headers?.['Content-Security-Policy'] ?? '';
    expect(policy).toContain("frame-ancestors 'self' https://bank.example");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy).not.toContain("'unsafe-");
    expect(headers?.['Permissions-Policy']).toContain('camera=(self)');
    // What is not said here stays as the server says it of everything: not to be stored.
    expect(headers?.['Cache-Control']).toBeUndefined();
  },
);

test.each([
  [{}, undefined],
  [{ 'accept-encoding': 'gzip, deflate' }, 'gzip'],
  [{ 'accept-encoding': 'gzip, deflate, br' }, 'br'],
])('files are kept for good and go out as they are understood: %j', async (headers, encoding) => {
  const sent = await get('/flow/assets/:file', { file: 'main-1a.js' }, headers);
  if (typeof sent !== 'object') throw new Error('no file came');
  expect(sent.headers?.['Cache-Control']).toContain('immutable');
  expect(sent.headers?.['Vary']).toBe('Accept-Encoding');
  expect(sent.headers?.['Content-Encoding']).toBe(encoding);
  expect(sent.headers?.['Content-Security-Policy']).toBeUndefined();
  if (encoding === undefined) expect(sent.bytes.toString()).toBe(script);
});

test('only the reader of faces may build functions, and only within its worker', async () => {
  const sent = await get('/flow/assets/:file', { file: 'face-worker-2b.js' });
  const policy = typeof sent === 'object' ? sent.headers?.['Content-Security-Policy'] : undefined;
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("'unsafe-eval'");
});

test.each(['nothing.js', '../secret.txt', '..%2Fsecret.txt', 'main-1a.js.gz', '__proto__'])(
  '%s is not a file of the page',
  async (file) => {
    expect(await get('/flow/assets/:file', { file })).toBe('route-not-found');
  },
);

test('a page that was not built says so', async () => {
  routes = pageRoutes({ frameOrigins: [], folder: join(folder, 'nowhere') });
  expect(await get('/flow')).toBe('page-not-built');
  expect(await get('/flow/assets/:file', { file: 'main-1a.js' })).toBe('route-not-found');
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scriptRoute } from './script-route.ts';

const hash = '0123456789abcdef';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aval-script-'));
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ version: 1, hash }));
  for (const [ending, text] of [
    ['', 'plain'],
    ['.gz', 'gzip'],
    ['.br', 'brotli'],
  ])
    await writeFile(join(folder, `aval-web-sdk.js${ending}`), text ?? '');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function get(script: string, headers: IncomingHttpHeaders = {}, from = folder) {
  const raw = {
    params: { script },
    query: {},
    body: undefined,
    files: new Map(),
    bytes: Buffer.alloc(0),
    subject: undefined,
    headers,
    target: `/websdk/${script}`,
  };
  const outcome = await scriptRoute(from).run(null, raw);
  if (outcome.kind === 'reply' && 'bytes' in outcome.reply) return outcome.reply;
  return outcome.kind === 'failed' ? outcome.error.name : undefined;
}

test.each([
  ['aval-web-sdk.js', undefined, 'plain', 'public, max-age=3600, must-revalidate'],
  ['aval-web-sdk.js', 'gzip, deflate, br', 'brotli', 'public, max-age=3600, must-revalidate'],
  [`aval-web-sdk-${hash}.js`, 'gzip', 'gzip', 'public, max-age=31536000, immutable'],
])('%s to who takes %s', async (script, encoding, text, caching) => {
  const sent = await get(script, encoding === undefined ? {} : { 'accept-encoding': encoding });
  if (typeof sent !== 'object') throw new Error('no script came');
  expect(sent.bytes.toString()).toBe(text);
  expect(sent.headers).toMatchObject({
    'Cache-Control': caching,
    ETag: `"${hash}"`,
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Access-Control-Allow-Origin': '*',
  });
});

test('who has it already is told so', async () => {
  const sent = await get('aval-web-sdk.js', { 'if-none-match': `"other", "${hash}"` });
  expect(sent).toMatchObject({ status: 304, bytes: Buffer.alloc(0) });
});

test.each(['aval-web-sdk-fedcba9876543210.js', 'manifest.json', '../package.json', 'aval-web-sdk.js.br'])(
  '%s is not there',
  async (script) => {
    expect(await get(script)).toBe('route-not-found');
  },
);

test('nor is anything that was not built', async () => {
  expect(await get('aval-web-sdk.js', {}, join(folder, 'nowhere'))).toBe('route-not-found');
});

import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createApplicant, errorOf, multipart, passport } from '../applicant-steps.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const start = new Date('2026-02-03T04:05:06Z');
let now = start;
let server: TestServer;

beforeAll(async () => {
  server = await openTestServer({ clock: () => now });
});
afterAll(() => server.close());

const create = (key: string, body: unknown, as = server.sandbox) =>
  server.call('POST', `/resources/applicants?levelName=${as.levelName}`, {
    as,
    body,
    headers: { 'Idempotency-Key': key },
  });
const idOf = z.object({ id: z.string() });

test('a creation that is sent again answers what the first one did, and creates nobody', async () => {
  const first = await create('order-1', { email: 'ann@example.com' });
  const second = await create('order-1', { email: 'ann@example.com' });
  expect(second.json).toEqual(first.json);
  expect(first.headers['idempotent-replayed']).toBeUndefined();
  expect(second.headers['idempotent-replayed']).toBe('true');
  const third = await create('order-2', { email: 'ann@example.com' });
  expect(third.read(idOf).id).not.toBe(first.read(idOf).id);
});

test('two that arrive at once create one', async () => {
  const answers = await Promise.all([1, 2, 3, 4].map(() => create('at-once', { email: 'bob@example.com' })));
  const created = answers.filter(({ status }) => status === 200);
  expect(new Set(created.map((answer) => answer.read(idOf).id)).size).toBe(1);
  for (const answer of answers.filter(({ status }) => status !== 200)) {
    expect(errorOf(answer).status).toBe(409);
    expect(answer.headers['retry-after']).toBe('1');
  }
});

test('a key that comes with another request is refused', async () => {
  await create('reused', { email: 'cid@example.com' });
  expect(errorOf(await create('reused', { email: 'dan@example.com' })).status).toBe(422);
});

test('a key belongs to its token and its environment', async () => {
  const mine = await create('shared', { email: 'eve@example.com' });
  const theirs = await create('shared', { email: 'eve@example.com' }, server.otherTenant.sandbox);
  expect(theirs.read(idOf).id).not.toBe(mine.read(idOf).id);
});

test('a request that failed leaves its key free', async () => {
  const wrong = await server.call('POST', '/resources/applicants?levelName=none', {
    body: { externalUserId: 'fay' },
    headers: { 'Idempotency-Key': 'again' },
  });
  expect(wrong.status).toBe(404);
  expect((await create('again', { externalUserId: 'fay' })).status).toBe(200);
});

test('an upload that is sent again under another boundary is the same upload', async () => {
  const { id } = await createApplicant(server.call);
  const parts = [
    { name: 'metadata', content: JSON.stringify(passport) },
    { name: 'content', content: await plainJpeg(7), fileName: 'a.jpg', type: 'image/jpeg' },
  ];
  const { body, headers } = multipart(parts);
  const [, boundary = ''] = /boundary=(.*)/.exec(headers['Content-Type'] ?? '') ?? [];
  const send = (other: string) =>
    server.call('POST', `/resources/applicants/${id}/info/idDoc`, {
      body: Buffer.from(body.toString('latin1').replaceAll(boundary, other), 'latin1'),
      headers: { 'Content-Type': `multipart/form-data; boundary=${other}`, 'Idempotency-Key': 'picture' },
    });
  const [first, second] = [await send('one-boundary'), await send('other-boundary')];
  expect(first.status).toBe(200);
  expect(second.status).toBe(200);
  expect(second.headers['x-image-id']).toBe(first.headers['x-image-id']);
});

test('a key that is too long or not visible is refused', async () => {
  expect(errorOf(await create('x'.repeat(256), {})).status).toBe(400);
  expect(errorOf(await create('a b', {})).status).toBe(400);
});

test('what is kept tells nobody what was answered, and is forgotten after a day', async () => {
  await create('secret-key', { email: 'gus@example.com' });
  const rows = await server.db
    .selectFrom('idempotency_key')
    .selectAll()
    .where('environment_id', '=', server.sandbox.context.environmentId)
    .execute();
  expect(rows.length).toBeGreaterThan(0);
  const stored = rows.map((row) => `${row.key_hash} ${row.response_sealed?.toString('latin1') ?? ''}`).join();
  expect(stored).not.toContain('gus@example.com');
  expect(stored).not.toContain('secret-key');
  now = new Date(start.getTime() + 25 * 3600 * 1000);
  expect(await server.stores.idempotencyKeys.forgetOld(now)).toBe(rows.length + 1);
  now = start;
});

test('a request whose process died does not hold its key for ever', async () => {
  const key = { environmentId: server.sandbox.context.environmentId, keyHash: 'dead' };
  const { idempotencyKeys } = server.stores;
  expect(await idempotencyKeys.begin(key, 'request', start)).toEqual({ state: 'begun' });
  const soon = new Date(start.getTime() + 60_000);
  expect(await idempotencyKeys.begin(key, 'request', soon)).toEqual({ state: 'running' });
  const later = new Date(start.getTime() + 6 * 60_000);
  expect(await idempotencyKeys.begin(key, 'request', later)).toEqual({ state: 'begun' });
});

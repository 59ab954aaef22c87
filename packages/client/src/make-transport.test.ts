import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signedHeaders } from './app-token.ts';
import type { WireRequest } from './authorise.ts';
import { makeTransport, type TransportOptions } from './make-transport.ts';
import { RequestFailure } from './request-failure.ts';

type Received = WireRequest & { readonly headers: IncomingHttpHeaders };
type Planned = (response: ServerResponse) => void;

const appToken = { token: 'sbx:publicPart24.privatePart', secret: 'a secret' };
const answers = (status: number, headers: Record<string, string> = {}, text = '{}'): Planned => {
  return (response) => response.writeHead(status, headers).end(text);
};
const hangsUp: Planned = (response) => response.socket?.destroy();
const breaksOff: Planned = (response) => {
  response.writeHead(200, { 'Content-Length': '100' }).write('{');
  setImmediate(() => response.socket?.destroy());
};
const isSilent: Planned = () => undefined;

let url = '';
let received: Received[] = [];
let plan: Planned[] = [];
let pauses: number[] = [];
let clock = 1_607_551_635_000;
let stop: () => Promise<void> = async () => undefined;

beforeEach(async () => {
  received = [];
  plan = [];
  pauses = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const { method = '', url: target = '', headers } = request;
    received.push({ method, target, headers, body: Buffer.concat(chunks) });
    (plan.shift() ?? answers(200))(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  url = `http://127.0.0.1:${address.port}`;
  stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
});

afterEach(() => stop());

function theOnlyOne(): Received {
  const [one, ...more] = received;
  if (one === undefined || more.length > 0) throw new Error(`${received.length} requests came`);
  return one;
}

/** Signs by a clock that goes on by a minute at each look, and pauses for no time. */
function transport(options: Partial<TransportOptions> = {}) {
  return makeTransport({
    authorise: (request, now) =>
      signedHeaders(appToken, { ...request, timestamp: String(now.getTime() / 1000) }),
    now: () => {
      clock += 60_000;
      return new Date(clock);
    },
    random: () => 1,
    wait: async (milliseconds) => void pauses.push(milliseconds),
    ...options,
  });
}

function post(headers: Record<string, string> = {}, init: RequestInit = {}): Request {
  return new Request(`${url}/resources/applicants?levelName=a%20b`, {
    method: 'POST',
    body: '{"externalUserId":"Ї"}',
    headers: { 'Content-Type': 'application/json', ...headers },
    ...init,
  });
}

test('signs what goes over the wire, and gives the answer', async () => {
  plan = [answers(200, { 'X-Image-Id': '7' }, '{"id":"x"}')];
  const response = await transport()(post());
  expect(response.headers.get('x-image-id')).toBe('7');
  expect(await response.json()).toEqual({ id: 'x' });
  const { method, target, body, headers } = theOnlyOne();
  expect(target).toBe('/resources/applicants?levelName=a%20b');
  const timestamp = String(headers['x-app-access-ts']);
  const expected = signedHeaders(appToken, { method, target, body, timestamp })['X-App-Access-Sig'];
  expect(headers['x-app-access-sig']).toBe(expected);
});

test('a multipart body is signed as it is sent', async () => {
  const form = new FormData();
  form.append('metadata', '{}');
  form.append('content', new Blob([Uint8Array.of(0, 255, 13, 10)]), 'a.jpg');
  await transport()(new Request(`${url}/upload`, { method: 'POST', body: form }));
  const { method, target, body, headers } = theOnlyOne();
  expect(headers['content-type']).toMatch(/^multipart\/form-data; ?boundary=/);
  const timestamp = String(headers['x-app-access-ts']);
  expect(headers['x-app-access-sig']).toBe(
    signedHeaders(appToken, { method, target, body, timestamp })['X-App-Access-Sig'],
  );
});

test('a read is sent again, signed anew, until it is answered', async () => {
  plan = [answers(503), hangsUp, answers(200, {}, '{"id":"x"}')];
  const response = await transport()(new Request(`${url}/one`));
  expect(await response.json()).toEqual({ id: 'x' });
  expect(new Set(received.map(({ headers }) => headers['x-app-access-sig'])).size).toBe(3);
  expect(pauses).toEqual([250, 500]);
});

test('an answer that breaks off is no answer', async () => {
  plan = [breaksOff, answers(200, {}, '{"id":"x"}')];
  expect(await (await transport()(new Request(`${url}/one`))).json()).toEqual({ id: 'x' });
});

test('tries are bounded; the last answer is given back', async () => {
  plan = Array.from({ length: 9 }, () => answers(503, { 'X-Correlation-Id': 'c' }));
  expect((await transport({ retries: 4 })(new Request(`${url}/one`))).status).toBe(503);
  expect(received).toHaveLength(5);
  expect((await transport({ retries: 0 })(new Request(`${url}/one`))).status).toBe(503);
  expect(received).toHaveLength(6);
});

test.each([
  ['a POST without a key', () => post()],
  ['a PATCH', () => post({ 'Idempotency-Key': 'k' }, { method: 'PATCH' })],
])('%s is sent once', async (_what, request) => {
  plan = [answers(503, { 'Retry-After': '1' })];
  expect((await transport()(request())).status).toBe(503);
  plan = [hangsUp];
  await expect(transport()(request())).rejects.toMatchObject({ kind: 'unreachable' });
  expect(received).toHaveLength(2);
  expect(pauses).toEqual([]);
});

test('a POST with a key is sent again with the same key and the same body', async () => {
  plan = [hangsUp, answers(409, { 'Retry-After': '1' }), answers(200)];
  expect((await transport()(post({ 'Idempotency-Key': 'order-7' }))).status).toBe(200);
  expect(received.map(({ headers }) => headers['idempotency-key'])).toEqual([
    'order-7',
    'order-7',
    'order-7',
  ]);
  expect(new Set(received.map(({ body }) => Buffer.from(body).toString('hex'))).size).toBe(1);
  expect(pauses).toEqual([250, 1000]);
});

test('keys can be made for every POST: one for each request, not for each try', async () => {
  let made = 0;
  const newIdempotencyKey = () => {
    made += 1;
    return `key-${made}`;
  };
  const send = transport({ newIdempotencyKey });
  plan = [answers(503)];
  await send(post());
  await send(post());
  await send(post({ 'Idempotency-Key': 'mine' }));
  await send(new Request(`${url}/one`));
  expect(received.map(({ headers }) => headers['idempotency-key'])).toEqual([
    'key-1',
    'key-1',
    'key-2',
    'mine',
    undefined,
  ]);
});

test('a pause that the server asks for is kept, one that is too long ends the tries', async () => {
  plan = [answers(429, { 'Retry-After': '7' }), answers(429, { 'Retry-After': '61' })];
  const response = await transport({ retries: 5 })(new Request(`${url}/one`));
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '61']);
  expect(pauses).toEqual([7000]);
});

test('a server that says nothing is given up in time', async () => {
  plan = [isSilent];
  await expect(transport({ timeoutMs: 20, retries: 0 })(new Request(`${url}/one`))).rejects.toMatchObject({
    kind: 'timeout',
  });
});

test('so is one that stops in the middle of its answer', async () => {
  plan = [(response) => void response.writeHead(200).write('{')];
  await expect(transport({ timeoutMs: 200, retries: 0 })(new Request(`${url}/one`))).rejects.toMatchObject({
    kind: 'timeout',
  });
});

test('the caller can give up: before, while waiting for the answer, between tries', async () => {
  const aborted = AbortSignal.abort();
  await expect(transport()(new Request(`${url}/one`, { signal: aborted }))).rejects.toMatchObject({
    kind: 'aborted',
  });
  expect(received).toHaveLength(0);

  const during = new AbortController();
  plan = [() => during.abort()];
  await expect(transport()(new Request(`${url}/one`, { signal: during.signal }))).rejects.toMatchObject({
    kind: 'aborted',
  });
  expect(received).toHaveLength(1);

  const between = new AbortController();
  plan = [answers(503, { 'Retry-After': '50' })];
  const { wait } = await import('./wait.ts');
  const waiting = transport({
    wait: (milliseconds, signal) => {
      const paused = wait(milliseconds, signal);
      between.abort();
      return paused;
    },
  });
  const given = waiting(new Request(`${url}/one`, { signal: between.signal }));
  await expect(given).rejects.toBeInstanceOf(RequestFailure);
  expect(received).toHaveLength(2);
});

test('a redirection is not followed: tokens go nowhere else', async () => {
  plan = [answers(302, { Location: `${url}/elsewhere` })];
  await expect(transport({ retries: 0 })(new Request(`${url}/one`))).rejects.toMatchObject({
    kind: 'unreachable',
  });
  expect(received.map(({ target }) => target)).toEqual(['/one']);
});

test('an event stream is handed on as it comes, and ends when the caller gives up', async () => {
  const controller = new AbortController();
  plan = [
    (response) => void response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('data: 1\n\n'),
  ];
  const response = await transport()(new Request(`${url}/events`, { signal: controller.signal }));
  const reader = response.body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('data: 1\n\n');
  controller.abort();
  await expect(reader?.read()).rejects.toThrow();
});

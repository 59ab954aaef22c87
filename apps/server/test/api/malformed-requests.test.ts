import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { signedHeaders } from '@aval/client/app-token';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { timestampOf } from '../api-client.ts';
import { createApplicant, errorOf, newUserId } from '../applicant-steps.ts';
import { type RawRequest, sendBytes, sendSigned } from '../raw-request.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

const json = 'Content-Type: application/json';
let server: TestServer;
let applicantId: string;

beforeAll(async () => {
  server = await openTestServer();
  applicantId = (await createApplicant(server.call)).id;
});
afterAll(() => server.close());

const send = (request: RawRequest) => sendSigned(server.url, server.sandbox, request);
const create = (target: string, headerLines: readonly string[] = [json]) =>
  send({ method: 'POST', target, headerLines, body: JSON.stringify({ externalUserId: newUserId() }) });

describe('requests that no client should send', () => {
  test.each(['/resources/applicants/%zz/one', '/resources/applicants/%ff/one'])(
    'bad escape in %s',
    async (target) => {
      expect(errorOf(await send({ method: 'GET', target })).status).toBe(400);
    },
  );

  test.each(['nonsense', 'application/', ';;;'])('415 for Content-Type: %s', async (type) => {
    const target = '/resources/applicants?levelName=basic-kyc-level';
    expect(errorOf(await create(target, [`Content-Type: ${type}`])).status).toBe(415);
  });

  test('JSON labelled text/plain, as fetch labels every string', async () => {
    const target = '/resources/applicants?levelName=basic-kyc-level';
    expect((await create(target, ['Content-Type: text/plain;charset=UTF-8'])).status).toBe(200);
  });

  test('testDigest takes a text/plain body as it is, JSON or not', async () => {
    const target = '/resources/inspectionCallbacks/testDigest?secretKey=Jefe';
    for (const body of ['what do ya want for nothing?', '{"type":"applicantReviewed"}']) {
      const answer = await send({ method: 'POST', target, headerLines: ['Content-Type: text/plain'], body });
      expect(answer.bytes.toString()).toBe(createHmac('sha256', 'Jefe').update(body).digest('hex'));
    }
  });

  test.each(['PUT', 'OPTIONS', 'PROPFIND', 'TRACE'])('405 for %s', async (method) => {
    const answer = await send({ method, target: `/resources/applicants/${applicantId}/one` });
    expect(answer.status).toBe(405);
    expect(answer.headers['allow']).toBe('GET');
  });

  test('JSON in chunks is signed as the bytes it carries', async () => {
    const body = JSON.stringify({ externalUserId: newUserId() });
    const method = 'POST';
    const target = '/resources/applicants?levelName=basic-kyc-level';
    const timestamp = timestampOf(new Date());
    const signed = signedHeaders(server.sandbox, { timestamp, method, target, body: Buffer.from(body) });
    const lines = [
      `${method} ${target} HTTP/1.1`,
      'Host: a',
      'Transfer-Encoding: chunked',
      ...Object.entries(signed).map(([name, value]) => `${name}: ${value}`),
    ];
    const cut = 5;
    const chunks = [body.slice(0, cut), body.slice(cut)].map(
      (text) => `${text.length.toString(16)}\r\n${text}\r\n`,
    );
    const text = `${lines.join('\r\n')}\r\n\r\n${chunks.join('')}0\r\n\r\n`;
    expect((await sendBytes(server.url, [Buffer.from(text)])).status).toBe(200);
  });

  test('JSON without a content type', async () => {
    expect((await create('/resources/applicants?levelName=basic-kyc-level', [])).status).toBe(200);
  });

  test('a body that is not JSON', async () => {
    const target = '/resources/applicants?levelName=basic-kyc-level';
    const answer = await send({ method: 'POST', target, headerLines: [json], body: '{"a":' });
    expect(errorOf(answer).status).toBe(400);
  });

  test('413 for JSON above a megabyte, announced', async () => {
    const target = '/resources/applicants?levelName=basic-kyc-level';
    const body = JSON.stringify({ externalUserId: 'x'.repeat(1024 * 1024) });
    expect(errorOf(await send({ method: 'POST', target, headerLines: [json], body })).status).toBe(413);
  });

  test('413 for JSON above a megabyte, in chunks', async () => {
    const megabyte = Buffer.alloc(1024 * 1024, 0x20);
    const head = [
      'POST /resources/applicants?levelName=basic-kyc-level HTTP/1.1',
      'Host: 127.0.0.1',
      json,
      `X-App-Token: ${server.sandbox.token}`,
      `X-App-Access-Ts: ${Math.floor(Date.now() / 1000)}`,
      `X-App-Access-Sig: ${'0'.repeat(64)}`,
      'Transfer-Encoding: chunked',
    ];
    const chunk = Buffer.concat([Buffer.from('100000\r\n'), megabyte, Buffer.from('\r\n')]);
    const start = Buffer.from(`${head.join('\r\n')}\r\n\r\n`);
    const answer = await sendBytes(server.url, [start, chunk, chunk, Buffer.from('0\r\n\r\n')]);
    expect(errorOf(answer).status).toBe(413);
  });

  test.each([
    ['no HTTP at all', 'HELO example.org\r\n\r\n'],
    ['headers above the limit', `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`],
    ['two different lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'],
  ])('%s: 400 in the form of every error', async (_what, text) => {
    expect(errorOf(await sendBytes(server.url, [Buffer.from(text)])).status).toBe(400);
  });

  test('a client that hangs up in the middle of a body does no harm', async () => {
    const head = [
      'POST /resources/applicants?levelName=basic-kyc-level HTTP/1.1',
      'Host: 127.0.0.1',
      `X-App-Token: ${server.sandbox.token}`,
      `X-App-Access-Ts: ${Math.floor(Date.now() / 1000)}`,
      `X-App-Access-Sig: ${'0'.repeat(64)}`,
      'Content-Length: 100',
    ];
    await hangUpAfter(`${head.join('\r\n')}\r\n\r\n{`);
    expect((await server.call('GET', '/resources/applicants/-/levels')).status).toBe(200);
    expect(server.log()).not.toContain('"level":50');
  });
});

function hangUpAfter(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(server.url).port) });
    socket.on('error', reject);
    socket.on('close', () => resolve());
    socket.resume().end(text);
  });
}

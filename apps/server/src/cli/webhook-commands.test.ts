import { createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { verifyWebhookCommand } from './webhook-commands.ts';

const secret = 'a secret of ours';
const body = Buffer.from('{"type":"applicantReviewed","note":"größer"}\n');
const digest = createHmac('sha256', secret).update(body).digest('hex');
const sent = { id: 'msg_1', timestamp: '1770091506' };
const signature = `v1,${createHmac('sha256', secret)
  .update(`${sent.id}.${sent.timestamp}.`)
  .update(body)
  .digest('base64')}`;

let folder: string;
let bodyFile: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aval-webhook-'));
  bodyFile = join(folder, 'body.json');
  await writeFile(bodyFile, body);
});
afterEach(() => {
  process.exitCode = undefined;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function verify(options: Partial<Parameters<typeof verifyWebhookCommand>[1]>) {
  const told: string[] = [];
  const none = { digest: undefined, id: undefined, timestamp: undefined, signature: undefined };
  await verifyWebhookCommand(
    { json: true, write: (text: string) => told.push(text) },
    { secret, bodyFile, algorithm: 'HMAC_SHA256_HEX', ...none, ...options },
  );
  const answered: unknown = JSON.parse(told.join(''));
  return { answered, status: process.exitCode };
}

describe('aval webhook verify', () => {
  it('sums the very bytes of the file', async () => {
    const { answered, status } = await verify({});
    expect(answered).toEqual({ bytes: body.length, algorithm: 'HMAC_SHA256_HEX', digest });
    expect(status).toBeUndefined();
  });

  it.each([
    ['the digest', { digest }],
    ['the digest in capitals', { digest: digest.toUpperCase() }],
    ['the signature', { ...sent, signature }],
    ['one of two signatures', { ...sent, signature: `v1,AAAA ${signature}` }],
    ['both', { digest, ...sent, signature }],
  ])('takes a body for genuine by %s', async (_name, options) => {
    expect(await verify(options)).toMatchObject({ answered: { ok: true }, status: undefined });
  });

  it.each([
    ['another digest', { digest: digest.replace(/^./, 'g') }],
    ['another secret', { digest, secret: 'another one' }],
    ['another hash', { digest, algorithm: 'HMAC_SHA1_HEX' as const }],
    ['another time', { ...sent, timestamp: '1770091507', signature }],
    ['a wrong signature beside a right digest', { digest, ...sent, signature: 'v1,AAAA' }],
  ])('refuses %s, with status 1', async (_name, options) => {
    expect(await verify(options)).toMatchObject({ answered: { ok: false }, status: 1 });
  });

  it('says what is missing', async () => {
    await expect(verify({ signature })).rejects.toThrow('--signature needs --id and --timestamp.');
    await expect(verify({ bodyFile: join(folder, 'none') })).rejects.toThrow('cannot be read');
  });
});

import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { makeBodyReader } from './read-body.ts';

const mega = 1024 * 1024;

/** A request whose body arrives as it is written to `body`. */
function request(headers: Record<string, string>) {
  const message = new IncomingMessage(new Socket());
  Object.assign(message.headers, headers);
  const body = new PassThrough();
  body.on('data', (chunk: Buffer) => message.push(chunk));
  body.on('end', () => message.push(null));
  return { message, body };
}

const multipart = (length: number) => ({
  'content-type': 'multipart/form-data; boundary=x',
  'content-length': String(length),
});

const files = { takesFiles: true };

describe('the memory for bodies', () => {
  it('is budgeted per caller: one who takes much leaves the others theirs', async () => {
    const read = makeBodyReader();
    const held = [];
    for (let index = 0; index < 2; index += 1) {
      const { message, body } = request(multipart(60 * mega));
      const reading = read(message, 'greedy', files);
      body.end(Buffer.alloc(60 * mega));
      held.push(await reading);
    }
    expect(held.every((body) => body.ok)).toBe(true);
    expect(await read(request(multipart(60 * mega)).message, 'greedy', files)).toMatchObject({
      ok: false,
      error: { name: 'overloaded', retryAfterSeconds: 2 },
    });
    const { message, body } = request(multipart(60 * mega));
    const other = read(message, 'modest', files);
    body.end(Buffer.alloc(60 * mega));
    expect((await other).ok).toBe(true);
    for (const each of held) if (each.ok) each.value.release();
    const again = request(multipart(1));
    const reading = read(again.message, 'greedy', files);
    again.body.end(Buffer.alloc(1));
    expect((await reading).ok).toBe(true);
  });

  it('is that of a JSON body where no files are taken, whatever the request calls itself', async () => {
    const { message } = request(multipart(2 * mega));
    expect(await makeBodyReader()(message, 'anybody', { takesFiles: false })).toMatchObject({
      ok: false,
      error: { name: 'payload-too-large' },
    });
  });
});

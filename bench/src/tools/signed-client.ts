import { setTimeout as delay } from 'node:timers/promises';
import type { z } from 'zod';
import { type Credentials, signedHeaders } from './sign.ts';

export type SignedClient = {
  readonly credentials: Credentials;
  readonly call: <Schema extends z.ZodType>(
    method: string,
    target: string,
    schema: Schema,
    body?: unknown,
  ) => Promise<z.output<Schema>>;
  readonly upload: (target: string, metadata: unknown, file: Uint8Array, fileName: string) => Promise<void>;
};

const MAXIMUM_TRIES = 60;

/** A client as an integrator would write it. Waits and tries again when the server says that it has too much to do. */
export function makeClient(baseUrl: string, token: string, secret: string): SignedClient {
  const credentials = { token, secret };
  const send = async (
    method: string,
    target: string,
    body: Buffer,
    contentType: string,
  ): Promise<unknown> => {
    for (let attempt = 1; ; attempt += 1) {
      const timestamp = String(Math.floor(Date.now() / 1000));
      const headers = {
        'Content-Type': contentType,
        ...signedHeaders(credentials, timestamp, method, target, body),
      };
      const init = body.length === 0 ? {} : { body: new Uint8Array(body) };
      const response = await fetch(baseUrl + target, { method, headers, ...init });
      const text = await response.text();
      const wait = response.headers.get('retry-after');
      if (wait !== null && attempt < MAXIMUM_TRIES) {
        await delay(Number(wait) * 1000);
        continue;
      }
      if (!response.ok) throw new Error(`${method} ${target} answered ${response.status}: ${text}`);
      const value: unknown = JSON.parse(text);
      return value;
    }
  };
  return {
    credentials,
    call: async (method, target, schema, body) => {
      const bytes = body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body));
      return schema.parse(await send(method, target, bytes, 'application/json'));
    },
    upload: async (target, metadata, file, fileName) => {
      const form = new FormData();
      form.append('metadata', JSON.stringify(metadata));
      form.append('content', new Blob([new Uint8Array(file)], { type: 'image/jpeg' }), fileName);
      const encoded = new Response(form);
      const contentType = encoded.headers.get('content-type') ?? '';
      await send('POST', target, Buffer.from(await encoded.arrayBuffer()), contentType);
    },
  };
}

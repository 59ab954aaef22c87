import type { z } from 'zod';
import { signRequest } from '../../platform/http/request-signature.ts';

export type DemoClient = {
  readonly call: <Schema extends z.ZodType>(
    method: string,
    target: string,
    schema: Schema,
    body?: unknown,
  ) => Promise<z.output<Schema>>;
  readonly upload: (target: string, metadata: unknown, file: Uint8Array, fileName: string) => Promise<void>;
};

/** A client as an integrator would write it: signs each request and knows nothing of the server's inside. */
export function makeDemoClient(baseUrl: string, token: string, secret: string): DemoClient {
  const send = async (
    method: string,
    target: string,
    body: Buffer,
    contentType: string,
  ): Promise<unknown> => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const response = await fetch(baseUrl + target, {
      method,
      headers: {
        'Content-Type': contentType,
        'X-App-Token': token,
        'X-App-Access-Ts': timestamp,
        'X-App-Access-Sig': signRequest(secret, { timestamp, method, target, body }),
      },
      ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${target} answered ${response.status}: ${text}`);
    const value: unknown = JSON.parse(text);
    return value;
  };
  return {
    call: async (method, target, schema, body) =>
      schema.parse(
        await send(
          method,
          target,
          body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body)),
          'application/json',
        ),
      ),
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

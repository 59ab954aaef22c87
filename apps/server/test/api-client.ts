import { request } from 'node:http';
import { type AppToken, signedHeaders } from '@aval/client/app-token';
import type { z } from 'zod';

export type CallOptions = {
  /** Who calls: an app token (the sandbox's when absent), an access token, or nobody. */
  readonly as?: AppToken | { readonly accessToken: string } | 'nobody';
  /** An object goes as JSON; text and bytes go as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** For requests that are signed wrongly on purpose. */
  readonly signing?: {
    readonly timestamp?: string;
    readonly signedTarget?: string;
    readonly signedMethod?: string;
    readonly signedBody?: string | Buffer;
    readonly change?: (signature: string) => string;
  };
};

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
  readonly json: unknown;
  /** The JSON read by a schema: for fields that a test goes on with. */
  readonly read: <Schema extends z.ZodType>(schema: Schema) => z.output<Schema>;
};

export type Call = (method: string, target: string, options?: CallOptions) => Promise<Answer>;

/** A client that signs as the documentation says, sends targets untouched, and can be told to sign wrongly. */
export function makeCall(url: string, byDefault: AppToken, now: () => Date): Call {
  return (method, target, options = {}) => {
    const body = bodyOf(options.body);
    const headers = {
      ...(body === undefined || Buffer.isBuffer(options.body) ? {} : { 'Content-Type': 'application/json' }),
      ...authentication(options, byDefault, now, method, target, body),
      ...options.headers,
    };
    return send(url, method, target, headers, body);
  };
}

/** Unix seconds as the header carries them. */
export function timestampOf(now: Date): string {
  return String(Math.floor(now.getTime() / 1000));
}

function bodyOf(body: unknown): Buffer | undefined {
  if (body === undefined || Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body), 'utf8');
}

function authentication(
  options: CallOptions,
  byDefault: AppToken,
  now: () => Date,
  method: string,
  target: string,
  body: Buffer | undefined,
): Record<string, string> {
  const { as = byDefault, signing = {} } = options;
  if (as === 'nobody') return {};
  if ('accessToken' in as) return { 'X-Access-Token': as.accessToken };
  const signed = signedHeaders(as, {
    timestamp: signing.timestamp ?? timestampOf(now()),
    method: signing.signedMethod ?? method,
    target: signing.signedTarget ?? target,
    body: signing.signedBody === undefined ? (body ?? Buffer.alloc(0)) : Buffer.from(signing.signedBody),
  });
  const signature = signed['X-App-Access-Sig'] ?? '';
  return { ...signed, 'X-App-Access-Sig': signing.change?.(signature) ?? signature };
}

function send(
  url: string,
  method: string,
  target: string,
  headers: Record<string, string>,
  body: Buffer | undefined,
): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'Content-Length': String(body.length) };
    const sent = request({ hostname, port, method, path: target, headers: { ...length, ...headers } });
    sent.on('error', reject);
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve(answerOf(response.statusCode ?? 0, response.headers, Buffer.concat(chunks))),
      );
    });
    sent.end(body);
  });
}

/** An answer whose JSON is read when there is any. */
export function answerOf(status: number, headers: Answer['headers'], bytes: Buffer): Answer {
  const isJson = String(headers['content-type'] ?? '').startsWith('application/json');
  const json: unknown = isJson ? JSON.parse(bytes.toString('utf8')) : undefined;
  return {
    status,
    headers,
    bytes,
    json,
    read: (schema) => {
      if (status !== 200) throw new Error(`answered ${status}: ${bytes.toString('utf8')}`);
      return schema.parse(json);
    },
  };
}

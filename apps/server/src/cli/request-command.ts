import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { signRequest } from '../platform/http/request-signature.ts';
import { requireConfig } from './errand.ts';
import { CommandFailure, type Output } from './output.ts';

export type RequestOptions = {
  /** Target as it goes on the wire: path and query, already encoded. */
  readonly target: string;
  readonly method: string;
  /** JSON, or `@` and the name of a file that holds it. */
  readonly data: string | undefined;
  /** Sends a multipart body: `data` as the part `metadata`, this file as the part `content`. */
  readonly file: string | undefined;
  readonly url: string | undefined;
};

/** Signs a request, sends it, prints the answer. A failed one is printed to standard error and ends with status 1. */
export async function requestCommand(output: Output, options: RequestOptions): Promise<void> {
  const config = requireConfig();
  const { appToken: token, secretKey: secret } = config;
  if (token === undefined || secret === undefined)
    throw new CommandFailure('Set AVAL_APP_TOKEN and AVAL_SECRET_KEY (see `aval token create`).');
  if (!options.target.startsWith('/')) throw new CommandFailure('The path has to begin with a slash.');
  const baseUrl = options.url ?? config.publicUrl ?? `http://${config.host}:${config.port}`;
  const { body, contentType } = await bodyOf(options);
  const method = options.method.toUpperCase();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const response = await send(new URL(baseUrl).origin + options.target, {
    method,
    headers: {
      ...(contentType === undefined ? {} : { 'Content-Type': contentType }),
      'X-App-Token': token,
      'X-App-Access-Ts': timestamp,
      'X-App-Access-Sig': signRequest(secret, { timestamp, method, target: options.target, body }),
    },
    ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
  });
  const text = await response.text();
  const shown = output.json ? text : prettified(text);
  if (!response.ok) throw new CommandFailure(`${response.status} ${response.statusText}\n${shown}`);
  output.write(shown);
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : 'no answer';
    throw new CommandFailure(`${new URL(url).origin} could not be reached: ${cause}`);
  }
}

async function bodyOf({
  data,
  file,
}: RequestOptions): Promise<{ readonly body: Buffer; readonly contentType: string | undefined }> {
  const json = data?.startsWith('@') ? (await readNamed(data.slice(1))).toString('utf8') : data;
  if (file === undefined) {
    const body = Buffer.from(json ?? '', 'utf8');
    return { body, contentType: json === undefined ? undefined : 'application/json' };
  }
  const form = new FormData();
  form.append('metadata', json ?? '{}');
  form.append('content', new Blob([new Uint8Array(await readNamed(file))]), basename(file));
  const encoded = new Response(form);
  const contentType = encoded.headers.get('content-type') ?? undefined;
  return { body: Buffer.from(await encoded.arrayBuffer()), contentType };
}

async function readNamed(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch {
    throw new CommandFailure(`${file} cannot be read.`);
  }
}

function prettified(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

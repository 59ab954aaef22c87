import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { withAppToken } from '@aval/client/app-token';
import type { Authorise } from '@aval/client/authorise';
import { makeTransport } from '@aval/client/make-transport';
import { RequestFailure } from '@aval/client/request-failure';
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
  if (body.length > 0 && ['GET', 'HEAD'].includes(method))
    throw new CommandFailure(`A ${method} carries no data: what it asks for stands in the query.`);
  const request = new Request(new URL(baseUrl).origin + options.target, {
    method,
    headers: contentType === undefined ? {} : { 'Content-Type': contentType },
    ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
  });
  const response = await send(withAppToken({ token, secret }), request);
  const text = await response.text();
  const shown = output.json ? text : prettified(text);
  if (!response.ok) throw new CommandFailure(`${response.status} ${response.statusText}\n${shown}`);
  output.write(shown);
}

/** Once: a person at a terminal decides about trying again. */
async function send(authorise: Authorise, request: Request): Promise<Response> {
  try {
    return await makeTransport({ authorise, retries: 0, timeoutMs: 120_000 })(request);
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error;
    const { cause } = error;
    const reason =
      cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : error.message;
    throw new CommandFailure(`${new URL(request.url).origin} could not be reached: ${reason}`);
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

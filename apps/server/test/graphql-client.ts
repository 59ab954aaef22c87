import { type AppToken, signedHeaders } from '@aval/client/app-token';
import { z } from 'zod';
import { timestampOf } from './api-client.ts';

const errorSchema = z.object({
  message: z.string(),
  extensions: z.looseObject({ code: z.string(), status: z.number().int() }),
});
const answerSchema = z.strictObject({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(errorSchema).optional(),
});

export type GraphqlAnswer = z.output<typeof answerSchema> & {
  readonly status: number;
  readonly headers: Headers;
};
type Sent = { readonly query: string; readonly variables?: Readonly<Record<string, unknown>> };
export type Credential = Readonly<Record<string, string>>;

export function bearer(accessToken: string): Credential {
  return { Authorization: `Bearer ${accessToken}` };
}

/** Asks with an applicant's token. */
export async function ask(url: string, credential: Credential, sent: Sent): Promise<GraphqlAnswer> {
  const headers = { 'Content-Type': 'application/json', ...credential };
  return read(await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify(sent) }));
}

/** Asks as an officer's program: with an app token, signed as for REST. */
export async function askSigned(url: string, token: AppToken, sent: Sent): Promise<GraphqlAnswer> {
  const body = JSON.stringify(sent);
  const request = { timestamp: timestampOf(new Date()), method: 'POST', target: '/graphql' };
  return ask(url, signedHeaders(token, { ...request, body: Buffer.from(body) }), sent);
}

/** Sends a file as the variable `file`, by the multipart request specification. */
export async function askWithFile(
  url: string,
  credential: Credential,
  { query, variables }: Sent,
  file: Buffer,
): Promise<GraphqlAnswer> {
  const form = new FormData();
  form.set('operations', JSON.stringify({ query, variables: { ...variables, file: null } }));
  form.set('map', JSON.stringify({ 0: ['variables.file'] }));
  form.set('0', new Blob([new Uint8Array(file)], { type: 'image/jpeg' }), 'picture.jpg');
  return read(await fetch(`${url}/graphql`, { method: 'POST', headers: credential, body: form }));
}

async function read(response: Response): Promise<GraphqlAnswer> {
  const { status, headers } = response;
  return { status, headers, ...answerSchema.parse(await response.json()) };
}

export type Subscription = {
  /** What came so far. */
  readonly events: readonly z.output<typeof answerSchema>[];
  /** True when the server has ended it. */
  readonly isEnded: () => boolean;
  /** Goes away without a word, as a closed page does. */
  readonly leave: () => Promise<void>;
};

/** Subscribes over server-sent events; resolves when the answer begins. */
export async function subscribe(url: string, credential: Credential, sent: Sent): Promise<Subscription> {
  const leaving = new AbortController();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream', ...credential },
    body: JSON.stringify(sent),
    signal: leaving.signal,
  });
  const type = String(response.headers.get('content-type'));
  if (response.body === null || !type.startsWith('text/event-stream'))
    throw new Error(`answered ${response.status} ${type}: ${await response.text()}`);
  const events: z.output<typeof answerSchema>[] = [];
  let ended = false;
  const reading = readEvents(response.body, events).then(
    () => {
      ended = true;
    },
    () => {
      ended = true;
    },
  );
  return {
    events,
    isEnded: () => ended,
    leave: async () => {
      leaving.abort();
      await reading;
    },
  };
}

async function readEvents(
  body: ReadableStream<Uint8Array>,
  events: z.output<typeof answerSchema>[],
): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^event: next\ndata: (.*)$/m.exec(block)?.[1];
      if (data !== undefined) events.push(answerSchema.parse(JSON.parse(data)));
    }
  }
}

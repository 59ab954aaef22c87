import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';

export type ReceivedRequest = {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  /** Exactly the bytes that came. */
  readonly body: Buffer;
};

/** How to answer: a status with an optional body and location, or not at all. */
export type PlannedAnswer =
  | {
      readonly status: number;
      readonly body?: string;
      readonly location?: string;
      readonly retryAfter?: string;
      /** Not before this has happened. */
      readonly after?: Promise<unknown>;
      /** Whether the connection ends with the answer. */
      readonly close?: boolean;
    }
  | 'silence'
  | 'hang up';

export type WebhookReceiver = {
  readonly url: string;
  readonly port: number;
  readonly received: ReceivedRequest[];
  /** Answers of the next requests, in order; 200 when there are none left. */
  readonly plan: PlannedAnswer[];
  readonly close: () => Promise<void>;
};

/** A real HTTP server on a free port of 127.0.0.1. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const received: ReceivedRequest[] = [];
  const plan: PlannedAnswer[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const { method, url, headers } = request;
    received.push({ method, path: url, headers, body: Buffer.concat(chunks) });
    const answer = plan.shift() ?? { status: 200 };
    if (answer === 'silence') return;
    if (answer === 'hang up') {
      request.socket.destroy();
      return;
    }
    await answer.after;
    response.statusCode = answer.status;
    if (answer.retryAfter !== undefined) response.setHeader('Retry-After', answer.retryAfter);
    if (answer.close === true) response.setHeader('Connection', 'close');
    if (answer.location !== undefined) response.setHeader('Location', answer.location);
    response.end(answer.body ?? 'thanks');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the receiver has no port');
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${address.port}/hook`, port: address.port, received, plan, close };
}

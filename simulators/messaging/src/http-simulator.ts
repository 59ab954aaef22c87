import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { Scenario } from './scenario.ts';

export type HttpRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};
export type HttpReply = { readonly status: number; readonly json: unknown };

/** An HTTP server on loopback that answers as `answer` says, unless the script wants trouble. */
export async function startHttp(
  next: () => Scenario,
  answer: (request: HttpRequest, scenario: 'ok' | 'refuse') => HttpReply,
): Promise<{ readonly origin: string; readonly close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const scenario = next();
      switch (scenario) {
        case 'hang':
          return;
        case 'drop':
          response.writeHead(200, { 'Content-Length': '1000' });
          response.write('{"half":', () => response.destroy());
          return;
        case 'busy':
          return reply(
            response,
            { status: 429, json: { message: 'Too Many Requests' } },
            { 'Retry-After': '7' },
          );
        case 'broken':
          response.writeHead(200, { 'Content-Type': 'application/json' });
          response.end('<html>gateway</html>');
          return;
        case 'ok':
        case 'refuse': {
          const { method = '', url: path = '', headers } = request;
          const body = Buffer.concat(chunks).toString('utf8');
          reply(response, answer({ method, path, headers, body }, scenario), {});
        }
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the simulator has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function reply(response: ServerResponse, { status, json }: HttpReply, headers: Record<string, string>): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(JSON.stringify(json));
}

import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

/** What the next request meets instead of the server behind. */
export type RelayScenario = 'busy' | 'hang' | 'drop' | 'broken';

export type Relay = {
  readonly url: string;
  readonly play: (...scenarios: RelayScenario[]) => void;
  readonly close: () => Promise<void>;
};

/** Stands between a client and a real server on loopback: passes every byte on, or makes the trouble that was asked for. */
export async function startRelay(target: string): Promise<Relay> {
  const script: RelayScenario[] = [];
  const server = createServer((incoming, response) => {
    const scenario = script.shift();
    if (scenario === undefined) return pass(target, incoming, response);
    incoming.resume();
    incoming.on('end', () => trouble(scenario, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the relay has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    play: (...scenarios) => void script.push(...scenarios),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function pass(target: string, incoming: IncomingMessage, response: ServerResponse): void {
  const { hostname, port } = new URL(target);
  const { method, url: path, headers } = incoming;
  const onward = request({ hostname, port, method, path, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  incoming.pipe(onward);
}

function trouble(scenario: RelayScenario, response: ServerResponse): void {
  if (scenario === 'hang') return;
  if (scenario === 'busy') {
    response.writeHead(429, { 'Content-Type': 'application/json', 'Retry-After': '7' });
    response.end('{"description":"Too many requests","code":429}');
  } else if (scenario === 'broken') {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end('<html>all is well</html>');
  } else {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
    response.write('{"half":', () => response.destroy());
  }
}

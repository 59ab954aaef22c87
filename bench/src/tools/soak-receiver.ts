import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { verifyWebhook } from '@aval/client/verify-webhook';

/** How a receiver behaves: shares of the requests from 0 to 1. */
export type Behaviour = { readonly fails: number; readonly hangs: number };

export type SoakReceiver = {
  readonly url: string;
  readonly secretKey: string;
  /** Requests that came, by how they were answered. */
  readonly counts: { requests: number; received: number; failed: number; hung: number; wrong: number };
  /** Events answered with 204, and how often. */
  readonly received: ReadonlyMap<string, number>;
  /** First request of each event, by applicant, in the order of their arrival. */
  readonly firstTries: ReadonlyMap<string, readonly string[]>;
  /** When an applicant was first heard of, on the clock of `performance.now()`. */
  readonly arrivedAt: ReadonlyMap<string, number>;
  /** Nobody listens for so long. */
  readonly die: (milliseconds: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

const failures = [500, 503, 429, 404, 302];

/** A receiver on loopback that answers badly on purpose; a digest that is wrong is counted and refused. */
export async function startSoakReceiver({ fails, hangs }: Behaviour): Promise<SoakReceiver> {
  const secretKey = randomBytes(18).toString('hex');
  const counts = { requests: 0, received: 0, failed: 0, hung: 0, wrong: 0 };
  const received = new Map<string, number>();
  const firstTries = new Map<string, string[]>();
  const arrivedAt = new Map<string, number>();
  const seen = new Set<string>();
  const make = () =>
    createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('error', () => undefined);
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        counts.requests += 1;
        const body = Buffer.concat(chunks);
        const webhook = verifyWebhook({ secret: secretKey, headers: request.headers, body });
        if (!webhook.ok) {
          counts.wrong += 1;
          response.writeHead(401).end();
          return;
        }
        const eventId = webhook.id;
        if (!seen.has(eventId)) {
          seen.add(eventId);
          const { applicantId } = webhook.event;
          const earlier = firstTries.get(applicantId);
          if (earlier === undefined) {
            firstTries.set(applicantId, [eventId]);
            arrivedAt.set(applicantId, performance.now());
          } else earlier.push(eventId);
        }
        const fate = Math.random();
        if (fate < hangs) {
          counts.hung += 1;
          return;
        }
        if (fate < hangs + fails) {
          counts.failed += 1;
          const status = failures[counts.failed % failures.length] ?? 500;
          response.writeHead(status, status === 302 ? { Location: '/elsewhere' } : {}).end('not now');
          return;
        }
        counts.received += 1;
        received.set(eventId, (received.get(eventId) ?? 0) + 1);
        response.writeHead(204).end();
      });
    });
  let server = make();
  const port = await listen(server, 0);
  return {
    url: `http://127.0.0.1:${port}/`,
    secretKey,
    counts,
    received,
    firstTries,
    arrivedAt,
    die: async (milliseconds) => {
      await close(server);
      await delay(milliseconds);
      server = make();
      await listen(server, port);
    },
    close: () => close(server),
  };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the receiver has no port');
  return address.port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

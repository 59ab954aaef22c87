import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { expectData } from '@aval/client/outcome';
import { verifyWebhook } from '@aval/client/verify-webhook';
import type { SignedClient } from './signed-client.ts';

/** One request that arrived, repeated ones included. */
export type Arrival = {
  readonly applicantId: string;
  readonly type: string;
  readonly eventId: string;
  /** GREEN, RED or onHold; empty for what is no verdict. */
  readonly verdict: string;
  readonly labels: readonly string[];
  /** On the clock of `performance.now()`. */
  readonly at: number;
};

export type Receiver = {
  readonly arrivals: readonly Arrival[];
  /** Requests whose digest was wrong. */
  readonly refused: () => number;
  /** The first verdict of an applicant; rejects after `timeoutMs`. */
  readonly verdictOf: (applicantId: string, timeoutMs: number) => Promise<Arrival>;
  /** Resolves when verdicts of so many different applicants have arrived. */
  readonly verdicts: (count: number, timeoutMs: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

const verdictTypes: readonly string[] = ['applicantReviewed', 'applicantOnHold'];

/** Listens on loopback, and has the server send it what happens to applicants. */
export async function receiveWebhooks(client: SignedClient): Promise<Receiver> {
  const secretKey = randomBytes(18).toString('hex');
  const arrivals: Arrival[] = [];
  const decided = new Map<string, Arrival>();
  const watchers = new Set<() => void>();
  let refused = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const at = performance.now();
      const body = Buffer.concat(chunks);
      const webhook = verifyWebhook({ secret: secretKey, headers: request.headers, body });
      if (!webhook.ok) {
        refused += 1;
        response.writeHead(401).end();
        return;
      }
      const { applicantId, type, reviewStatus, reviewResult } = webhook.event;
      const verdict = verdictTypes.includes(type) ? (reviewResult?.reviewAnswer ?? reviewStatus) : '';
      const eventId = String(request.headers['x-event-id'] ?? '');
      const labels = reviewResult?.reviewAnswer === 'RED' ? reviewResult.rejectLabels : [];
      const arrival = { applicantId, type, eventId, verdict, labels, at };
      arrivals.push(arrival);
      if (verdict !== '' && !decided.has(applicantId)) decided.set(applicantId, arrival);
      response.writeHead(204).end();
      for (const look of [...watchers]) look();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the receiver has no port');
  await expectData(
    client.POST('/resources/api/agent/clientWebhooks', {
      body: {
        name: 'bench',
        target: `http://127.0.0.1:${address.port}/`,
        targetType: 'http',
        types: ['applicantPending', 'applicantReviewed', 'applicantOnHold'],
        secretKey,
        signatureAlgorithm: 'HMAC_SHA256_HEX',
      },
    }),
  );
  const until = <Value>(look: () => Value | undefined, timeoutMs: number, what: string): Promise<Value> =>
    new Promise((resolve, reject) => {
      const again = () => {
        const found = look();
        if (found === undefined) return;
        clearTimeout(timer);
        watchers.delete(again);
        resolve(found);
      };
      const timer = setTimeout(() => {
        watchers.delete(again);
        reject(new Error(`${what} within ${timeoutMs / 1000} s`));
      }, timeoutMs);
      watchers.add(again);
      again();
    });
  return {
    arrivals,
    refused: () => refused,
    verdictOf: (applicantId, timeoutMs) =>
      until(() => decided.get(applicantId), timeoutMs, `no verdict of ${applicantId}`),
    verdicts: async (count, timeoutMs) => {
      await until(
        () => (decided.size >= count ? true : undefined),
        timeoutMs,
        `fewer than ${count} verdicts arrived`,
      );
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

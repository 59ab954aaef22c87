import { createServer } from 'node:http';
import { verifyWebhook, type WebhookEvent } from '@aval/client/verify-webhook';

export type WebhookReceiver = {
  readonly url: string;
  /** Resolves with the applicant's verdict when its webhook arrives; rejects after `timeoutMs`. */
  readonly verdictOf: (applicantId: string, timeoutMs: number) => Promise<WebhookEvent>;
  readonly close: () => Promise<void>;
};

/** An integrator's end of the line on loopback: checks the digest over the raw bytes before it believes a word. */
export async function openWebhookReceiver(secret: string): Promise<WebhookReceiver> {
  const verdicts = new Map<string, WebhookEvent>();
  const waiting = new Map<string, (verdict: WebhookEvent) => void>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const received = verifyWebhook({ secret, headers: request.headers, body: Buffer.concat(chunks) });
      if (!received.ok) {
        response.writeHead(401).end();
        return;
      }
      const verdict = received.event;
      verdicts.set(verdict.applicantId, verdict);
      waiting.get(verdict.applicantId)?.(verdict);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the receiver has no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    verdictOf: (applicantId, timeoutMs) =>
      new Promise((resolve, reject) => {
        const known = verdicts.get(applicantId);
        if (known !== undefined) {
          resolve(known);
          return;
        }
        const timer = setTimeout(
          () => reject(new Error(`no verdict within ${timeoutMs / 1000} s`)),
          timeoutMs,
        );
        waiting.set(applicantId, (verdict) => {
          clearTimeout(timer);
          resolve(verdict);
        });
      }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

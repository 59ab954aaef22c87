import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { z } from 'zod';

const verdictSchema = z.object({
  applicantId: z.string(),
  type: z.string(),
  reviewStatus: z.string(),
  reviewResult: z
    .object({
      reviewAnswer: z.string(),
      rejectLabels: z.array(z.string()).optional(),
      reviewRejectType: z.string().optional(),
      moderationComment: z.string().optional(),
    })
    .optional(),
});
export type Verdict = z.infer<typeof verdictSchema>;

export type WebhookReceiver = {
  readonly url: string;
  /** Resolves with the applicant's verdict when its webhook arrives; rejects after `timeoutMs`. */
  readonly verdictOf: (applicantId: string, timeoutMs: number) => Promise<Verdict>;
  readonly close: () => Promise<void>;
};

/** An integrator's end of the line on loopback: checks the digest over the raw bytes before it believes a word. */
export async function openWebhookReceiver(secret: string): Promise<WebhookReceiver> {
  const verdicts = new Map<string, Verdict>();
  const waiting = new Map<string, (verdict: Verdict) => void>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const expected = createHmac('sha256', secret).update(body).digest();
      const given = Buffer.from(String(request.headers['x-payload-digest'] ?? ''), 'hex');
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
        response.writeHead(401).end();
        return;
      }
      const verdict = verdictSchema.parse(JSON.parse(body.toString('utf8')));
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

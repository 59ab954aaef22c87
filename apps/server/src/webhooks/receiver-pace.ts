import type { WebhookId } from '@aval/core/ids';

/** What is remembered of a receiver that let requests wait; of the others nothing is. */
type Pace = { requests: number; notBefore: number };

/** Receivers that are remembered at most; the one that was slow longest ago is forgotten first. */
const mostRemembered = 10_000;

export type ReceiverPaces = {
  /** Requests that the receiver may have under way. */
  readonly requests: (webhookId: WebhookId) => number;
  /** True of a receiver that keeps who waits for it from other work. */
  readonly isSlow: (webhookId: WebhookId) => boolean;
  /** Told how a request went: answered in good time, or not. */
  readonly note: (webhookId: WebhookId, inTime: boolean) => void;
  /** Milliseconds since 1970 before which a slow receiver has no further turn; 0 when it may have one now. */
  readonly restsUntil: (webhookId: WebhookId) => number;
  readonly rest: (webhookId: WebhookId, until: number) => void;
};

/**
 * How much of a process each receiver is given, by how it answers: half of it for each request that waited in vain, one request
 * more for each that was answered, up to `most`. So what hangs costs one request at a time, one late answer in twenty costs nothing, and
 * who recovers has everything back after some answers.
 */
export function makeReceiverPaces(most: number): ReceiverPaces {
  const slow = new Map<WebhookId, Pace>();
  const requests = (webhookId: WebhookId) => slow.get(webhookId)?.requests ?? most;
  const isSlow = (webhookId: WebhookId) => requests(webhookId) <= most / 4;
  return {
    requests,
    isSlow,
    note: (webhookId, inTime) => {
      const known = slow.get(webhookId);
      if (known === undefined && inTime) return;
      const pace = known ?? { requests: most, notBefore: 0 };
      pace.requests = inTime ? pace.requests + 1 : Math.max(1, Math.floor(pace.requests / 2));
      slow.delete(webhookId);
      if (pace.requests >= most) return;
      slow.set(webhookId, pace);
      const [oldest] = slow.keys();
      if (slow.size > mostRemembered && oldest !== undefined) slow.delete(oldest);
    },
    restsUntil: (webhookId) => (isSlow(webhookId) ? (slow.get(webhookId)?.notBefore ?? 0) : 0),
    rest: (webhookId, until) => {
      const pace = slow.get(webhookId);
      if (pace !== undefined) pace.notBefore = until;
    },
  };
}

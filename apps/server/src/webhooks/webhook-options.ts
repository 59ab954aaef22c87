/** What the operator decides about webhooks. */
export type WebhookOptions = {
  /** Production webhooks may go to private and loopback addresses. */
  readonly privateTargets: boolean;
  /** Production webhooks may go to `http:` addresses. */
  readonly plainHttp: boolean;
  /** Milliseconds for name and connection. */
  readonly connectMs: number;
  /** Milliseconds for the whole exchange. */
  readonly answerMs: number;
  /** A webhook is turned off after so many deliveries given up in a row; 0 for never. */
  readonly disableAfterFailures: number;
  /** And only when it has been failing for so long. */
  readonly disableAfterHours: number;
  /** Days that the delivery log is kept. */
  readonly logDays: number;
  /** For benchmarks: pauses between tries in seconds instead of the documented ones. */
  readonly benchPauses: readonly number[] | undefined;
};

/** Upstream allows 10 s for an answer; a connection that takes half of that will not make it. */
export const defaultWebhookOptions: WebhookOptions = {
  privateTargets: false,
  plainHttp: false,
  connectMs: 5000,
  answerMs: 10_000,
  disableAfterFailures: 20,
  disableAfterHours: 72,
  logDays: 30,
  benchPauses: undefined,
};

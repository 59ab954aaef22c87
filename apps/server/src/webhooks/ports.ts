import type {
  ActionId,
  ApplicantId,
  EnvironmentId,
  EnvironmentKind,
  InspectionId,
  WebhookId,
} from '@aval/core/ids';
import type { ReviewResult, ReviewStatus } from '@aval/core/review';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import type { SubscribableType } from './subscribable-types.ts';

/** What happened, as the areas tell it; the wire body is made from it. */
export type WebhookEvent = {
  readonly environmentId: EnvironmentId;
  readonly sandbox: boolean;
  readonly clientId: string;
  readonly type: SubscribableType;
  readonly at: Date;
  readonly correlationId: string;
  readonly applicantId: ApplicantId;
  readonly inspectionId: InspectionId;
  readonly applicantType: 'individual' | 'company';
  readonly externalUserId: string;
  readonly sourceKey: string | undefined;
  /** Of events about an action: then level, status and result are the action's. */
  readonly action?: { readonly id: ActionId; readonly externalActionId: string };
  readonly levelName: string;
  /** Only when the level changed. */
  readonly previousLevelName: string | undefined;
  readonly reviewStatus: ReviewStatus;
  readonly reviewResult: ReviewResult | undefined;
  /** Key of the applicant: the stored body is sealed with it. */
  readonly dataKey: SecretKey;
};

/** Port: tells every webhook that listens, in the transaction of the change. */
export type WebhookOutbox = { readonly publish: (event: WebhookEvent) => Promise<void> };

export const signatureAlgorithms = ['HMAC_SHA1_HEX', 'HMAC_SHA256_HEX', 'HMAC_SHA512_HEX'] as const;
export type SignatureAlgorithm = (typeof signatureAlgorithms)[number];

export type CustomHeader = { readonly key: string; readonly value: string };

/** A configured receiver. */
export type Webhook = {
  readonly id: WebhookId;
  readonly name: string;
  readonly description: string | undefined;
  readonly target: string;
  readonly types: readonly SubscribableType[];
  /** Undefined: applicants of every type. */
  readonly applicantType: 'individual' | 'company' | undefined;
  /** Empty: every source key. */
  readonly sourceKeys: readonly string[];
  readonly signatureAlgorithm: SignatureAlgorithm;
  readonly secretKey: string;
  /** The secret before the present one, while it signs along. */
  readonly previousSecret: PreviousSecret | undefined;
  readonly headers: readonly CustomHeader[];
  /** After one failed try the delivery has failed. */
  readonly notResendFailed: boolean;
  readonly enabled: boolean;
  /** Why and since when it is off; undefined while it is on. */
  readonly disabled: { readonly at: Date; readonly reason: DisabledReason } | undefined;
  /** First failed try since the last success. */
  readonly failingSince: Date | undefined;
  readonly createdAt: Date;
  readonly createdBy: string;
};

/** `failures`: the server itself turned it off; its events are kept in the meantime. */
export const disabledReasons = ['manual', 'failures'] as const;
export type DisabledReason = (typeof disabledReasons)[number];
export type PreviousSecret = { readonly secretKey: string; readonly until: Date };

/** Port: the receivers of an environment. `dataKey` is the environment's: it seals secret and custom headers. */
export type WebhookStore = {
  readonly list: (environmentId: EnvironmentId, dataKey: SecretKey) => Promise<Webhook[]>;
  readonly find: (
    environmentId: EnvironmentId,
    id: WebhookId,
    dataKey: SecretKey,
  ) => Promise<Webhook | undefined>;
  /** Lets no one else add or change webhooks until the transaction ends; answers the ids of the active ones. */
  readonly lockActive: (environmentId: EnvironmentId) => Promise<WebhookId[]>;
  readonly insert: (environmentId: EnvironmentId, webhook: Webhook, dataKey: SecretKey) => Promise<void>;
  readonly save: (environmentId: EnvironmentId, webhook: Webhook, dataKey: SecretKey) => Promise<void>;
  /** Removes it with its deliveries and their log. False when there is none. */
  readonly remove: (environmentId: EnvironmentId, id: WebhookId) => Promise<boolean>;
};

/** How a receiver has been doing: what decides whether it is turned off. */
export type WebhookHealth = { readonly failingSince: Date; readonly consecutiveFailures: number };

/** Port: the health of receivers, written with each try. */
export type WebhookHealthStore = {
  /** A delivery succeeded: all is forgotten. */
  readonly recover: (environmentId: EnvironmentId, id: WebhookId) => Promise<void>;
  /** A try failed at `at`; `givenUp`: and it was the delivery's last. Undefined when the webhook is off already. */
  readonly fail: (
    environmentId: EnvironmentId,
    id: WebhookId,
    at: Date,
    givenUp: boolean,
  ) => Promise<WebhookHealth | undefined>;
  /** Turns the webhook off because of failures. False when it was off already. */
  readonly disable: (environmentId: EnvironmentId, id: WebhookId, at: Date) => Promise<boolean>;
};

/** `held`: kept for a replay, since the webhook is off. */
export const deliveryStatuses = ['pending', 'delivered', 'failed', 'held'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** One try to deliver. */
export type DeliveryAttempt = {
  /** From 1. */
  readonly number: number;
  readonly at: Date;
  readonly statusCode: number | undefined;
  /** A code, such as `timeout` or `ECONNREFUSED`; never text of the receiver. */
  readonly error: string | undefined;
  /** First bytes of the receiver's answer, 1 KB at most. */
  readonly response: Buffer | undefined;
  /** What was sent beside the body; undefined when nothing was, and in lists. */
  readonly request: SentRequest | undefined;
  readonly durationMs: number;
};

/** Where a request went with which headers; values of custom headers are masked. */
export type SentRequest = { readonly target: string; readonly headers: Readonly<Record<string, string>> };

/** Names one due try. */
export type Claimed = { readonly id: string; readonly attempts: number };

/** What a try needs to know. */
export type Delivery = {
  readonly id: string;
  readonly webhookId: WebhookId;
  readonly eventId: string;
  readonly type: string;
  readonly environment: EnvironmentKind;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly roundStart: number;
  readonly target: string;
  readonly signatureAlgorithm: SignatureAlgorithm;
  readonly secretKey: string;
  readonly previousSecret: PreviousSecret | undefined;
  readonly headers: readonly CustomHeader[];
  readonly notResendFailed: boolean;
  /** Whether the receiver failed before this try. */
  readonly isFailing: boolean;
  /** Undefined when the applicant was erased. `dataKey` is the applicant's. */
  readonly content: { readonly body: Buffer; readonly dataKey: SecretKey } | undefined;
};

/** How a delivery stands after a try. */
export type DeliveryOutcome =
  | { readonly status: 'delivered' | 'failed' }
  | { readonly status: 'pending'; readonly nextAttemptAt: Date };

/** A row of the delivery log. */
export type DeliveryLogEntry = {
  readonly id: string;
  readonly eventId: string;
  readonly type: string;
  readonly applicantId: string;
  readonly status: DeliveryStatus;
  readonly createdAt: Date;
  readonly deliveredAt: Date | undefined;
  readonly nextAttemptAt: Date | undefined;
  readonly attempts: readonly DeliveryAttempt[];
};

export type Page = { readonly limit: number; readonly offset: number };

/** Which deliveries of a webhook: absent or empty parts exclude nothing. Times are those of the event. */
export type DeliveryFilter = {
  readonly types?: readonly string[] | undefined;
  readonly statuses?: readonly DeliveryStatus[] | undefined;
  readonly applicantId?: string | undefined;
  /** Not before. */
  readonly from?: Date | undefined;
  /** Before. */
  readonly to?: Date | undefined;
};

/** Port: deliveries, as those who make them see them. */
export type DeliveryStore = {
  /** Whose delivery it is, and whether that webhook is on. */
  readonly webhookOf: (
    environmentId: EnvironmentId,
    id: string,
  ) => Promise<{ readonly webhookId: WebhookId; readonly enabled: boolean } | undefined>;
  /**
   * Takes up to `limit` tries that are due at `at`, or that `asked` names and nobody made, for `forMs`. What was never tried in its present
   * round is due at once, but not before the same applicant's earlier events were tried.
   */
  readonly claim: (
    environmentId: EnvironmentId,
    webhookId: WebhookId,
    due: {
      readonly at: Date;
      readonly asked: readonly Claimed[];
      readonly limit: number;
      readonly forMs: number;
    },
  ) => Promise<Claimed[]>;
  /**
   * Takes jobs of `task` away that wait for a worker now and only say that a try of this webhook is due; `limit` at most. To be called
   * by a job of the same webhook alone: it does what they were for, and if it dies it is run again.
   */
  readonly takeJobs: (
    environmentId: EnvironmentId,
    webhookId: WebhookId,
    task: string,
    limit: number,
  ) => Promise<{ readonly deliveryId: string; readonly attempt: number }[]>;
  /** Gives tries back that were not made. */
  readonly release: (environmentId: EnvironmentId, ids: readonly string[]) => Promise<void>;
  /** The first try that somebody else has taken, and when it may be taken again at the latest. */
  readonly claimedElsewhere: (
    environmentId: EnvironmentId,
    webhookId: WebhookId,
  ) => Promise<(Claimed & { readonly until: Date }) | undefined>;
  /** `dataKey` is the environment's. */
  readonly find: (
    environmentId: EnvironmentId,
    id: string,
    dataKey: SecretKey,
  ) => Promise<Delivery | undefined>;
  /** Writes a try down. Undefined, and nothing written, when this try is already in the log. */
  readonly record: (
    environmentId: EnvironmentId,
    delivery: Delivery,
    attempt: DeliveryAttempt,
    outcome: DeliveryOutcome,
  ) => Promise<DeliveryStatus | undefined>;
  /** What waits is kept for a replay instead: the webhook is off. */
  readonly hold: (environmentId: EnvironmentId, webhookId: WebhookId) => Promise<void>;
  /** Begins a new round of tries. The number of its first try, or undefined when the webhook has no such delivery. */
  readonly reopen: (
    environmentId: EnvironmentId,
    webhookId: WebhookId,
    id: string,
    at: Date,
  ) => Promise<number | undefined>;
};

/** Port: the delivery log, as its readers see it. */
export type DeliveryLog = {
  /** Newest first. `dataKey` is the environment's. */
  readonly list: (
    environmentId: EnvironmentId,
    webhookId: WebhookId,
    filter: DeliveryFilter,
    page: Page,
    dataKey: SecretKey,
  ) => Promise<{ readonly items: DeliveryLogEntry[]; readonly total: number }>;
  /**
   * One with its body and what was sent. Body and answers are gone with the applicant, but for the events that tell of it: those
   * are sealed with the environment's key, `dataKey`.
   */
  readonly one: (
    environmentId: EnvironmentId,
    webhookId: WebhookId,
    id: string,
    dataKey: SecretKey,
  ) => Promise<(DeliveryLogEntry & { readonly body: Buffer | undefined }) | undefined>;
  /** One delivery of each webhook that should have been tried before `before`; there are none unless a job was lost. */
  readonly overdue: (environmentId: EnvironmentId, before: Date) => Promise<readonly Overdue[]>;
  /** Removes what ended before `before`, `limit` deliveries at most, and events that none is left of. How many went. */
  readonly prune: (environmentId: EnvironmentId, before: Date, limit: number) => Promise<number>;
};

export type Overdue = { readonly id: string; readonly webhookId: WebhookId; readonly attempts: number };

/** A range of the log that is sent again. */
export type Replay = {
  readonly id: string;
  readonly webhookId: WebhookId;
  readonly selection: DeliveryFilter;
  readonly status: 'running' | 'completed';
  /** Deliveries that the selection held when it began, and how many of them are on their way again. */
  readonly total: number;
  readonly done: number;
  readonly position: number;
  readonly createdAt: Date;
  readonly createdBy: string;
};

/** Port: replays. */
export type ReplayStore = {
  /** Counts the deliveries and writes the replay. */
  readonly begin: (
    environmentId: EnvironmentId,
    replay: Pick<Replay, 'id' | 'webhookId' | 'selection' | 'createdAt' | 'createdBy'>,
  ) => Promise<Replay>;
  readonly find: (
    environmentId: EnvironmentId,
    webhookId: WebhookId,
    id: string,
  ) => Promise<Replay | undefined>;
  /**
   * Reopens the next deliveries in the order of their events, unless this step was made before. `first`: one of them, with the
   * number of its try. Undefined when there is nothing to do.
   */
  readonly step: (
    environmentId: EnvironmentId,
    replay: Replay,
    at: Date,
    limit: number,
  ) => Promise<
    | {
        readonly replay: Replay;
        readonly first: { readonly id: string; readonly attempt: number } | undefined;
      }
    | undefined
  >;
};

/** A request as it goes out. */
export type WebhookRequest = {
  readonly environment: EnvironmentKind;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

export type WebhookAnswer =
  | {
      readonly statusCode: number;
      readonly response: Buffer;
      /** The header `Retry-After` as it came. */
      readonly retryAfter?: string | undefined;
    }
  /** A code; nothing came back. */
  | { readonly error: string };

/** Port: one HTTP request. Never throws for what receiver or network do; throws when `signal` is aborted. */
export type SendWebhook = (request: WebhookRequest, signal: AbortSignal) => Promise<WebhookAnswer>;

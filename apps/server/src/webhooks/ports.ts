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
  readonly headers: readonly CustomHeader[];
  /** After one failed try the delivery has failed. */
  readonly notResendFailed: boolean;
  readonly enabled: boolean;
  readonly createdAt: Date;
  readonly createdBy: string;
};

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
};

export type DeliveryStatus = 'pending' | 'delivered' | 'failed';

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
  readonly durationMs: number;
};

/** What a try needs to know. */
export type Delivery = {
  readonly id: string;
  readonly eventId: string;
  readonly type: string;
  readonly environment: EnvironmentKind;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly roundStart: number;
  readonly target: string;
  readonly signatureAlgorithm: SignatureAlgorithm;
  readonly secretKey: string;
  readonly headers: readonly CustomHeader[];
  readonly notResendFailed: boolean;
  readonly enabled: boolean;
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

/** Port: deliveries and their log. */
export type DeliveryStore = {
  /** `dataKey` is the environment's. */
  readonly find: (
    environmentId: EnvironmentId,
    id: string,
    dataKey: SecretKey,
  ) => Promise<Delivery | undefined>;
  /** Writes a try down. False, and nothing written, when this try is already in the log. */
  readonly record: (
    environmentId: EnvironmentId,
    delivery: Delivery,
    attempt: DeliveryAttempt,
    outcome: DeliveryOutcome,
  ) => Promise<boolean>;
  /** Begins a new round of tries. The number of its first try, or undefined when the webhook has no such delivery. */
  readonly reopen: (
    environmentId: EnvironmentId,
    webhookId: WebhookId,
    id: string,
    at: Date,
  ) => Promise<number | undefined>;
  /** Newest first. */
  readonly list: (
    environmentId: EnvironmentId,
    webhookId: WebhookId,
    page: Page,
  ) => Promise<{ readonly items: DeliveryLogEntry[]; readonly total: number }>;
};

/** A request as it goes out. */
export type WebhookRequest = {
  readonly environment: EnvironmentKind;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

export type WebhookAnswer =
  | { readonly statusCode: number; readonly response: Buffer }
  /** A code; nothing came back. */
  | { readonly error: string };

/** Port: one HTTP request. Never throws for what receiver or network do; throws when `signal` is aborted. */
export type SendWebhook = (request: WebhookRequest, signal: AbortSignal) => Promise<WebhookAnswer>;

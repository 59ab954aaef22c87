import type { ApplicantId, EnvironmentId, EnvironmentKind } from '@aval/core/ids';
import type { SecretKey } from '../platform/crypto/data-key.ts';

export type Channel = 'email' | 'sms';

/** What a person gets to read. `code` stands apart for the sandbox's outbox. */
export type MessageContent =
  | {
      readonly channel: 'sms';
      /** E.164: `+` and digits. */
      readonly to: string;
      readonly text: string;
      readonly code?: string | undefined;
    }
  | {
      readonly channel: 'email';
      readonly to: string;
      readonly subject: string;
      readonly text: string;
      /** Loads nothing from anywhere. */
      readonly html: string;
      readonly code?: string | undefined;
      readonly link?: string | undefined;
    };

/** A message on its way out; `id` is the same on every try. */
export type OutgoingMessage = MessageContent & { readonly id: string };

/**
 * What became of a try. `refused`: the gateway will not send this message, trying again cannot help. `unavailable`: it may have
 * been sent or not, try again. Reasons are short codes (`timeout`, `twilio:21211`) and hold no address.
 */
export type SendOutcome =
  | { readonly status: 'accepted'; readonly gatewayId: string }
  | { readonly status: 'refused'; readonly reason: string }
  | { readonly status: 'unavailable'; readonly reason: string; readonly retryAfterSeconds?: number };

/** What a gateway knows of a message that it took. `unknown`: it does not say, ask again or never. */
export type DeliveryState = 'delivered' | 'failed' | 'pending' | 'unknown';

/** Port: a way out for messages of one channel. `send` never throws for what a network or a vendor does. */
export type MessageGateway = {
  /** Of the connector: `smtp`, `twilio`. */
  readonly name: string;
  readonly channel: Channel;
  readonly send: (message: OutgoingMessage, signal: AbortSignal) => Promise<SendOutcome>;
  /** Absent where the vendor does not tell. */
  readonly delivery?: (gatewayId: string, signal: AbortSignal) => Promise<DeliveryState>;
  readonly close: () => Promise<void>;
};

/** The ways out that the operator configured; in the sandbox none is used. */
export type MessageGateways = { readonly [Name in Channel]?: MessageGateway | undefined };

/** How many messages go out within an hour at most; of one environment. */
export type MessageLimits = {
  readonly perAddress: number;
  readonly perApplicant: number;
  readonly perEnvironment: number;
};

export type MessageStatus = 'queued' | 'captured' | 'accepted' | 'delivered' | 'failed';

export type NewMessage = {
  readonly id: string;
  readonly applicantId: ApplicantId;
  readonly purpose: string;
  readonly addressHash: string;
  readonly status: 'queued' | 'captured';
  readonly content: MessageContent;
  readonly dataKey: SecretKey;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

/** As the outbox shows it. */
export type StoredMessage = {
  readonly id: string;
  readonly applicantId: ApplicantId;
  readonly channel: Channel;
  readonly purpose: string;
  readonly status: MessageStatus;
  /** Undefined once nobody has to send it any more. */
  readonly content: MessageContent | undefined;
  readonly attempts: number;
  readonly gateway: string | undefined;
  readonly gatewayId: string | undefined;
  readonly reason: string | undefined;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

/** What a step of sending changes. `accepted` and `failed` take the content away. */
export type MessageProgress =
  | { readonly status: 'queued'; readonly reason: string }
  | { readonly status: 'accepted'; readonly gateway: string; readonly gatewayId: string; readonly at: Date }
  | { readonly status: 'failed'; readonly reason: string };

/** Of whom messages are counted. */
export type MessageScope =
  | { readonly addressHash: string }
  | { readonly applicantId: ApplicantId }
  | 'everybody';

/** Port: where messages are kept. */
export type MessageStore = {
  /** Held until the transaction ends: messages of an environment are counted and added one after the other. */
  readonly lock: (environmentId: EnvironmentId) => Promise<void>;
  /** When the `nth` newest message of the scope that serves the purpose was written, if it was after `since`. */
  readonly nthNewest: (
    environmentId: EnvironmentId,
    purpose: string,
    scope: MessageScope,
    nth: number,
    since: Date,
  ) => Promise<Date | undefined>;
  readonly insert: (environmentId: EnvironmentId, message: NewMessage) => Promise<void>;
  readonly find: (environmentId: EnvironmentId, id: string) => Promise<StoredMessage | undefined>;
  /** False, and nothing written, when try `attempt` was written before or the message is no longer queued. */
  readonly record: (
    environmentId: EnvironmentId,
    id: string,
    attempt: number,
    progress: MessageProgress,
  ) => Promise<boolean>;
  /** Of an accepted message only. */
  readonly settle: (
    environmentId: EnvironmentId,
    id: string,
    outcome: { readonly status: 'delivered' | 'failed'; readonly at: Date },
  ) => Promise<void>;
  /** Newest first. */
  readonly list: (
    environmentId: EnvironmentId,
    page: {
      readonly limit: number;
      readonly offset: number;
      readonly applicantId: ApplicantId | undefined;
    },
  ) => Promise<{ readonly items: StoredMessage[]; readonly total: number }>;
};

/** Port: which world an environment is. */
export type WorldReader = {
  readonly find: (environmentId: EnvironmentId) => Promise<{ readonly kind: EnvironmentKind } | undefined>;
};

import type { FixedInfo } from '@aval/core/applicant';
import type { ApplicantId, EnvironmentId, EnvironmentKind } from '@aval/core/ids';
import type { ProviderVerdict } from '@aval/core/rules/judge-provider';
import { z } from 'zod';
import type { SecretKey } from '../platform/crypto/data-key.ts';

/** What a provider may be told of a person; which of it is sent is the operator's setting. */
export type ProviderPerson = {
  readonly type: 'individual' | 'company';
  readonly lang: string | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly fixedInfo: FixedInfo | undefined;
};
export type ProviderDocument = {
  readonly imageId: number;
  readonly idDocType: string;
  readonly idDocSubType: 'FRONT_SIDE' | 'BACK_SIDE' | null;
  readonly country: string;
  /** jpeg, png or pdf. */
  readonly format: string;
  /** Undefined when the file is lost or was altered. */
  readonly read: () => Promise<Buffer | undefined>;
};

/** What is remembered of a session between tries: the provider's name for the person, and which pictures he has. */
export const providerStateSchema = z.object({
  /** The pictures of the attempt, as they stood when it began: the review may set them aside meanwhile. */
  imageIds: z.array(z.number().int()).optional(),
  reference: z.string().optional(),
  sentImageIds: z.array(z.number().int()).optional(),
});
export type ProviderState = z.infer<typeof providerStateSchema>;

/** What a provider has just been told: names of data, never values, and pictures. */
export type Told = { readonly fields?: readonly string[]; readonly imageIds?: readonly number[] };

export type Submission = {
  /** Our name for the person at the provider: the id of the session, the same at every try. */
  readonly sessionId: string;
  readonly state: ProviderState;
  readonly person: ProviderPerson;
  readonly documents: readonly ProviderDocument[];
  /** Keeps the state at once, since what comes after may fail, and writes down what has just left the house. */
  readonly remember: (state: ProviderState, told: Told) => Promise<void>;
};

/** `unavailable`: try again later. `refused`: the provider will never take this. Both with a code without personal data. */
export type ProviderTrouble =
  | {
      readonly status: 'unavailable';
      readonly reason: string;
      /** Where the provider said when he wants to be asked again. */
      readonly retryAfterSeconds?: number;
    }
  | { readonly status: 'refused'; readonly reason: string };
export type SubmitOutcome = { readonly status: 'sent'; readonly state: ProviderState } | ProviderTrouble;
export type ReadOutcome =
  | { readonly status: 'pending' }
  | { readonly status: 'answered'; readonly verdict: ProviderVerdict }
  | ProviderTrouble;

/** What a webhook says, once its digest is known to be right. `verdict` only where the provider cannot be asked himself. */
export type WebhookReading =
  | { readonly kind: 'ignored' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'about'; readonly sessionId: string; readonly verdict?: ProviderVerdict };

export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Port: somebody outside who verifies people. Never throws for what the provider or the network does, only when `signal` aborts. */
export type KycProvider = {
  readonly name: string;
  readonly kind: 'sumsub' | 'hosted';
  /** The one environment whose levels may name this provider. */
  readonly clientId: string;
  readonly environment: EnvironmentKind;
  /** Idempotent: a try that was cut off anywhere is repeated whole. */
  readonly submit: (submission: Submission, signal: AbortSignal) => Promise<SubmitOutcome>;
  readonly read: (sessionId: string, state: ProviderState, signal: AbortSignal) => Promise<ReadOutcome>;
  /** Whether the provider sent exactly these bytes. */
  readonly isGenuine: (headers: Headers, bytes: Buffer) => boolean;
  readonly readWebhook: (bytes: Buffer) => WebhookReading;
  /** Where the person goes, for providers with a page of their own. */
  readonly link?: (sessionId: string, now: Date) => Promise<string>;
};

/** Seconds to wait before each further try; when they are used up the session has failed. */
export type ProviderPauses = { readonly send: readonly number[]; readonly read: readonly number[] };

/** The providers of an installation. */
export type ProviderSetup = { readonly providers: readonly KycProvider[]; readonly pauses: ProviderPauses };

export type SessionStatus = 'sending' | 'waiting' | 'answered' | 'failed';

/** Asking a provider about one attempt. */
export type ProviderSession = {
  readonly id: string;
  readonly applicantId: ApplicantId;
  readonly attemptId: string;
  readonly provider: string;
  readonly mode: 'provider' | 'shadow';
  readonly status: SessionStatus;
  readonly state: ProviderState;
  readonly verdict: ProviderVerdict | undefined;
  readonly failure: string | undefined;
  readonly tries: number;
  readonly createdAt: Date;
  readonly answeredAt: Date | undefined;
};
/** A session with what is sealed in it left closed. */
export type SessionHead = Pick<ProviderSession, 'id' | 'applicantId' | 'attemptId' | 'provider' | 'status'>;

/** One attempt on which a provider, asked in shadow, answered otherwise than the review. */
export type DisagreementRow = {
  readonly applicantId: ApplicantId;
  readonly attemptId: string;
  readonly levelName: string;
  readonly ours: unknown;
  readonly provider: string;
  readonly sessionId: string;
  readonly answeredAt: Date;
};

/** Port: where sessions are kept. `dataKey` is the applicant's. */
export type ProviderSessionStore = {
  /** False, and nothing written, when the attempt has its session already. */
  readonly insert: (
    environmentId: EnvironmentId,
    session: Omit<ProviderSession, 'status' | 'verdict' | 'failure' | 'tries' | 'answeredAt'>,
    dataKey: SecretKey,
  ) => Promise<boolean>;
  /** Without its secrets: finds out whose it is, and with `lock` holds it until the transaction ends. */
  readonly head: (
    environmentId: EnvironmentId,
    sessionId: string,
    lock?: 'lock',
  ) => Promise<SessionHead | undefined>;
  readonly find: (
    environmentId: EnvironmentId,
    sessionId: string,
    dataKey: SecretKey,
  ) => Promise<ProviderSession | undefined>;
  readonly findOfAttempt: (
    environmentId: EnvironmentId,
    applicantId: ApplicantId,
    attemptId: string,
    dataKey: SecretKey,
  ) => Promise<ProviderSession | undefined>;
  readonly save: (
    environmentId: EnvironmentId,
    session: ProviderSession,
    dataKey: SecretKey,
  ) => Promise<void>;
  readonly disagreements: (
    environmentId: EnvironmentId,
    page: { readonly limit: number; readonly offset: number },
  ) => Promise<{ readonly items: readonly DisagreementRow[]; readonly total: number }>;
};

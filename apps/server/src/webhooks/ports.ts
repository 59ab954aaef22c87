import type { ApplicantId, EnvironmentId, InspectionId, WebhookId } from '@aval/core/ids';
import type { ReviewResult, ReviewStatus } from '@aval/core/review';
import type { SecretKey } from '../platform/crypto/data-key.ts';

export const webhookTypes = ['applicantCreated', 'applicantPending', 'applicantOnHold', 'applicantReviewed', 'applicantReset'] as const;
export type WebhookType = (typeof webhookTypes)[number];

/** What happened, as the areas tell it; the wire body is made from it. */
export type WebhookEvent = {
  readonly environmentId: EnvironmentId;
  readonly sandbox: boolean;
  readonly clientId: string;
  readonly type: WebhookType;
  readonly at: Date;
  readonly correlationId: string;
  readonly applicantId: ApplicantId;
  readonly inspectionId: InspectionId;
  readonly applicantType: 'individual' | 'company';
  readonly externalUserId: string;
  readonly sourceKey: string | undefined;
  readonly levelName: string;
  readonly reviewStatus: ReviewStatus;
  readonly reviewResult: ReviewResult | undefined;
  /** Key of the applicant: the stored body is sealed with it. */
  readonly dataKey: SecretKey;
};

/** Port: tells every webhook that listens, in the transaction of the change. */
export type WebhookOutbox = { readonly publish: (event: WebhookEvent) => Promise<void> };

export const signatureAlgorithms = ['HMAC_SHA1_HEX', 'HMAC_SHA256_HEX', 'HMAC_SHA512_HEX'] as const;
export type SignatureAlgorithm = (typeof signatureAlgorithms)[number];

/** A configured receiver. */
export type Webhook = {
  readonly id: WebhookId;
  readonly name: string;
  readonly target: string;
  readonly types: readonly string[];
  readonly signatureAlgorithm: SignatureAlgorithm;
  readonly secretKey: string;
  readonly headers: readonly { readonly key: string; readonly value: string }[];
  readonly notResendFailed: boolean;
  readonly enabled: boolean;
  readonly createdAt: Date;
};

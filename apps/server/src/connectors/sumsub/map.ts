import { createHmac } from 'node:crypto';
import { rejectTypeSchema } from '@aval/core/review';
import { z } from 'zod';
import { constantTimeEqual } from '../../platform/crypto/constant-time-equal.ts';
import type {
  Headers,
  ProviderDocument,
  ProviderTrouble,
  ReadOutcome,
  WebhookReading,
} from '../../providers/ports.ts';
import type { GuardedAnswer } from '../guarded/call-guarded.ts';

const errorSchema = z.object({ description: z.string(), errorCode: z.number().int().optional() });
const vendorIdSchema = z.string().regex(/^[0-9a-f]{24}$/);
const createdSchema = z.object({ id: vendorIdSchema });
const label = z.string().regex(/^[A-Z0-9_]{1,64}$/);
const resultSchema = z.discriminatedUnion('reviewAnswer', [
  z.object({ reviewAnswer: z.literal('GREEN') }),
  z.object({
    reviewAnswer: z.literal('RED'),
    rejectLabels: z.array(label).max(100).default([]),
    reviewRejectType: rejectTypeSchema,
  }),
]);
/** States of a review that is not over, by the vendor's documentation. */
const unfinished = [
  'init',
  'pending',
  'prechecked',
  'queued',
  'onHold',
  'awaitingUser',
  'awaitingService',
] as const;
const statusSchema = z.discriminatedUnion('reviewStatus', [
  z.object({ reviewStatus: z.enum(unfinished) }),
  z.object({ reviewStatus: z.literal('completed'), reviewResult: resultSchema }),
]);
const webhookSchema = z.object({
  applicantId: vendorIdSchema,
  externalUserId: z.string(),
  type: z.string(),
  applicantActionId: z.string().nullish(),
});

/** What an answer that is not the awaited one means. A refusal is for good only where the request itself is at fault. */
export function troubleOf({ status, json, retryAfterSeconds }: GuardedAnswer): ProviderTrouble {
  const later = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  if (status === 401 || status === 403) return { status: 'unavailable', reason: 'not-authorised', ...later };
  const { errorCode } = errorSchema.safeParse(json).data ?? {};
  if ([400, 409, 413, 415, 422].includes(status))
    return { status: 'refused', reason: `sumsub:${errorCode ?? status}` };
  if (status === 200 || status === 201) return { status: 'unavailable', reason: 'malformed-answer' };
  return { status: 'unavailable', reason: `http-${status}`, ...later };
}

/** The vendor's id of a new applicant, or of the one that exists since an earlier try. */
export function createdId({ status, json }: GuardedAnswer): string | undefined {
  if (status === 200 || status === 201) return createdSchema.safeParse(json).data?.id;
  if (status !== 409) return undefined;
  const { description = '' } = errorSchema.safeParse(json).data ?? {};
  return /already exists: ([a-f0-9]{24})/.exec(description)?.[1];
}

/** True of a picture that the vendor has: taken now, or taken at an earlier try (duplicate-document). */
export function hasDocument({ status, json }: GuardedAnswer): boolean {
  return status === 200 || (status === 409 && errorSchema.safeParse(json).data?.errorCode === 1000);
}

/** True when the check is asked for, now or since an earlier try (applicant-already-in-the-state). */
export function isRequested({ status, json }: GuardedAnswer): boolean {
  return status === 200 || (status === 409 && errorSchema.safeParse(json).data?.errorCode === 3000);
}

/** Whether nothing was asked for yet; undefined when the answer does not tell. */
export function isUnasked({ status, json }: GuardedAnswer): boolean | undefined {
  const parsed = statusSchema.safeParse(json);
  return status === 200 && parsed.success ? parsed.data.reviewStatus === 'init' : undefined;
}

export function readStatus(answer: GuardedAnswer): ReadOutcome {
  const parsed = statusSchema.safeParse(answer.json);
  if (answer.status !== 200 || !parsed.success) {
    return stillUnknown(troubleOf(answer));
  }
  if (parsed.data.reviewStatus !== 'completed') return { status: 'pending' };
  return { status: 'answered', verdict: parsed.data.reviewResult };
}

/** Trouble that says nothing about the person: what is refused here may be answered at another time. */
export function stillUnknown(trouble: ProviderTrouble): ProviderTrouble {
  return trouble.status === 'unavailable' ? trouble : { status: 'unavailable', reason: trouble.reason };
}

export function metadataOf({ idDocType, idDocSubType, country }: ProviderDocument) {
  return { idDocType, country, ...(idDocSubType === null ? {} : { idDocSubType }) };
}

const algorithms: Readonly<Record<string, string>> = {
  HMAC_SHA1_HEX: 'sha1',
  HMAC_SHA256_HEX: 'sha256',
  HMAC_SHA512_HEX: 'sha512',
};

/** X-Payload-Digest over the exact bytes, by the algorithm that X-Payload-Digest-Alg names (SHA-256 when it is absent). */
export function isDigestOf(secret: string, headers: Headers, bytes: Buffer): boolean {
  const named = headers['x-payload-digest-alg'] ?? 'HMAC_SHA256_HEX';
  const given = headers['x-payload-digest'];
  const algorithm =
    typeof named === 'string' && Object.hasOwn(algorithms, named) ? algorithms[named] : undefined;
  if (algorithm === undefined || typeof given !== 'string') return false;
  const digest = createHmac(algorithm, secret).update(bytes).digest('hex');
  return constantTimeEqual(digest, given.toLowerCase());
}

/** Whom a webhook is about; the verdict is not taken from it, since the vendor can be asked. */
export function readSumsubWebhook(bytes: Buffer): WebhookReading {
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8'));
  } catch {
    return { kind: 'malformed' };
  }
  const parsed = webhookSchema.safeParse(json);
  if (!parsed.success) return { kind: 'malformed' };
  const { externalUserId, type, applicantActionId } = parsed.data;
  const isOurs = z.uuid().safeParse(externalUserId).success;
  if (!isOurs || type.startsWith('applicantAction') || typeof applicantActionId === 'string')
    return { kind: 'ignored' };
  return { kind: 'about', sessionId: externalUserId };
}

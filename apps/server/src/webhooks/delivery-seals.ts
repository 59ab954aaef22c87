import type { SecretKey } from '../platform/crypto/data-key.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import { open } from '../platform/crypto/sealed-box.ts';
import { payloadContext } from './webhook-body.ts';

/** The key of an applicant; undefined when he was erased. Throws when it cannot be unwrapped: that is corruption. */
function applicantKey(keyring: Keyring, applicantId: string, wrapped: Buffer | null): SecretKey | undefined {
  if (wrapped === null) return undefined;
  const key = keyring.unwrapDataKey(applicantId, wrapped);
  if (!key.ok) throw new Error(`the key of applicant ${applicantId} cannot be unwrapped`);
  return key.value;
}

export function responseContext(deliveryId: string, attempt: number): string {
  return `webhook-attempt.response/${deliveryId}/${attempt}`;
}

export function requestContext(deliveryId: string, attempt: number): string {
  return `webhook-attempt.request/${deliveryId}/${attempt}`;
}

export type SealedContent = {
  readonly event_id: string;
  readonly applicant_id: string;
  readonly payload_sealed: Buffer;
  /** Null when the applicant was erased. */
  readonly wrapped_key: Buffer | null;
};
/** The bytes of an event, and the key that seals them and what is said about them. */
export type OpenContent = { readonly dataKey: SecretKey; readonly body: Buffer };

/**
 * Opens an event with its applicant's key. Of somebody who was erased only what tells of the erasure is left: that is sealed with
 * the environment's key; undefined for all others. Throws when a box of an applicant who is there cannot be opened.
 */
export function openContent(
  keyring: Keyring,
  environmentKey: SecretKey,
  row: SealedContent,
): OpenContent | undefined {
  const dataKey = applicantKey(keyring, row.applicant_id, row.wrapped_key);
  const opened = open(dataKey ?? environmentKey, payloadContext(row.event_id), row.payload_sealed);
  if (opened.ok) return { dataKey: dataKey ?? environmentKey, body: opened.value };
  if (dataKey === undefined) return undefined;
  throw new Error(`the body of webhook event ${row.event_id} is ${opened.error}`);
}

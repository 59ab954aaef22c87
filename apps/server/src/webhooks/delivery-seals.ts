import type { SecretKey } from '../platform/crypto/data-key.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import { open } from '../platform/crypto/sealed-box.ts';
import { payloadContext } from './webhook-body.ts';

/** The key of an applicant; undefined when he was erased. Throws when it cannot be unwrapped: that is corruption. */
export function applicantKey(
  keyring: Keyring,
  applicantId: string,
  wrapped: Buffer | null,
): SecretKey | undefined {
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

/** The bytes of an event. Throws when the box cannot be opened. */
export function openBody(dataKey: SecretKey, eventId: string, sealed: Buffer): Buffer {
  const opened = open(dataKey, payloadContext(eventId), sealed);
  if (!opened.ok) throw new Error(`the body of webhook event ${eventId} is ${opened.error}`);
  return opened.value;
}

/** Events that tell of the erasure itself are sealed with the environment's key; all others of the applicant are gone. */
export function contentOfErased(
  environmentKey: SecretKey,
  eventId: string,
  sealed: Buffer,
): { readonly dataKey: SecretKey; readonly body: Buffer } | undefined {
  const body = open(environmentKey, payloadContext(eventId), sealed);
  return body.ok ? { dataKey: environmentKey, body: body.value } : undefined;
}

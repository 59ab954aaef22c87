import { createHash } from 'node:crypto';
import { constantTimeEqual } from '../platform/crypto/constant-time-equal.ts';
import { randomToken } from '../platform/crypto/random-token.ts';
import type { LinkSettings } from './ports.ts';

/** What a device shows to be the one that a link was opened on: 160 random bits. */
export function newDeviceSecret(): string {
  return randomToken(20);
}

/** What is stored of it. */
export function hashDeviceSecret(secret: string): string {
  return createHash('sha256').update(`websdk-device/${secret}`).digest('hex');
}

/** Whether whoever shows this secret may go on with a link that was opened before. */
export function isLinkDevice(
  { oneDevice, deviceHash }: Pick<LinkSettings, 'oneDevice' | 'deviceHash'>,
  secret: string | undefined,
): boolean {
  if (oneDevice !== true) return true;
  return (
    secret !== undefined &&
    deviceHash !== undefined &&
    constantTimeEqual(hashDeviceSecret(secret), deviceHash)
  );
}

/** Each link's own, so that two on one device do not disturb each other. */
function cookieName(code: string): string {
  return `aval-link-${createHash('sha256').update(`websdk-cookie/${code}`).digest('hex').slice(0, 16)}`;
}

/** The secret among a request's cookies. */
export function secretInCookies(cookies: string | undefined, code: string): string | undefined {
  const name = cookieName(code);
  const pairs = (cookies ?? '').split(';').map((pair) => pair.trim().split('='));
  const value = pairs.find(([key]) => key === name)?.[1];
  return value !== undefined && /^[A-Za-z0-9]{16,64}$/.test(value) ? value : undefined;
}

/** `Set-Cookie`: no script reads it, and only the two calls of links get it. */
export function deviceCookie(
  code: string,
  secret: string,
  { seconds, isSecure }: { readonly seconds: number; readonly isSecure: boolean },
): string {
  const path = 'Path=/resources/sdkIntegrations/websdkLinks';
  const parts = [`${cookieName(code)}=${secret}`, path, `Max-Age=${seconds}`, 'HttpOnly', 'SameSite=Strict'];
  return [...parts, ...(isSecure ? ['Secure'] : [])].join('; ');
}

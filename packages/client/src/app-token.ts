import { createHmac } from 'node:crypto';
import type { Authorise, WireRequest } from './authorise.ts';

/** An app token and its secret key. Both belong on servers only: whoever has them may do everything that the token may. */
export type AppToken = { readonly token: string; readonly secret: string };

/**
 * Signs each request with an app token. For servers: it needs `node:crypto`, and a secret key has no place in a browser or an
 * application that people install; those get an access token (`access-token.ts`).
 */
export function withAppToken(appToken: AppToken): Authorise {
  return (request, now) =>
    signedHeaders(appToken, { ...request, timestamp: String(Math.floor(now.getTime() / 1000)) });
}

/**
 * The three headers of a signed request: lower-case hex of HMAC-SHA256 under the secret over timestamp, METHOD, target, body.
 * @param request.timestamp Unix seconds, at most 60 off the server's clock
 */
export function signedHeaders(
  { token, secret }: AppToken,
  { timestamp, method, target, body }: WireRequest & { readonly timestamp: string },
): Record<string, string> {
  const signature = createHmac('sha256', secret)
    .update(timestamp + method.toUpperCase() + target)
    .update(body)
    .digest('hex');
  return { 'X-App-Token': token, 'X-App-Access-Ts': timestamp, 'X-App-Access-Sig': signature };
}

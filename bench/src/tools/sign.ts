import { createHmac } from 'node:crypto';

export type Credentials = { readonly token: string; readonly secret: string };

/** The three headers of a signed request, as the documentation of the API says. `timestamp` is Unix seconds. */
export function signedHeaders(
  { token, secret }: Credentials,
  timestamp: string,
  method: string,
  target: string,
  body: Buffer,
): Record<string, string> {
  const signature = createHmac('sha256', secret)
    .update(timestamp + method + target)
    .update(body)
    .digest('hex');
  return { 'X-App-Token': token, 'X-App-Access-Ts': timestamp, 'X-App-Access-Sig': signature };
}

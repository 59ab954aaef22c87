import { type AppToken, withAppToken } from '@aval/client/app-token';
import { type AvalClient, makeClient } from '@aval/client/make-client';

export type SignedClient = AvalClient & { readonly credentials: AppToken };

const MAXIMUM_TRIES = 60;

/** A client as an integrator would have it. Asks again when the server says that it has too much to do. */
export function makeSignedClient(baseUrl: string, credentials: AppToken): SignedClient {
  const authorise = withAppToken(credentials);
  return { ...makeClient({ baseUrl, authorise, retries: MAXIMUM_TRIES, timeoutMs: 300_000 }), credentials };
}

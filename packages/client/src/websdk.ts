import type { paths } from './generated/api.ts';
import type { AvalClient } from './make-client.ts';
import { type Outcome, outcome } from './outcome.ts';

type TokenRequest =
  paths['/resources/accessTokens/sdk']['post']['requestBody']['content']['application/json'];
type LinkRequest =
  paths['/resources/sdkIntegrations/levels/-/websdkLink']['post']['requestBody']['content']['application/json'];

/**
 * An access token with which a browser or an application takes one person through a level (or an action). Make a new one whenever
 * theirs has expired: the web SDK asks for it by its `updateAccessToken`. `data` is the token.
 */
export async function createAccessToken(client: AvalClient, request: TokenRequest): Promise<Outcome<string>> {
  const made = await outcome(client.POST('/resources/accessTokens/sdk', { body: request }));
  return made.ok ? { ...made, data: made.data.token } : made;
}

/** The address of a page that takes one person through a level: to be sent, shown as a code, or redirected to. `data` is the address. */
export async function createWebSdkLink(client: AvalClient, request: LinkRequest): Promise<Outcome<string>> {
  const path = '/resources/sdkIntegrations/levels/-/websdkLink';
  const made = await outcome(client.POST(path, { body: request }));
  return made.ok ? { ...made, data: made.data.url } : made;
}

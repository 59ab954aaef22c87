import type { Authorise } from './authorise.ts';

/**
 * Asks as one applicant (or for one action), by an access token that a server has made for him. For browsers and applications; it
 * reaches that applicant's own calls only.
 * @param token the token, or a function that gives a live one and is called for every request
 */
export function withAccessToken(token: string | (() => string | Promise<string>)): Authorise {
  return async () => ({ 'X-Access-Token': typeof token === 'string' ? token : await token() });
}

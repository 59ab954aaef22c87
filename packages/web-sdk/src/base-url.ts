/**
 * The origin of the server that made an access token, as its payload's `url` claim tells; undefined for a token without one.
 * The token is not verified here: only its server can do that.
 */
export function originOfToken(token: string): string | undefined {
  const [, header = '', payload = ''] =
    /^_act(?:-sbx)?-jwt-(?:v2)?([\w-]+)\.([\w-]+)\.[\w-]*/.exec(token) ?? [];
  for (const part of [payload, header]) {
    const url = claimOf(part);
    if (url !== undefined) return url;
  }
  return undefined;
}

/** A bare origin: messages are compared with it to the letter. Throws a TypeError for what is no web address. */
export function bareOrigin(address: string): string {
  const { origin, protocol } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') throw new TypeError(`${address} is no web address`);
  return origin;
}

function claimOf(part: string): string | undefined {
  try {
    const text = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
    const claims: unknown = JSON.parse(text);
    if (typeof claims !== 'object' || claims === null || !('url' in claims)) return undefined;
    return typeof claims.url === 'string' ? bareOrigin(claims.url) : undefined;
  } catch {
    return undefined;
  }
}

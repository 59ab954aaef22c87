import { hash } from 'node:crypto';
import type { EnvironmentKind } from '@aval/core/ids';
import { randomToken } from '../platform/crypto/random-token.ts';

/** A new app token: shown to its owner once. Of `token` only the public part is stored in clear. */
export type AppTokenSecrets = {
  /** `sbx:public.private` or `prd:public.private`. */
  readonly token: string;
  readonly secret: string;
  readonly publicPart: string;
  readonly privateHash: string;
};

export function newAppTokenSecrets(environment: EnvironmentKind): AppTokenSecrets {
  const publicPart = randomToken(18);
  const privatePart = randomToken(24);
  const prefix = environment === 'sandbox' ? 'sbx' : 'prd';
  return {
    token: `${prefix}:${publicPart}.${privatePart}`,
    secret: randomToken(24),
    publicPart,
    privateHash: hashPrivatePart(privatePart),
  };
}

/** The private part is random and long, so a plain digest does not help whoever reads the database. */
export function hashPrivatePart(privatePart: string): string {
  return hash('sha256', privatePart, 'hex');
}

/** Context that binds a sealed signing secret to its token. */
export function secretContext(publicPart: string): string {
  return `app-token.secret/${publicPart}`;
}

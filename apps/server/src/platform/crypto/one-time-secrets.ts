import { randomBytes, randomInt } from 'node:crypto';

/** Sources of secrets that a person is sent once; an argument of the use cases that send them. */
export type OneTimeSecrets = {
  /** Six digits, every code equally likely. */
  readonly code: () => string;
  /** 32 random bytes as base64url: 43 characters. */
  readonly linkToken: () => string;
};

export const randomSecrets: OneTimeSecrets = {
  code: () => randomInt(1_000_000).toString().padStart(6, '0'),
  linkToken: () => randomBytes(32).toString('base64url'),
};

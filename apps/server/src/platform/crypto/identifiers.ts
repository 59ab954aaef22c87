import { randomBytes, randomUUID } from 'node:crypto';
import { randomToken } from './random-token.ts';

/** Sources of new names; an argument of the use cases that make things. */
export type Identifiers = {
  /** 24 lower-case hex characters. */
  readonly objectId: () => string;
  /** Five letters: names a review or an attempt. */
  readonly fiveLetters: () => string;
  readonly uuid: () => string;
};

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export const randomIdentifiers: Identifiers = {
  objectId: () => randomBytes(12).toString('hex'),
  fiveLetters: () => randomToken(3.5, letters),
  uuid: () => randomUUID(),
};

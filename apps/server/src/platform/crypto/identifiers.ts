import { randomInt, randomUUID } from 'node:crypto';
import { pooledRandom } from './pooled-random.ts';

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
  objectId: () => pooledRandom(12).toString('hex'),
  fiveLetters: () => Array.from({ length: 5 }, () => letters.charAt(randomInt(letters.length))).join(''),
  uuid: () => randomUUID(),
};

import { randomInt } from 'node:crypto';
import { challengeKindSchema } from '@aval/core/rules/judge-challenge';
import { pooledRandom } from '../platform/crypto/pooled-random.ts';
import { challengeRules } from './challenge-rules.ts';
import type { ChallengeDice } from './ports.ts';

/** Movements in an order that nobody can foresee, each once. */
export const randomDice: ChallengeDice = {
  kinds: () => {
    const left = [...challengeKindSchema.options];
    return Array.from({ length: challengeRules.steps }, () => left.splice(randomInt(left.length), 1)).flat();
  },
  token: () => pooledRandom(32).toString('base64url'),
};

import { challengeKindSchema } from '@aval/core/rules/judge-challenge';
import { expect, test } from 'vitest';
import { randomDice } from './random-dice.ts';

test('two movements are asked for, never one twice, so that a blink stands beside a turn or coming closer', () => {
  const thrown = Array.from({ length: 300 }, () => randomDice.kinds());
  for (const kinds of thrown) {
    expect(kinds).toHaveLength(2);
    expect(new Set(kinds).size).toBe(2);
  }
  expect(new Set(thrown.flat())).toEqual(new Set(challengeKindSchema.options));
});

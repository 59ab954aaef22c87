import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSchema } from '../check.ts';
import { doubtful, passed, refused, unable } from './check-builders.ts';

const numbers = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.double());

describe('the builders of checks', () => {
  test('answer only where every number is one, and always give a check that can be stored', () => {
    fc.assert(
      fc.property(numbers, numbers, (measured, thresholds) => {
        const facts = { checkType: 'AGE' as const, imageIds: [1], numbers: measured, thresholds };
        const isMeasured = [...Object.values(measured), ...Object.values(thresholds)].every(Number.isFinite);
        const checks = [
          passed(facts, 'Good.'),
          doubtful(facts, 'Perhaps.'),
          refused(facts, 'Bad.', ['OTHER'], 'FINAL'),
          unable(facts, 'Not made.'),
        ];
        expect(checks.map(({ answer }) => answer)).toEqual(
          isMeasured ? ['GREEN', 'YELLOW', 'RED', 'ERROR'] : ['ERROR', 'ERROR', 'ERROR', 'ERROR'],
        );
        for (const check of checks) expect(checkSchema.safeParse(check).success).toBe(true);
      }),
    );
  });

  test('a refusal blames all its pictures unless told which', () => {
    const facts = { checkType: 'AGE' as const, imageIds: [1, 2] };
    expect(refused(facts, 'Bad.', ['OTHER'], 'RETRY').reject?.imageIds).toEqual([1, 2]);
    expect(refused(facts, 'Bad.', ['OTHER'], 'RETRY', [2]).reject?.imageIds).toEqual([2]);
    expect(refused(facts, 'Bad.', ['OTHER'], 'RETRY', []).reject?.imageIds).toEqual([]);
  });

  test('only a refusal says why it refuses', () => {
    const facts = { checkType: 'AGE' as const, imageIds: [1] };
    expect(passed(facts, 'Good.').reject).toBeUndefined();
    expect(doubtful(facts, 'Perhaps.').reject).toBeUndefined();
    expect(unable(facts, 'Not made.').reject).toBeUndefined();
  });
});

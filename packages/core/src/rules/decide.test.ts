import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Check, type CheckType, checkAnswerSchema, checkTypeSchema } from '../check.ts';
import { blamedImages, decide } from './decide.ts';

const types = fc.constantFrom(...checkTypeSchema.options);
const requirements = fc.uniqueArray(types, { maxLength: 14 });

/** A check as a rule makes it: a refusal says why, others do not. */
const anyCheck: fc.Arbitrary<Check> = fc
  .record({
    checkType: types,
    answer: fc.constantFrom(...checkAnswerSchema.options),
    sentence: fc.constantFrom('One thing.', 'Another thing.', 'A third thing.'),
    labels: fc.uniqueArray(fc.constantFrom('BAD_SELFIE', 'LOW_QUALITY', 'SELFIE_MISMATCH'), { minLength: 1 }),
    type: fc.constantFrom('RETRY' as const, 'FINAL' as const),
    imageIds: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }),
  })
  .map(({ labels, type, imageIds, ...rest }) => ({
    ...rest,
    numbers: {},
    thresholds: {},
    modelIds: [],
    imageIds,
    ...(rest.answer === 'RED' ? { reject: { labels, type, imageIds } } : {}),
  }));
const checkLists = fc.array(anyCheck, { maxLength: 20 });

function check(checkType: CheckType, change: Partial<Check> = {}): Check {
  const base = { checkType, answer: 'GREEN' as const, sentence: `${checkType}.` };
  return { ...base, numbers: {}, thresholds: {}, modelIds: [], imageIds: [1], ...change };
}

function refusal(type: 'FINAL' | 'RETRY', label: string, imageIds: number[] = []): Partial<Check> {
  return { answer: 'RED', reject: { labels: [label], type, imageIds } };
}

function isGreen(checks: readonly Check[], required: readonly CheckType[]): boolean {
  const decision = decide(checks, required);
  return decision.kind === 'completed' && decision.result.reviewAnswer === 'GREEN';
}

describe('decide', () => {
  test('GREEN exactly when something is required, all of it is there and everything is GREEN', () => {
    fc.assert(
      fc.property(checkLists, requirements, (checks, required) => {
        const expected =
          required.length > 0 &&
          checks.every(({ answer }) => answer === 'GREEN') &&
          required.every((type) => checks.some(({ checkType }) => checkType === type));
        expect(isGreen(checks, required)).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });

  test('all required checks GREEN is GREEN; spoiling, removing or forgetting one of them is not', () => {
    const notGreen = fc.constantFrom('YELLOW' as const, 'RED' as const, 'ERROR' as const);
    fc.assert(
      fc.property(fc.uniqueArray(types, { minLength: 1 }), notGreen, fc.nat(), (required, answer, at) => {
        const checks = required.map((type) => check(type));
        const index = at % checks.length;
        expect(isGreen(checks, required)).toBe(true);
        expect(
          isGreen(
            checks.map((one, i) => (i === index ? { ...one, answer } : one)),
            required,
          ),
        ).toBe(false);
        expect(isGreen(checks.toSpliced(index, 1), required)).toBe(false);
        expect(isGreen(checks, [])).toBe(false);
      }),
    );
  });

  test('a check that is not required still counts when it is not GREEN', () => {
    const decision = decide([check('AGE'), check('FACE_MATCH', { answer: 'YELLOW' })], ['AGE']);
    expect(decision).toEqual({ kind: 'onHold', reason: 'FACE_MATCH.' });
  });

  test('any refusal is RED, whatever else is open, and one FINAL makes it final', () => {
    fc.assert(
      fc.property(checkLists, requirements, (checks, required) => {
        const decision = decide(checks, required);
        const refused = checks.filter(({ answer }) => answer === 'RED');
        fc.pre(refused.length > 0);
        if (decision.kind !== 'completed' || decision.result.reviewAnswer !== 'RED')
          throw new Error('not RED');
        const { rejectLabels, reviewRejectType } = decision.result;
        expect(reviewRejectType).toBe(
          refused.some(({ reject }) => reject?.type === 'FINAL') ? 'FINAL' : 'RETRY',
        );
        expect(new Set(rejectLabels)).toEqual(new Set(refused.flatMap(({ reject }) => reject?.labels ?? [])));
        expect(rejectLabels).toHaveLength(new Set(rejectLabels).size);
      }),
    );
  });

  test('the order of the checks changes neither answer nor type nor labels', () => {
    const shuffled = checkLists.chain((checks) =>
      fc.tuple(
        fc.constant(checks),
        fc.shuffledSubarray(checks, { minLength: checks.length, maxLength: checks.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, requirements, ([checks, turned], required) => {
        expect(essence(turned, required)).toEqual(essence(checks, required));
        expect(essence(checks, [...required].reverse())).toEqual(essence(checks, required));
      }),
    );
  });

  test('the same checks give the same decision, and are not changed by it', () => {
    fc.assert(
      fc.property(checkLists, requirements, (checks, required) => {
        const before = JSON.stringify(checks);
        const first = decide(checks, required);
        expect(JSON.stringify(checks)).toBe(before);
        expect(decide([...checks], [...required])).toEqual(first);
      }),
    );
  });

  test('FINAL comes before RETRY, and a refusal before a doubt', () => {
    const checks = [
      check('AGE', refusal('FINAL', 'AGE_REQUIREMENT_MISMATCH')),
      check('SELFIE_FACE', refusal('RETRY', 'BAD_SELFIE')),
      check('FACE_MATCH', { answer: 'YELLOW' }),
    ];
    expect(decide(checks, ['AGE'])).toEqual({
      kind: 'completed',
      result: {
        reviewAnswer: 'RED',
        rejectLabels: ['AGE_REQUIREMENT_MISMATCH', 'BAD_SELFIE'],
        reviewRejectType: 'FINAL',
        moderationComment: 'AGE. SELFIE_FACE.',
      },
    });
  });

  test('a refusal that does not say why is final', () => {
    expect(decide([check('AGE', { answer: 'RED' })], ['AGE'])).toMatchObject({
      result: { reviewAnswer: 'RED', rejectLabels: ['OTHER'], reviewRejectType: 'FINAL' },
    });
  });

  test('nothing asked and nothing checked goes to an officer, with a reason', () => {
    expect(decide([], [])).toEqual({ kind: 'onHold', reason: 'The level asks for no check.' });
    expect(decide([], ['AGE'])).toEqual({ kind: 'onHold', reason: 'The check AGE was not made.' });
  });
});

describe('blamedImages', () => {
  test('are those of refusals alone, each once', () => {
    const checks = [
      check('SELFIE_FACE', refusal('RETRY', 'BAD_SELFIE', [3])),
      check('FACE_MATCH', refusal('RETRY', 'SELFIE_MISMATCH', [3, 4])),
      check('AGE', { answer: 'YELLOW', imageIds: [7] }),
      check('DATA_COMPARISON', refusal('RETRY', 'PROBLEMATIC_APPLICANT_DATA')),
    ];
    expect(blamedImages(checks)).toEqual([3, 4]);
  });
});

/** What must not depend on any order. */
function essence(checks: readonly Check[], required: readonly CheckType[]) {
  const decision = decide(checks, required);
  if (decision.kind === 'onHold') return { kind: 'onHold' };
  const { result } = decision;
  return result.reviewAnswer === 'GREEN'
    ? { answer: 'GREEN' }
    : { answer: 'RED', type: result.reviewRejectType, labels: new Set(result.rejectLabels) };
}

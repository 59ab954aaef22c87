import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSchema } from '../check.ts';
import { decide } from './decide.ts';
import { judgeSimilar, type SimilarField, similarFields } from './judge-similar.ts';

const others = fc.uniqueArray(
  fc.record({
    applicantId: fc.stringMatching(/^[0-9a-f]{24}$/),
    matchedFields: fc.uniqueArray(fc.constantFrom<SimilarField>(...similarFields), { minLength: 1 }),
  }),
  { selector: ({ applicantId }) => applicantId, maxLength: 5 },
);

test('nobody: GREEN; anybody: an officer looks, never a refusal, and every one of them is named with what is the same', () => {
  fc.assert(
    fc.property(others, (found) => {
      const check = checkSchema.parse(judgeSimilar(found, 50));
      expect(check.answer).toBe(found.length === 0 ? 'GREEN' : 'YELLOW');
      expect(check.similar?.hits.map(({ applicantId }) => applicantId)).toEqual(
        found.map(({ applicantId }) => applicantId),
      );
      for (const { matchedFields, types } of check.similar?.hits ?? []) {
        expect(types.includes('image')).toBe(matchedFields.includes('image'));
        expect(types.includes('text')).toBe(matchedFields.some((field) => field !== 'image'));
      }
      if (found.length > 0)
        expect(decide([check], ['SIMILAR_SEARCH'])).toMatchObject({ kind: 'onHold', reason: check.sentence });
    }),
  );
});

test('says in words what is the same', () => {
  const one = { applicantId: '65f0a1b2c3d4e5f607182900', matchedFields: ['image', 'email'] as const };
  expect(judgeSimilar([one], 50).sentence).toBe(
    'Another applicant has the same: the e-mail address, a picture file.',
  );
});

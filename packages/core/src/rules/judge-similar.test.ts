import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSchema } from '../check.ts';
import { decide } from './decide.ts';
import { type FaceSearch, judgeSimilar, type SimilarField, similarFields } from './judge-similar.ts';

const id = fc.stringMatching(/^[0-9a-f]{24}$/);
const others = fc.uniqueArray(
  fc.record({
    applicantId: id,
    matchedFields: fc.uniqueArray(
      fc.constantFrom<SimilarField>(...similarFields.filter((field) => field !== 'face')),
      { minLength: 1 },
    ),
  }),
  { selector: ({ applicantId }) => applicantId, maxLength: 5 },
);
const searched = fc.record({
  kind: fc.constant('searched' as const),
  modelId: fc.constant('face-1'),
  alert: fc.constant(0.5),
  gallery: fc.constant(4000),
  compared: fc.nat(4000),
  otherModels: fc.nat(2),
  isCut: fc.boolean(),
  alike: fc.uniqueArray(
    fc.record({ applicantId: id, cosine: fc.double({ min: 0.5, max: 1, noNaN: true }) }),
    { selector: ({ applicantId }) => applicantId, maxLength: 3 },
  ),
});
const whole: FaceSearch = {
  kind: 'searched',
  modelId: 'face-1',
  alert: 0.5,
  gallery: 4000,
  compared: 12,
  otherModels: 0,
  isCut: false,
  alike: [],
};

test('nobody: GREEN; anybody: an officer looks, never a refusal, and every one of them is named with what is the same', () => {
  fc.assert(
    fc.property(others, fc.option(searched, { nil: undefined }), (found, faces) => {
      const check = checkSchema.parse(judgeSimilar(found, 50, faces));
      const alike = faces?.alike ?? [];
      const named = new Set([...found, ...alike].map(({ applicantId }) => applicantId));
      const isWhole = faces === undefined || (!faces.isCut && faces.otherModels === 0);
      expect(check.answer).toBe(named.size === 0 && isWhole ? 'GREEN' : 'YELLOW');
      const hits = check.similar?.hits ?? [];
      expect(new Set(hits.map(({ applicantId }) => applicantId))).toEqual(named);
      expect(hits.length).toBe(named.size);
      for (const { applicantId, matchedFields, types, faceCosine } of hits) {
        const face = alike.find((one) => one.applicantId === applicantId);
        expect(faceCosine).toBe(face?.cosine);
        expect(matchedFields.includes('face')).toBe(face !== undefined);
        expect(types.includes('image')).toBe(matchedFields.includes('image') || face !== undefined);
        expect(types.includes('text')).toBe(
          matchedFields.some((field) => field !== 'image' && field !== 'face'),
        );
      }
      if (check.answer === 'YELLOW')
        expect(decide([check], ['SIMILAR_SEARCH'])).toMatchObject({ kind: 'onHold', reason: check.sentence });
    }),
  );
});

test('says in words what is the same, and by the names of the wire', () => {
  const one = { applicantId: '65f0a1b2c3d4e5f607182900', matchedFields: ['image', 'email'] as const };
  expect(judgeSimilar([one], 50).sentence).toBe(
    'Another applicant has the same: the e-mail address, a picture file.',
  );
  const namesake = { applicantId: one.applicantId, matchedFields: ['person'] as const };
  const check = judgeSimilar([namesake], 50, {
    ...whole,
    alike: [{ applicantId: one.applicantId, cosine: 0.7 }],
  });
  expect(check).toMatchObject({
    sentence: 'Another applicant has the same: the name with the day of birth, the face.',
    numbers: { applicants: 1, facesCompared: 12, facesOfOtherModels: 0 },
    thresholds: { applicants: 50, faceAlert: 0.5, faces: 4000 },
    modelIds: ['face-1'],
    similar: {
      hits: [
        {
          matchedFields: ['info.firstName', 'info.lastName', 'info.dob', 'face'],
          types: ['text', 'image'],
          faceCosine: 0.7,
        },
      ],
    },
  });
});

describe('a search that left faces out', () => {
  test.each<[string, FaceSearch, RegExp]>([
    ['beyond the limit', { ...whole, isCut: true }, /newest 4000 selfies only/],
    ['of another model', { ...whole, otherModels: 3 }, /with 3 selfies of another model/],
    ['by a model that may not search', { kind: 'no-figure', modelId: 'own' }, /no figure/],
  ])('%s is no pass', (_what, faces, says) => {
    const check = judgeSimilar([], 50, faces);
    expect(check.answer).toBe('YELLOW');
    expect(check.sentence).toMatch(says);
    expect(check.candidateLabels).toBeUndefined();
    expect(judgeSimilar([], 50, whole).answer).toBe('GREEN');
  });
});

test('whoever has the same face is named before those with the same data when there are too many', () => {
  const found = ['a', 'b'].map((applicantId) => ({ applicantId, matchedFields: ['email'] as const }));
  const faces = { ...whole, alike: [{ applicantId: 'c', cosine: 0.6 }] };
  expect(judgeSimilar(found, 2, faces).similar?.hits.map(({ applicantId }) => applicantId)).toEqual([
    'c',
    'a',
  ]);
});

import { describe, expect, test } from 'vitest';
import type { Check } from '../check.ts';
import type { ReviewResult } from '../review.ts';
import { refused } from '../rules/check-builders.ts';
import { refusalReasons } from './refusal-reasons.ts';

const blur = refused(
  { checkType: 'DOCUMENT_BLUR', imageIds: [3] },
  'Blurred.',
  ['LOW_QUALITY'],
  'RETRY',
  [3],
);
const face = refused(
  { checkType: 'FACE_MATCH', imageIds: [4] },
  'Another.',
  ['SELFIE_MISMATCH'],
  'RETRY',
  [4],
);
const refusal = (labels: string[], type: 'RETRY' | 'FINAL' = 'RETRY'): ReviewResult => ({
  reviewAnswer: 'RED',
  rejectLabels: labels,
  reviewRejectType: type,
});
const told = (result: ReviewResult, checks: readonly Check[]) =>
  refusalReasons(result, checks).map(({ key, fix, about, imageIds }) => [key, fix, about ?? imageIds]);

describe('what a person is told of a refusal', () => {
  test('by the checks: each with its picture', () => {
    expect(told(refusal(['LOW_QUALITY', 'SELFIE_MISMATCH']), [blur, face])).toEqual([
      ['blur', 'holdStill', [3]],
      ['faceDiffers', 'showFace', [4]],
    ]);
  });

  test('by a person who decided otherwise than the checks: what he named, with the part that is meant', () => {
    expect(told(refusal(['BAD_SELFIE']), [])).toEqual([['unclear', 'showFace', 'selfie']]);
    expect(told(refusal(['BAD_SELFIE']), [blur])).toEqual([['unclear', 'showFace', 'selfie']]);
    expect(told(refusal(['BACK_SIDE_MISSING', 'LOW_QUALITY']), [blur])).toEqual([
      ['blur', 'holdStill', [3]],
      ['cutOff', 'otherSide', 'document'],
    ]);
  });

  test('for good: only what he may know', () => {
    expect(told(refusal(['FORGERY'], 'FINAL'), [])).toEqual([['other', 'contact', []]]);
    expect(told(refusal(['BAD_SELFIE', 'EXPIRATION_DATE'], 'FINAL'), [])).toEqual([
      ['documentExpired', 'validDocument', 'document'],
    ]);
    expect(told(refusal(['FRAUDULENT_LIVENESS'], 'FINAL'), [])).toEqual([['other', 'contact', []]]);
  });

  test('always something, unless nothing was refused', () => {
    expect(told(refusal([]), [])).toEqual([['other', 'contact', []]]);
    expect(told(refusal(['NO_SUCH_LABEL']), [blur])).toEqual([['other', 'contact', []]]);
    expect(told({ reviewAnswer: 'GREEN' }, [blur])).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { documentFindings } from './evidence.fixture.ts';
import { judgeSides } from './judge-sides.ts';

const front = { imageId: 1, idDocSubType: 'FRONT_SIDE' as const, findings: documentFindings() };
const back = {
  imageId: 2,
  idDocSubType: 'BACK_SIDE' as const,
  findings: documentFindings({ pictureHash: 'fedcba9876543210', text: [], faces: [] }),
};

test('two different sides pass, the same one twice is refused', () => {
  expect(judgeSides([front, back]).answer).toBe('GREEN');
  expect(judgeSides([front, { ...front, imageId: 2, idDocSubType: 'BACK_SIDE' }])).toMatchObject({
    answer: 'RED',
    reject: { labels: ['BACK_SIDE_MISSING'], imageIds: [2] },
  });
});

test('a side that could not be examined is no different side', () => {
  expect(judgeSides([front, { ...back, findings: null }]).answer).toBe('ERROR');
  expect(judgeSides([{ ...front, findings: null }]).answer).toBe('ERROR');
});

import { expect, test } from 'vitest';
import type { IdDocSetType } from './level.ts';
import { stepsToRepeat } from './steps-to-repeat.ts';

const required = {
  docSets: [
    { idDocSetType: 'APPLICANT_DATA' as const },
    { idDocSetType: 'IDENTITY' as const, types: ['PASSPORT' as const] },
    { idDocSetType: 'SELFIE' as const, types: ['SELFIE' as const] },
  ],
};
const refusedAt = new Date('2026-03-01T12:00:00Z');
const image = (idDocSetType: IdDocSetType, hours: number) => ({
  idDocSetType,
  addedAt: new Date(refusedAt.getTime() + hours * 3_600_000),
});
const before = [image('IDENTITY', -1), image('SELFIE', -1)];
const refused = (...rejectLabels: string[]) =>
  ({ reviewAnswer: 'RED', rejectLabels, reviewRejectType: 'RETRY' }) as const;

test.each([
  ['the step that is blamed', ['BAD_SELFIE'], before, ['SELFIE']],
  ['both that are blamed', ['BAD_SELFIE', 'LOW_QUALITY'], before, ['IDENTITY', 'SELFIE']],
  ['not what came since', ['BAD_SELFIE'], [...before, image('SELFIE', 1)], []],
  ['the one, whatever came of the other', ['BAD_SELFIE'], [...before, image('IDENTITY', 1)], ['SELFIE']],
  ['all, where nobody can say which', ['OTHER'], before, ['IDENTITY', 'SELFIE']],
  ['none, once something came', ['OTHER'], [...before, image('IDENTITY', 1)], []],
  ['all, without any label', [], before, ['IDENTITY', 'SELFIE']],
  ['none where data are to blame', ['PROBLEMATIC_APPLICANT_DATA', 'WRONG_ADDRESS'], before, []],
  ['a label named as what every object has', ['constructor'], before, ['IDENTITY', 'SELFIE']],
])('%s', (_what, labels, images, expected) => {
  expect(stepsToRepeat(required, refused(...labels), images, refusedAt)).toEqual(expected);
});

test('an approval asks for nothing', () => {
  expect(stepsToRepeat(required, { reviewAnswer: 'GREEN' }, before, refusedAt)).toEqual([]);
});

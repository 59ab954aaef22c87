import { expect, test } from 'vitest';
import { outcomeOf } from './outcome.ts';

const completed = (reviewAnswer: string, reviewRejectType?: string) => ({
  applicantId: 'a1',
  reviewStatus: 'completed',
  reviewResult: { reviewAnswer, reviewRejectType },
});

test.each([
  ['onApplicantVerificationCompleted', completed('GREEN'), { status: 'approved', applicantId: 'a1' }],
  ['onApplicantVerificationCompleted', completed('RED', 'FINAL'), { status: 'refused', applicantId: 'a1' }],
  ['onApplicantVerificationCompleted', completed('RED', 'RETRY'), { status: 'retry', applicantId: 'a1' }],
  ['onApplicantVerificationCompleted', completed('RED'), { status: 'refused', applicantId: 'a1' }],
  [
    'onApplicantActionCompleted',
    { applicantActionId: 'b2', answer: 'GREEN' },
    { status: 'actionCompleted', applicantActionId: 'b2', answer: 'GREEN' },
  ],
  [
    'onApplicantActionCompleted',
    {},
    { status: 'actionCompleted', applicantActionId: undefined, answer: 'ERROR' },
  ],
] as const)('%s %j', (name, payload, outcome) => {
  expect(outcomeOf(name, payload, true)).toEqual(outcome);
});

test('a status that is not the end, and an answer nobody knows, end nothing', () => {
  expect(outcomeOf('onApplicantStatusChanged', completed('GREEN'), true)).toBeUndefined();
  expect(outcomeOf('onApplicantVerificationCompleted', completed('PURPLE'), true)).toBeUndefined();
  expect(outcomeOf('onApplicantVerificationCompleted', {}, true)).toBeUndefined();
  expect(outcomeOf('onStepCompleted', { idDocSetType: 'SELFIE' }, false)).toBeUndefined();
});

test('handing in is the end only for who does not wait', () => {
  expect(outcomeOf('onApplicantSubmitted', { applicantId: 'a1' }, true)).toBeUndefined();
  expect(outcomeOf('onApplicantSubmitted', { applicantId: 'a1' }, false)).toEqual({
    status: 'pending',
    applicantId: 'a1',
  });
});

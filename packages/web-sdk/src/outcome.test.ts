import { expect, test } from 'vitest';
import { followOutcome, outcomeOf, type VerificationOutcome } from './outcome.ts';

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

type Told = readonly [name: string, payload: Readonly<Record<string, unknown>>];
const refusal: Told = ['onApplicantVerificationCompleted', completed('RED', 'RETRY')];
const final: Told = ['onApplicantVerificationCompleted', completed('RED', 'FINAL')];
const approval: Told = ['onApplicantVerificationCompleted', completed('GREEN')];
const looks: Told = ['onApplicantStatusChanged', { applicantId: 'a1', reviewStatus: 'onHold' }];
const closes: Told = ['onUserAction', { action: 'close', applicantId: 'a1' }];
const stays = { atVerdict: false, atSubmission: false };
const follow = (ends: typeof stays, ...told: readonly Told[]) => {
  let outcome: VerificationOutcome | undefined;
  const over = told.map(([name, payload]) => {
    const followed = followOutcome(outcome, name, payload, ends);
    outcome = followed.outcome;
    return followed.isOver;
  });
  return [outcome?.status, over.indexOf(true)];
};

test.each([
  ['an approval ends it', [approval], ['approved', 0]],
  ['a refusal is read until the person closes it', [refusal, closes], ['retry', 1]],
  ['it may be mended', [refusal, looks, approval], ['approved', 2]],
  ['it may be objected to', [final, looks, closes], ['pending', 2]],
  ['refused once more', [refusal, looks, final, closes], ['refused', 3]],
  ['closed before anything was answered', [looks, closes], ['closed', 1]],
  [
    'a refused action stays',
    [['onApplicantActionCompleted', { answer: 'RED' }], closes],
    ['actionCompleted', 1],
  ],
  ['a passed action does not', [['onApplicantActionCompleted', { answer: 'GREEN' }]], ['actionCompleted', 0]],
] satisfies readonly (readonly [string, readonly Told[], unknown])[])('%s', (_what, told, end) => {
  expect(follow(stays, ...told)).toEqual(end);
});

test('at any answer for who wants that', () => {
  expect(follow({ ...stays, atVerdict: true }, final)).toEqual(['refused', 0]);
});

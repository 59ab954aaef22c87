import { expect, test } from 'vitest';
import { ownReviewResult } from './own-review-result.ts';

const refused = {
  reviewAnswer: 'RED',
  rejectLabels: ['LOW_QUALITY', 'SANCTIONS', 'PEP', 'FRAUDULENT_LIVENESS'],
  reviewRejectType: 'RETRY',
  moderationComment: 'for the person',
  clientComment: 'for the customer',
  buttonIds: ['fraud_multiAccounting'],
} as const;

test("the customer's comment and reasons are not the person's to read, nor lists and signs of fraud", () => {
  const result = { ...refused, rejectLabels: [...refused.rejectLabels], buttonIds: [...refused.buttonIds] };
  expect(ownReviewResult(result, 'checks')).toEqual({
    reviewAnswer: 'RED',
    rejectLabels: ['LOW_QUALITY', 'OTHER', 'FRAUDULENT_LIVENESS'],
    reviewRejectType: 'RETRY',
    moderationComment: 'for the person',
  });
  const final = { ...result, reviewRejectType: 'FINAL' } as const;
  expect(ownReviewResult(final, 'checks')).toEqual({
    reviewAnswer: 'RED',
    rejectLabels: ['LOW_QUALITY', 'OTHER'],
    reviewRejectType: 'FINAL',
  });
  expect(ownReviewResult(final, 'human')).toHaveProperty('moderationComment', 'for the person');
});

test('an approval keeps what was said to the person', () => {
  const approved = { reviewAnswer: 'GREEN', moderationComment: 'Welcome', clientComment: 'VIP' } as const;
  expect(ownReviewResult(approved, 'human')).toEqual({ reviewAnswer: 'GREEN', moderationComment: 'Welcome' });
});

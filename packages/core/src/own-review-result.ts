import type { ReviewResult } from './review.ts';

/** Lists that somebody is on, and signs of fraud that were seen: who is told of them knows what to do otherwise next time. */
const neverTold: ReadonlySet<string> = new Set([
  'ADVERSE_MEDIA',
  'BLACKLIST',
  'BLOCKLIST',
  'COMPROMISED_PERSONS',
  'CRIMINAL',
  'DEEPFAKE',
  'DOCUMENT_TEMPLATE',
  'DUPLICATE',
  'DUPLICATE_EMAIL',
  'FORCED_VERIFICATION',
  'FORGERY',
  'FRAUDULENT_PATTERNS',
  'INCONSISTENT_PROFILE',
  'LIVENESS_WITH_PHONE',
  'PEP',
  'RESTRICTED_PERSON',
  'SANCTIONS',
  'SUSPICIOUS_PATTERNS',
  'THIRD_PARTY_INVOLVED',
]);
/** Told where another picture may help, so that one is taken; not where it is over. */
const toldBeforeAnotherTry: ReadonlySet<string> = new Set(['FRAUDULENT_LIVENESS', 'GRAPHIC_EDITOR']);

/**
 * What the person himself is told of an answer, beside which the customer's own comment and the reasons that were pressed are for the
 * customer alone. Labels that are not told become OTHER. A comment of `checks` names all that they found: of a final refusal it
 * stays with the customer; what a human wrote for the person is told.
 */
export function ownReviewResult(result: ReviewResult, by: 'checks' | 'human'): ReviewResult {
  const { moderationComment } = result;
  const comment = moderationComment === undefined ? {} : { moderationComment };
  if (result.reviewAnswer === 'GREEN') return { reviewAnswer: 'GREEN', ...comment };
  const isFinal = result.reviewRejectType === 'FINAL';
  const isTold = (label: string) => !neverTold.has(label) && !(isFinal && toldBeforeAnotherTry.has(label));
  const rejectLabels = [...new Set(result.rejectLabels.map((label) => (isTold(label) ? label : 'OTHER')))];
  return {
    reviewAnswer: 'RED',
    rejectLabels,
    reviewRejectType: result.reviewRejectType,
    ...(isFinal && by === 'checks' ? {} : comment),
  };
}

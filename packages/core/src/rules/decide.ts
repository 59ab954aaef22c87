import type { Check, CheckType } from '../check.ts';
import type { ReviewResult } from '../review.ts';

/** What the checks add up to: an answer, or the question for an officer. */
export type Decision =
  | { readonly kind: 'completed'; readonly result: ReviewResult }
  | { readonly kind: 'onHold'; readonly reason: string };

/**
 * The policy. A refusal that no new picture can cure comes first, then refusals the person can cure, then whatever is
 * doubtful or could not be checked, which goes to an officer. GREEN is left over only when every required check is there
 * and GREEN: silence is never consent.
 */
export function decide(checks: readonly Check[], required: readonly CheckType[]): Decision {
  const refused = checks.filter((check) => check.answer === 'RED');
  if (refused.length > 0) {
    const final = refused.some((check) => check.reject === undefined || check.reject.type === 'FINAL');
    const labels = refused.flatMap((check) => check.reject?.labels ?? ['OTHER']);
    return {
      kind: 'completed',
      result: {
        reviewAnswer: 'RED',
        rejectLabels: [...new Set(labels)],
        reviewRejectType: final ? 'FINAL' : 'RETRY',
        moderationComment: [...new Set(refused.map((check) => check.sentence))].join(' '),
      },
    };
  }
  const open = checks.filter((check) => check.answer !== 'GREEN').map((check) => check.sentence);
  const missing = required.filter((type) => !checks.some((check) => check.checkType === type));
  if (open.length > 0 || missing.length > 0 || required.length === 0) {
    const reasons = [...new Set(open), ...missing.map((type) => `The check ${type} was not made.`)];
    return {
      kind: 'onHold',
      reason: reasons.length > 0 ? reasons.join(' ') : 'The level asks for no check.',
    };
  }
  return { kind: 'completed', result: { reviewAnswer: 'GREEN' } };
}

/** The pictures that a refusal blames: they are set aside, so the person has to send new ones. */
export function blamedImages(checks: readonly Check[]): number[] {
  return [
    ...new Set(checks.flatMap((check) => (check.answer === 'RED' ? (check.reject?.imageIds ?? []) : []))),
  ];
}

/** What a refusal says of one picture: labels and sentences of the checks that blame it, and whether another may help. */
export function pictureRefusal(
  blaming: readonly Check[],
  { reviewRejectType }: Extract<ReviewResult, { reviewAnswer: 'RED' }>,
): ReviewResult {
  return {
    reviewAnswer: 'RED',
    rejectLabels: [...new Set(blaming.flatMap((check) => check.reject?.labels ?? []))],
    reviewRejectType,
    moderationComment: blaming.map((check) => check.sentence).join(' '),
  };
}

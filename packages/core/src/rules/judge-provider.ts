import type { Check } from '../check.ts';
import type { RejectType } from '../review.ts';
import { passed, refused, unable } from './check-builders.ts';

/** A provider's last word on a person. */
export type ProviderVerdict =
  | { readonly reviewAnswer: 'GREEN' }
  | {
      readonly reviewAnswer: 'RED';
      readonly rejectLabels: readonly string[];
      readonly reviewRejectType: RejectType;
    };

/** What came of asking a provider: his verdict, or a code that says why there is none. */
export type ProviderOutcome =
  | { readonly kind: 'answered'; readonly reference: string; readonly verdict: ProviderVerdict }
  | { readonly kind: 'failed'; readonly failure: string };

/**
 * The check PROVIDER. Only a GREEN verdict passes; without one a person decides. A refusal blames every picture that was judged:
 * the provider does not tell which of ours he means.
 */
export function judgeProvider(name: string, outcome: ProviderOutcome, imageIds: readonly number[]): Check {
  const facts = { checkType: 'PROVIDER', imageIds } as const;
  if (outcome.kind === 'failed') {
    const check = unable(facts, `The provider ${name} gave no answer: ${outcome.failure}.`);
    return { ...check, provider: { name, failure: outcome.failure } };
  }
  const { reference, verdict } = outcome;
  if (verdict.reviewAnswer === 'GREEN')
    return {
      ...passed(facts, `The provider ${name} approved.`),
      provider: { name, reference, reviewAnswer: 'GREEN' },
    };
  const { reviewRejectType } = verdict;
  const rejectLabels = verdict.rejectLabels.length === 0 ? ['OTHER'] : [...verdict.rejectLabels];
  return {
    ...refused(
      facts,
      `The provider ${name} refused: ${rejectLabels.join(', ')}.`,
      rejectLabels,
      reviewRejectType,
    ),
    provider: { name, reference, reviewAnswer: 'RED', rejectLabels },
  };
}

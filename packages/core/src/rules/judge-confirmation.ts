import type { Check } from '../check.ts';
import { passed, refused } from './check-builders.ts';

/** What is known of an e-mail address or a phone number at the moment of judging. */
export type ConfirmationEvidence = {
  readonly kind: 'email' | 'phone';
  /** Whether there is a value at all. */
  readonly present: boolean;
  /** Whether exactly the present value was confirmed; of an earlier one it must be false. */
  readonly confirmed: boolean;
};

const words = {
  email: { checkType: 'EMAIL_CONFIRMATION', name: 'e-mail address' },
  phone: { checkType: 'PHONE_CONFIRMATION', name: 'phone number' },
} as const;

/**
 * The check that an address or number belongs to the person. What is not confirmed is refused, and can be cured by confirming
 * it; a value that is not there was never confirmed, whatever the evidence says. Label: the wire's for data that is wrong.
 */
export function judgeConfirmation({ kind, present, confirmed }: ConfirmationEvidence): Check {
  const { checkType, name } = words[kind];
  const facts = { checkType, imageIds: [] };
  if (present && confirmed) return passed(facts, `The ${name} is confirmed.`);
  const sentence = present ? `The ${name} is not confirmed.` : `There is no ${name}.`;
  return refused(facts, sentence, ['PROBLEMATIC_APPLICANT_DATA'], 'RETRY');
}

import type { Check, CheckType } from '../check.ts';
import type { RejectType } from '../review.ts';

/** The parts of a check that do not depend on its answer. */
export type CheckFacts = {
  readonly checkType: CheckType;
  readonly imageIds: readonly number[];
  readonly numbers?: Readonly<Record<string, number>>;
  readonly thresholds?: Readonly<Record<string, number>>;
  readonly modelIds?: readonly string[];
};

function base(facts: CheckFacts, sentence: string) {
  return {
    checkType: facts.checkType,
    sentence,
    numbers: finite(facts.numbers),
    thresholds: finite(facts.thresholds),
    modelIds: [...(facts.modelIds ?? [])],
    imageIds: [...facts.imageIds],
  };
}

/** JSON has no NaN: only what can be stored stays. */
function finite(numbers: CheckFacts['numbers']): Record<string, number> {
  return Object.fromEntries(Object.entries(numbers ?? {}).filter(([, value]) => Number.isFinite(value)));
}

/**
 * Every comparison with NaN is false, so a rule of the form "too small: refuse" would let it through, and "large
 * enough: pass" would blame the person. No answer may rest on such a number: the check could not be made.
 */
function isMeasured({ numbers, thresholds }: CheckFacts): boolean {
  return [...Object.values(numbers ?? {}), ...Object.values(thresholds ?? {})].every((value) =>
    Number.isFinite(value),
  );
}

function unmeasured(facts: CheckFacts): Check {
  return unable(facts, 'A measurement gave no number, so this check could not be made.');
}

/** The check was made and passed. */
export function passed(facts: CheckFacts, sentence: string): Check {
  return isMeasured(facts) ? { ...base(facts, sentence), answer: 'GREEN' } : unmeasured(facts);
}

/** The check was made and leaves a doubt that only a person can settle. */
export function doubtful(facts: CheckFacts, sentence: string): Check {
  return isMeasured(facts) ? { ...base(facts, sentence), answer: 'YELLOW' } : unmeasured(facts);
}

/** The check could not be made. */
export function unable(facts: CheckFacts, sentence: string): Check {
  return { ...base(facts, sentence), answer: 'ERROR' };
}

/** The check failed; `blamed` are the pictures to replace (all of the check's pictures unless told). */
export function refused(
  facts: CheckFacts,
  sentence: string,
  labels: readonly string[],
  type: RejectType,
  blamed: readonly number[] = facts.imageIds,
): Check {
  if (!isMeasured(facts)) return unmeasured(facts);
  return {
    ...base(facts, sentence),
    answer: 'RED',
    reject: { labels: [...labels], type, imageIds: [...blamed] },
  };
}

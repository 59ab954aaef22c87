import type { Check } from '../check.ts';
import { doubtful, passed, unable } from './check-builders.ts';

/** How the liveness of a selfie was shown on the applicant's page. */
export type LivenessRecord =
  /** The challenge was done; its checks tell how well. */
  | { readonly kind: 'challenge'; readonly checks: readonly Check[] }
  /** No challenge fitted the person, who chose the way without one. */
  | { readonly kind: 'without-challenge' }
  | { readonly kind: 'none' };

/**
 * The liveness of the selfie as the page saw it, beside the passive judgement of the picture itself. Undefined when there is nothing
 * to say: no challenge was made and the level does not insist on one.
 */
export function judgeLivenessRecord(
  record: LivenessRecord,
  { imageId, strict }: { readonly imageId: number; readonly strict: boolean },
): Check | undefined {
  const facts = { checkType: 'FACE_LIVELINESS' as const, imageIds: [imageId] };
  if (record.kind === 'without-challenge')
    return doubtful(facts, 'The selfie was taken without a liveness challenge: a person has to look.');
  if (record.kind === 'none')
    return strict
      ? unable(facts, 'No liveness challenge was made with this selfie: a person has to look.')
      : undefined;
  const { checks } = record;
  const worst = (['RED', 'ERROR', 'YELLOW', 'GREEN'] as const)
    .map((answer) => checks.find((check) => check.answer === answer))
    .find((check) => check !== undefined);
  if (worst === undefined) return unable(facts, 'The liveness challenge left nothing to judge.');
  return {
    ...worst,
    imageIds: [imageId],
    ...(worst.reject === undefined ? {} : { reject: { ...worst.reject, imageIds: [imageId] } }),
  };
}

/** What the person said of the data that were read. */
export type DataRecord = {
  /** Names of the fields that the person put otherwise than they were read. */
  readonly differs: readonly string[];
  readonly confirmed: number;
};

/** Fields that decide who somebody is: whoever corrects them is looked at. */
const weighty: ReadonlySet<string> = new Set([
  'firstName',
  'lastName',
  'dob',
  'number',
  'validUntil',
  'nationality',
]);

/** Whether the person confirmed what was read from the document. A reader may err, so nobody is refused over it. */
export function judgeDataRecord({ differs, confirmed }: DataRecord, imageIds: readonly number[]): Check {
  const facts = {
    checkType: 'DATA_CONFIRMATION' as const,
    imageIds,
    numbers: { confirmed, differs: differs.length },
    thresholds: { differs: 0 },
  };
  const grave = differs.filter((name) => weighty.has(name));
  if (grave.length > 0)
    return doubtful(facts, `The person corrected what was read (${grave.join(', ')}): a person has to look.`);
  return passed(
    facts,
    differs.length === 0
      ? 'The person confirmed what was read from the document.'
      : `The person confirmed what was read, but for ${differs.join(', ')}.`,
  );
}

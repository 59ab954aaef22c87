import { type LabelPart, partOfLabel } from './flow/refusal-reasons.ts';
import { type IdDocSetType, type RequiredIdDocs, takesDocuments } from './level.ts';
import type { ReviewResult } from './review.ts';

/** A picture that counts, and when it came. */
type DatedImage = { readonly idDocSetType: IdDocSetType; readonly addedAt: Date };

/**
 * Steps that have to be photographed anew before a person may ask again, after somebody refused what there was: those that the labels
 * blame and that have no picture since; all of them, where no label says which and nothing at all came since. None where only data
 * are to blame. Without this rule the checks that passed before would pass again, against who looked.
 */
export function stepsToRepeat(
  { docSets }: RequiredIdDocs,
  result: ReviewResult,
  images: readonly DatedImage[],
  refusedAt: Date,
): IdDocSetType[] {
  if (result.reviewAnswer === 'GREEN') return [];
  const parts = new Set(result.rejectLabels.map(partOfLabel));
  if (parts.size > 0 && [...parts].every((part) => part === 'data')) return [];
  const photographed = docSets.map(({ idDocSetType }) => idDocSetType).filter(takesDocuments);
  const isNew = (step: IdDocSetType) =>
    images.some(({ idDocSetType, addedAt }) => idDocSetType === step && addedAt >= refusedAt);
  const blamed = photographed.filter((step) => {
    const part = partOfStep(step);
    return part !== undefined && parts.has(part);
  });
  if (blamed.length > 0) return blamed.filter((step) => !isNew(step));
  return photographed.some(isNew) ? [] : photographed;
}

function partOfStep(step: IdDocSetType): LabelPart | undefined {
  if (step.startsWith('SELFIE')) return 'selfie';
  if (step.startsWith('IDENTITY')) return 'document';
  return step.startsWith('PROOF_OF_RESIDENCE') ? 'address' : undefined;
}

import type { Check } from '../check.ts';
import type { SoughtNumber } from '../documents/described.ts';
import { doubtful, passed } from './check-builders.ts';

/**
 * Whether the document shows the taxpayer number that the customer told. A reading alone refuses nobody: what differs or is
 * missing where it should stand is for a person to look at.
 * @param imageIds the pictures in the order in which they were described
 */
export function judgeSoughtNumber(
  { verdict, printedOnKind, places }: SoughtNumber,
  imageIds: readonly number[],
): Check {
  const facts = {
    checkType: 'DOCUMENT_TAX_NUMBER' as const,
    imageIds,
    numbers: { places: places.length },
  };
  switch (verdict) {
    case 'found':
      return passed(facts, 'The document shows the taxpayer number that was given.');
    case 'contradicted':
      return doubtful(facts, 'The document shows another taxpayer number than the one that was given.');
    case 'invalid':
      return doubtful(facts, 'The taxpayer number that was given is none: its check digits do not fit.');
    case 'not-found':
      return printedOnKind
        ? doubtful(facts, 'The taxpayer number that was given was not found on the document.')
        : passed(
            facts,
            'Documents of this kind do not carry the taxpayer number, so nothing contradicts it.',
          );
  }
}

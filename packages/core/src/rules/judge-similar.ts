import type { Check } from '../check.ts';
import { doubtful, passed } from './check-builders.ts';

/** In what two applicants are the same, by the names that the wire has for it. */
export const similarFields = ['info.idDocs.number', 'email', 'phone', 'image'] as const;
export type SimilarField = (typeof similarFields)[number];

/** Another applicant of the environment who is the same in some field. */
export type SimilarApplicant = {
  readonly applicantId: string;
  readonly matchedFields: readonly SimilarField[];
};

const words: Readonly<Record<SimilarField, string>> = {
  'info.idDocs.number': 'the document number',
  email: 'the e-mail address',
  phone: 'the phone number',
  image: 'a picture file',
};

/**
 * Whether somebody else of the environment has what should be one person's alone. It never refuses: an address or a telephone may be a
 * family's, and a person may have a good reason to come twice. `limit` is how many others were looked for at the most.
 */
export function judgeSimilar(found: readonly SimilarApplicant[], limit: number): Check {
  const facts = {
    checkType: 'SIMILAR_SEARCH' as const,
    imageIds: [],
    numbers: { applicants: found.length },
    thresholds: { applicants: limit },
  };
  const hits = found.map(({ applicantId, matchedFields }) => ({
    applicantId,
    matchedFields: [...matchedFields],
    types: [
      ...(matchedFields.some((field) => field !== 'image') ? ['text' as const] : []),
      ...(matchedFields.includes('image') ? ['image' as const] : []),
    ],
  }));
  if (hits.length === 0)
    return { ...passed(facts, 'No other applicant has the same data.'), similar: { hits } };
  const shared = similarFields.filter((field) => found.some((one) => one.matchedFields.includes(field)));
  const others = hits.length === 1 ? 'Another applicant has' : `${hits.length} other applicants have`;
  return {
    ...doubtful(facts, `${others} the same: ${shared.map((field) => words[field]).join(', ')}.`),
    similar: { hits },
    candidateLabels: ['DUPLICATE'],
  };
}

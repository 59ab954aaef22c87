import type { Check } from '../check.ts';
import { doubtful, passed, refused } from './check-builders.ts';

/** Who of the blacklist the applicant resembles: kinds of data that are the same, and the most alike face. */
export type BlacklistFindings = {
  /** He himself stands on the list. */
  readonly isListed: boolean;
  readonly kinds: readonly ('document' | 'email' | 'phone' | 'picture')[];
  /** Cosine with the most similar listed face of the same model, and the cosine from which an officer looks; null: none. */
  readonly face: { readonly cosine: number; readonly alert: number; readonly modelId: string } | null;
};

/**
 * The listed person himself and his document's number are refused for good. Pictures, e-mail addresses and phones can be another
 * person's in the same household or office, and faces are never certain among many: those go to an officer.
 */
export function judgeBlacklist({ isListed, kinds, face }: BlacklistFindings): Check {
  const facts = {
    checkType: 'BLOCKLIST' as const,
    imageIds: [],
    numbers: face === null ? {} : { faceCosine: face.cosine },
    thresholds: face === null ? {} : { faceAlert: face.alert },
    modelIds: face === null ? [] : [face.modelId],
  };
  if (isListed) return refused(facts, 'The applicant is on the blacklist.', ['BLOCKLIST'], 'FINAL');
  if (kinds.includes('document'))
    return refused(facts, 'The document is one of a listed applicant.', ['BLOCKLIST'], 'FINAL');
  const same = kinds.map((kind) => names[kind]);
  const alike = face !== null && face.cosine >= face.alert ? ['the face'] : [];
  const shared = [...same, ...alike];
  return shared.length === 0
    ? passed(facts, 'Nothing connects the applicant with the blacklist.')
    : doubtful(facts, `A listed applicant has the same: ${shared.join(', ')}.`);
}

const names = {
  document: 'the document number',
  email: 'the e-mail address',
  phone: 'the phone number',
  picture: 'a picture file',
} as const;

import type { ApplicantProfile } from '@aval/core/applicant';
import { searchTerms } from '../applicants/search-terms.ts';
import type { BlacklistTerm } from './ports.ts';

const kinds = { documentNumber: 'document', email: 'email', phone: 'phone' } as const;

/** By what an applicant may be known again. `fileHashes` are the keyed hashes of his pictures. */
export function blacklistTerms(profile: ApplicantProfile, fileHashes: readonly string[]): BlacklistTerm[] {
  const known = searchTerms(profile).flatMap(({ kind, text }) =>
    kind === 'name' || kind === 'person' ? [] : [{ kind: kinds[kind], text }],
  );
  return [...known, ...fileHashes.map((text) => ({ kind: 'picture' as const, text }))];
}

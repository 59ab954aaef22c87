import type { ApplicantProfile } from '@aval/core/applicant';
import { nameWords, transliterateWord } from '@aval/core/names/transliterate';

export type SearchTerm = {
  readonly kind: 'email' | 'phone' | 'documentNumber' | 'name';
  readonly text: string;
};

/** What an applicant may be found by, normalised so that the same thing written differently meets itself. */
export function searchTerms(profile: ApplicantProfile): SearchTerm[] {
  const { fixedInfo, info } = profile;
  const names = [
    fixedInfo?.firstName,
    fixedInfo?.lastName,
    fixedInfo?.middleName,
    fixedInfo?.firstNameEn,
    fixedInfo?.lastNameEn,
    info?.firstName,
    info?.lastName,
  ];
  const words = names.flatMap((name) => (name === undefined ? [] : nameWords(name).map(transliterateWord)));
  const terms: SearchTerm[] = [...new Set(words)]
    .filter((word) => word.length > 1)
    .map((text) => ({ kind: 'name', text }));
  if (profile.email !== undefined) terms.push({ kind: 'email', text: profile.email.trim().toLowerCase() });
  for (const phone of new Set([profile.phone, fixedInfo?.phone])) {
    const digits = phone?.replace(/\D/g, '') ?? '';
    if (digits !== '') terms.push({ kind: 'phone', text: digits });
  }
  for (const number of new Set(info?.idDocs?.map((document) => document.number))) {
    if (number !== undefined)
      terms.push({ kind: 'documentNumber', text: number.toUpperCase().replace(/[^A-Z0-9]/g, '') });
  }
  return terms;
}

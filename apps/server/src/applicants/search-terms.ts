import type { ApplicantProfile } from '@aval/core/applicant';
import { nameWords, transliterateWord } from '@aval/core/names/transliterate';

export type SearchTerm = {
  /** `person`: a given name, the family name and the day of birth, of one source. */
  readonly kind: 'email' | 'phone' | 'documentNumber' | 'name' | 'person';
  readonly text: string;
};

/** What may be asked for; everything given has to fit. */
export type SearchQuery = {
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly documentNumber?: string | undefined;
  readonly name?: string | undefined;
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
  const numbers = info?.idDocs?.map((document) => document.number) ?? [];
  return distinct([
    ...termsOf('name', names.join(' ')),
    ...termsOf('email', profile.email),
    ...[profile.phone, fixedInfo?.phone].flatMap((phone) => termsOf('phone', phone)),
    ...numbers.flatMap((number) => termsOf('documentNumber', number)),
    ...personTerms(fixedInfo),
    ...personTerms({ ...fixedInfo, firstName: fixedInfo?.firstNameEn, lastName: fixedInfo?.lastNameEn }),
    ...personTerms(info),
  ]);
}

/** The terms that a question asks for, in the form in which they were stored. */
export function searchedTerms({ email, phone, documentNumber, name }: SearchQuery): SearchTerm[] {
  return distinct([
    ...termsOf('email', email),
    ...termsOf('phone', phone),
    ...termsOf('documentNumber', documentNumber),
    ...termsOf('name', name),
  ]);
}

type Told = {
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly dob?: string | undefined;
};

/**
 * One for each given name, so that somebody who tells one of two is found; in an order of their own, so that names in the wrong fields
 * are. Nobody's given name or family name alone makes one, and neither does a day of birth.
 */
function personTerms({ firstName = '', lastName = '', dob }: Told = {}): SearchTerm[] {
  const family = normalised.name(lastName);
  if (dob === undefined || dob === '' || family.length === 0) return [];
  return normalised.name(firstName).map((given) => ({
    kind: 'person',
    text: [...[...family, given].toSorted(), dob].join(' '),
  }));
}

function termsOf(kind: Exclude<SearchTerm['kind'], 'person'>, value: string | undefined): SearchTerm[] {
  if (value === undefined) return [];
  return normalised[kind](value)
    .filter((text) => text !== '')
    .map((text) => ({ kind, text }));
}

const normalised = {
  email: (value: string) => [value.trim().toLowerCase()],
  phone: (value: string) => [value.replace(/\D/g, '')],
  documentNumber: (value: string) => [value.toUpperCase().replace(/[^A-Z0-9]/g, '')],
  // A single letter would find half of everybody.
  name: (value: string) =>
    nameWords(value)
      .map(transliterateWord)
      .filter((word) => word.length > 1),
};

function distinct(terms: readonly SearchTerm[]): SearchTerm[] {
  return [...new Map(terms.map((term) => [`${term.kind}/${term.text}`, term])).values()];
}

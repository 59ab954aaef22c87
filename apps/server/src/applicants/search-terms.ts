import type { ApplicantProfile } from '@aval/core/applicant';
import { nameWords, transliterateWord } from '@aval/core/names/transliterate';

export type SearchTerm = {
  readonly kind: 'email' | 'phone' | 'documentNumber' | 'name';
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

function termsOf(kind: SearchTerm['kind'], value: string | undefined): SearchTerm[] {
  if (value === undefined) return [];
  return normalised[kind](value)
    .filter((text) => text !== '')
    .map((text) => ({ kind, text }));
}

const normalised: Readonly<Record<SearchTerm['kind'], (value: string) => string[]>> = {
  email: (value) => [value.trim().toLowerCase()],
  phone: (value) => [value.replace(/\D/g, '')],
  documentNumber: (value) => [value.toUpperCase().replace(/[^A-Z0-9]/g, '')],
  // A single letter would find half of everybody.
  name: (value) =>
    nameWords(value)
      .map(transliterateWord)
      .filter((word) => word.length > 1),
};

function distinct(terms: readonly SearchTerm[]): SearchTerm[] {
  return [...new Map(terms.map((term) => [`${term.kind}/${term.text}`, term])).values()];
}

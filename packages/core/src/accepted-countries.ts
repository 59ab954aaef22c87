import { type AppError, appError } from './errors.ts';
import type { DocSet, IdDocType, RequiredIdDocs } from './level.ts';

type Lists = Pick<RequiredIdDocs, 'includedCountries' | 'excludedCountries'>;

/**
 * Of which states a step takes documents, as alpha-3 codes: those of the level, and of them those that the step names in
 * `restrictCountries`. A bare `true` or `false` there, or an empty list, narrows nothing. Pictures of faces are of no state.
 */
export function acceptedCountries(
  { includedCountries, excludedCountries }: Lists,
  docSet: Pick<DocSet, 'idDocSetType' | 'restrictCountries'> | undefined,
): Lists {
  if (docSet?.idDocSetType.startsWith('SELFIE') === true) return {};
  const named = docSet?.restrictCountries;
  const own = Array.isArray(named) ? named : [];
  const included =
    own.length === 0
      ? includedCountries
      : own.filter((code) => includedCountries === undefined || includedCountries.includes(code));
  return {
    ...(included === undefined ? {} : { includedCountries: included }),
    ...(excludedCountries === undefined ? {} : { excludedCountries }),
  };
}

/** Whether the step takes a document of this state. */
export function takesCountry(
  required: Lists,
  docSet: Pick<DocSet, 'idDocSetType' | 'restrictCountries'> | undefined,
  country: string,
): boolean {
  const { includedCountries, excludedCountries } = acceptedCountries(required, docSet);
  return includedCountries?.includes(country) !== false && excludedCountries?.includes(country) !== true;
}

/** Why no step of the level takes a document of this type and state; undefined when one does. */
export function documentRefusal(
  required: RequiredIdDocs,
  idDocType: IdDocType,
  country: string,
): AppError | undefined {
  const asking = required.docSets.filter(({ types }) => types?.includes(idDocType) === true);
  if (asking.length === 0) return appError('doc-type-not-in-req-docs');
  return asking.some((docSet) => takesCountry(required, docSet, country))
    ? undefined
    : appError('country-not-accepted');
}

import type { Check, CheckType } from '../check.ts';
import { issuerOf } from '../countries.ts';
import type { MrzReading } from '../findings.ts';
import { compareNames, type NameAgreement } from '../names/compare-names.ts';
import type { RejectType } from '../review.ts';
import { isCalendarDay, wholeYearsBetween } from '../wire-dates.ts';
import { doubtful, passed, refused, unable } from './check-builders.ts';
import type { Evidence } from './evidence.ts';

type Read = {
  readonly imageId: number;
  readonly mrz: MrzReading;
  /** The lines passed their own check. */
  readonly sound: boolean;
};
type DocumentEvidence = NonNullable<Evidence['document']>;

/** The checks that need the document's data. Without a reading each of them is an ERROR, never a pass. */
export function judgeMrzData(evidence: Evidence, document: DocumentEvidence, read: Read | null): Check[] {
  if (read === null) {
    const imageIds = document.sides.map((side) => side.imageId);
    const types: CheckType[] = [
      'DOCUMENT_TYPE',
      'DOCUMENT_EXPIRY',
      'DOCUMENT_COUNTRY',
      'AGE',
      'DATA_COMPARISON',
    ];
    return types.map((checkType) =>
      unable({ checkType, imageIds }, "The document's data was not read, so this could not be checked."),
    );
  }
  return [
    judgeType(document, read),
    judgeExpiry(evidence, read),
    judgeCountry(evidence, read),
    judgeAge(evidence, read),
    compareData(evidence, read),
  ];
}

/** Nobody is refused for good over characters that may have been misread. */
function refusalType({ sound }: Read): RejectType {
  return sound ? 'FINAL' : 'RETRY';
}

function judgeType(document: DocumentEvidence, { imageId, mrz }: Read): Check {
  const facts = { checkType: 'DOCUMENT_TYPE' as const, imageIds: [imageId] };
  const isPassportCode = mrz.fields.documentCode.startsWith('P');
  const declaredPassport = document.idDocType === 'PASSPORT' || document.idDocType === 'TRAVEL_PASSPORT';
  const country = issuerOf(mrz.fields.issuingState);
  // Driving licences with such lines begin with D; whatever begins otherwise is no driving licence.
  const isLicenceCode = mrz.fields.documentCode.startsWith('D');
  if (isPassportCode !== declaredPassport || isLicenceCode !== (document.idDocType === 'DRIVERS')) {
    return refused(
      facts,
      'The document is of another type than the one chosen.',
      ['BAD_PROOF_OF_IDENTITY'],
      'RETRY',
    );
  }
  if (country === undefined || country !== document.country) {
    return refused(
      facts,
      'The document was issued by another country than the one chosen.',
      ['BAD_PROOF_OF_IDENTITY'],
      'RETRY',
    );
  }
  // ICAO Doc 9303 parts 5 and 6: the code of an identity card begins with A, C or I; part 7: V is a visa.
  if (mrz.fields.documentCode.startsWith('V')) {
    return refused(
      facts,
      'The document is a visa, which proves no identity: photograph the document it belongs to.',
      ['BAD_PROOF_OF_IDENTITY'],
      'RETRY',
    );
  }
  if (!isPassportCode && !/^[ACI]/.test(mrz.fields.documentCode))
    return doubtful(facts, 'The kind of document printed in its machine-readable lines is not a known one.');
  return passed(facts, 'The document is of the type and country that were chosen.');
}

function judgeExpiry(evidence: Evidence, { imageId, mrz }: Read): Check {
  const facts = { checkType: 'DOCUMENT_EXPIRY' as const, imageIds: [imageId] };
  const { expiryDate } = mrz.fields;
  if (expiryDate === null || !isCalendarDay(expiryDate))
    return doubtful(facts, 'The expiry date printed on the document is no date.');
  if (!isCalendarDay(evidence.today)) return unable(facts, 'The day of the check is not known.');
  return expiryDate < evidence.today
    ? refused(facts, 'The document has expired: use a valid one.', ['EXPIRATION_DATE'], 'RETRY')
    : passed(facts, 'The document is valid on the day of the check.');
}

function judgeCountry(evidence: Evidence, read: Read): Check {
  const { imageId, mrz } = read;
  const facts = { checkType: 'DOCUMENT_COUNTRY' as const, imageIds: [imageId] };
  const country = issuerOf(mrz.fields.issuingState);
  const { includedCountries, excludedCountries } = evidence.level.requiredIdDocs;
  if (country === undefined)
    return doubtful(facts, 'The issuing state printed on the document is not a known one.');
  if (country === 'UTO' && evidence.environment === 'production') {
    return refused(
      facts,
      'The document is a specimen of a state that does not exist.',
      ['DOCUMENT_TEMPLATE'],
      refusalType(read),
    );
  }
  const allowed =
    (includedCountries?.includes(country) ?? true) && !(excludedCountries?.includes(country) ?? false);
  return allowed
    ? passed(facts, 'Documents of the issuing state are accepted.')
    : refused(
        facts,
        'Documents of this issuing state are not accepted here.',
        ['WRONG_USER_REGION'],
        refusalType(read),
      );
}

function judgeAge(evidence: Evidence, read: Read): Check {
  const { imageId, mrz } = read;
  const { minimumAge } = evidence.level.rules;
  const { birthDate } = mrz.fields;
  const facts = { checkType: 'AGE' as const, imageIds: [imageId], thresholds: { years: minimumAge } };
  if (birthDate === null || !isCalendarDay(birthDate))
    return doubtful(facts, 'The birth date printed on the document is no full date.');
  const years = wholeYearsBetween(birthDate, evidence.today);
  if (years < 0 || years > 130)
    return doubtful(facts, 'The birth date printed on the document is not plausible.');
  return years < minimumAge
    ? refused(
        { ...facts, numbers: { years } },
        `The applicant is younger than ${minimumAge}.`,
        ['AGE_REQUIREMENT_MISMATCH'],
        refusalType(read),
      )
    : passed({ ...facts, numbers: { years } }, `The applicant is ${minimumAge} or older.`);
}

function withoutExcess(agreement: NameAgreement): NameAgreement {
  return agreement === 'excess' ? 'partial' : agreement;
}

function compareData(evidence: Evidence, { imageId, mrz }: Read): Check {
  const { supplied } = evidence;
  const differing: string[] = [];
  const unclear: string[] = [];
  const compared: string[] = [];
  const note = (field: string, agreement: NameAgreement) => {
    compared.push(field);
    if (agreement === 'different') differing.push(field);
    if (agreement === 'similar' || agreement === 'excess') unclear.push(field);
  };
  const given = [supplied.firstName, supplied.middleName]
    .filter((part) => part !== undefined && part.trim() !== '')
    .join(' ');
  if (supplied.lastName !== undefined && supplied.lastName.trim() !== '')
    note('last name', compareNames(supplied.lastName, mrz.fields.surname));
  // Documents often leave out a middle name or a patronymic; a surname more is another matter.
  if (given !== '') note('first name', withoutExcess(compareNames(given, mrz.fields.givenNames)));
  if (supplied.dob !== undefined) note('date of birth', sameOrDifferent(supplied.dob, mrz.fields.birthDate));
  if (supplied.gender !== undefined && mrz.fields.sex !== null && mrz.fields.sex !== 'X')
    note('sex', sameOrDifferent(supplied.gender, mrz.fields.sex));
  if (supplied.nationality !== undefined)
    note('nationality', sameOrDifferent(supplied.nationality, issuerOf(mrz.fields.nationality) ?? null));
  const facts = {
    checkType: 'DATA_COMPARISON' as const,
    imageIds: [imageId],
    numbers: { compared: compared.length, differing: differing.length, unclear: unclear.length },
  };
  if (differing.length > 0) {
    return refused(
      facts,
      `The document does not agree with the data given: ${differing.join(', ')}.`,
      ['PROBLEMATIC_APPLICANT_DATA'],
      'RETRY',
      [],
    );
  }
  if (unclear.length > 0)
    return doubtful(
      facts,
      `The document agrees with the data given only nearly, or does not tell: ${unclear.join(', ')}.`,
    );
  return passed(
    facts,
    compared.length === 0
      ? 'No data was given to compare with.'
      : `The document agrees with the data given: ${compared.join(', ')}.`,
  );
}

/** What the document does not tell cannot contradict: a person has to look. */
function sameOrDifferent(supplied: string, printed: string | null): NameAgreement {
  if (printed === null) return 'similar';
  return printed === supplied ? 'same' : 'different';
}

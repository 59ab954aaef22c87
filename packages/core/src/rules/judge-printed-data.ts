import { takesCountry } from '../accepted-countries.ts';
import type { Check } from '../check.ts';
import { compareNames, type NameAgreement } from '../names/compare-names.ts';
import type { RejectType } from '../review.ts';
import { isCalendarDay, wholeYearsBetween } from '../wire-dates.ts';
import { doubtful, passed, refused, unable } from './check-builders.ts';
import type { Evidence } from './evidence.ts';

/** What a document says of its holder, from machine-readable lines or from its fields. */
export type PrintedData = {
  readonly imageIds: readonly number[];
  /** Vouched for by more than the reading itself: what contradicts may refuse, and for good. */
  readonly sound: boolean;
  /** Undefined when it is no known state. */
  readonly country: string | undefined;
  readonly name: PrintedName;
  readonly birthDate: string | null;
  /** `none` on kinds of document that do not expire. */
  readonly expiryDate: string | null | 'none';
  readonly sex: string | null;
  /** `untold` on kinds of document that do not print it. */
  readonly nationality: string | null | 'untold';
};

type NameParts = { readonly surname: string; readonly givenNames: string };

/** Some documents print the parts of a name apart, others in one. */
export type PrintedName =
  | ({ readonly kind: 'parts' } & NameParts)
  | { readonly kind: 'whole'; readonly fullName: string }
  | { readonly kind: 'none' };

/** Expiry, country, age and agreement with what the customer told, in this order. */
export function judgePrintedData(evidence: Evidence, printed: PrintedData): Check[] {
  return [
    judgeExpiry(evidence, printed),
    judgeCountry(evidence, printed),
    judgeAge(evidence, printed),
    compareData(evidence, printed),
  ];
}

/** Nobody is refused for good over characters that may have been misread. */
function refusalType({ sound }: PrintedData): RejectType {
  return sound ? 'FINAL' : 'RETRY';
}

function judgeExpiry(evidence: Evidence, { imageIds, expiryDate }: PrintedData): Check {
  const facts = { checkType: 'DOCUMENT_EXPIRY' as const, imageIds };
  if (expiryDate === 'none') return passed(facts, 'Documents of this kind carry no expiry date.');
  if (expiryDate === null || !isCalendarDay(expiryDate))
    return doubtful(facts, 'The expiry date printed on the document is no date.');
  if (!isCalendarDay(evidence.today)) return unable(facts, 'The day of the check is not known.');
  return expiryDate < evidence.today
    ? refused(facts, 'The document has expired: use a valid one.', ['EXPIRATION_DATE'], 'RETRY')
    : passed(facts, 'The document is valid on the day of the check.');
}

function judgeCountry(evidence: Evidence, printed: PrintedData): Check {
  const { imageIds, country } = printed;
  const facts = { checkType: 'DOCUMENT_COUNTRY' as const, imageIds };
  const { requiredIdDocs } = evidence.level;
  const step = requiredIdDocs.docSets.find(({ idDocSetType }) => idDocSetType === 'IDENTITY');
  if (country === undefined)
    return doubtful(facts, 'The issuing state printed on the document is not a known one.');
  if (country === 'UTO' && evidence.environment === 'production') {
    return refused(
      facts,
      'The document is a specimen of a state that does not exist.',
      ['DOCUMENT_TEMPLATE'],
      refusalType(printed),
    );
  }
  return takesCountry(requiredIdDocs, step, country)
    ? passed(facts, 'Documents of the issuing state are accepted.')
    : refused(
        facts,
        'Documents of this issuing state are not accepted here.',
        ['WRONG_USER_REGION'],
        refusalType(printed),
      );
}

function judgeAge(evidence: Evidence, printed: PrintedData): Check {
  const { minimumAge } = evidence.level.rules;
  const { imageIds, birthDate } = printed;
  const facts = { checkType: 'AGE' as const, imageIds, thresholds: { years: minimumAge } };
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
        refusalType(printed),
      )
    : passed({ ...facts, numbers: { years } }, `The applicant is ${minimumAge} or older.`);
}

function withoutExcess(agreement: NameAgreement): NameAgreement {
  return agreement === 'excess' ? 'partial' : agreement;
}

type Comparison = { readonly field: string; readonly agreement: NameAgreement };

/** Every told datum against what is printed. Names first, as they are named in the sentence. */
export function compareWithSupplied({ supplied }: Evidence, printed: PrintedData): Comparison[] {
  const comparisons: Comparison[] = compareSuppliedName(supplied, printed.name);
  const note = (field: string, agreement: NameAgreement) => comparisons.push({ field, agreement });
  if (supplied.dob !== undefined) note('date of birth', sameOrDifferent(supplied.dob, printed.birthDate));
  if (supplied.gender !== undefined && printed.sex !== null && printed.sex !== 'X')
    note('sex', sameOrDifferent(supplied.gender, printed.sex));
  if (supplied.nationality !== undefined && printed.nationality !== 'untold')
    note('nationality', sameOrDifferent(supplied.nationality, printed.nationality));
  return comparisons;
}

function compareSuppliedName(supplied: Evidence['supplied'], printed: PrintedName): Comparison[] {
  const filled = (parts: readonly (string | undefined)[]) =>
    parts.filter((part) => part !== undefined && part.trim() !== '').join(' ');
  const last = filled([supplied.lastName]);
  const given = filled([supplied.firstName, supplied.middleName]);
  if (last === '' && given === '') return [];
  if (printed.kind === 'none') return [{ field: 'name', agreement: 'similar' }];
  if (printed.kind === 'whole') {
    // Documents often leave out a middle name; told names that the document lacks are another matter only beyond it.
    const whole = compareNames(filled([given, last]), printed.fullName);
    const short = compareNames(filled([supplied.firstName, last]), printed.fullName);
    return [{ field: 'name', agreement: whole === 'excess' && short !== 'excess' ? short : whole }];
  }
  const parts = comparePartsOfName(printed, last, given);
  // First and last name told in each other's place: a person has to see which is which.
  const differs = parts.some(({ agreement }) => agreement === 'different');
  const exchanged = differs && last !== '' && given !== '' && isExchanged(printed, last, given);
  return exchanged ? parts.map(({ field }) => ({ field, agreement: 'similar' as const })) : parts;
}

function isExchanged({ surname, givenNames }: NameParts, last: string, given: string): boolean {
  const fits = (agreement: NameAgreement) => agreement === 'same' || agreement === 'partial';
  return fits(compareNames(given, surname)) && fits(compareNames(last, givenNames));
}

function comparePartsOfName({ surname, givenNames }: NameParts, last: string, given: string): Comparison[] {
  return [
    ...(last === '' ? [] : [{ field: 'last name', agreement: compareNames(last, surname) }]),
    // Documents often leave out a middle name or a patronymic; a surname more is another matter.
    ...(given === ''
      ? []
      : [{ field: 'first name', agreement: withoutExcess(compareNames(given, givenNames)) }]),
  ];
}

function compareData(evidence: Evidence, printed: PrintedData): Check {
  const comparisons = compareWithSupplied(evidence, printed);
  const named = (...agreements: readonly NameAgreement[]) =>
    comparisons.filter(({ agreement }) => agreements.includes(agreement)).map(({ field }) => field);
  const differing = named('different');
  const unclear = named('similar', 'excess');
  const facts = {
    checkType: 'DATA_COMPARISON' as const,
    imageIds: printed.imageIds,
    numbers: { compared: comparisons.length, differing: differing.length, unclear: unclear.length },
  };
  if (differing.length > 0) {
    const sentence = `The document does not agree with the data given: ${differing.join(', ')}.`;
    return refused(facts, sentence, ['PROBLEMATIC_APPLICANT_DATA'], 'RETRY', []);
  }
  if (unclear.length > 0)
    return doubtful(
      facts,
      `The document agrees with the data given only nearly, or does not tell: ${unclear.join(', ')}.`,
    );
  return passed(
    facts,
    comparisons.length === 0
      ? 'No data was given to compare with.'
      : `The document agrees with the data given: ${comparisons.map(({ field }) => field).join(', ')}.`,
  );
}

/** What the document does not tell cannot contradict: a person has to look. */
function sameOrDifferent(supplied: string, printed: string | null): NameAgreement {
  if (printed === null) return 'similar';
  return printed === supplied ? 'same' : 'different';
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreeSources } from '../documents/agree-sources.ts';
import type { FieldName } from '../documents/definition.ts';
import type { DescribedDocument, DescribedField, RecognisedKind } from '../documents/described.ts';
import {
  answersOf,
  backId,
  cardEvidence,
  documentFindings,
  frontId,
  goodEvidence,
  levelWith,
  outcome,
  textLines,
  verdict,
} from './evidence.fixture.ts';
import type { Evidence } from './evidence.ts';
import { judge } from './judge.ts';
import { judgeDocumentFields } from './judge-document-fields.ts';

function field(name: FieldName, value: string, change: Partial<DescribedField> = {}): DescribedField {
  return {
    name,
    value,
    source: 'visual',
    confidence: 0.95,
    box: null,
    imageIndex: 0,
    valid: null,
    ...change,
  };
}

const licence: RecognisedKind = {
  definitionId: 'uto-licence',
  title: 'Utopia: driving licence',
  idDocType: 'DRIVERS',
  country: 'UTO',
  confidence: 0.97,
  declaredAs: ['DRIVERS'],
  machineReadable: false,
  approval: 'automatic',
  required: ['surname', 'givenNames', 'birthDate', 'documentNumber', 'expiryDate'],
  symbol: 'aamva',
};

const printed: readonly DescribedField[] = [
  field('surname', 'TESTOVA'),
  field('givenNames', 'MARIIA OLENA'),
  field('birthDate', '1990-05-17'),
  field('documentNumber', 'AB1234567'),
  field('expiryDate', '2031-05-16'),
];

function describedAs(
  kind: Partial<RecognisedKind> | null,
  fields: readonly DescribedField[] = printed,
  alternatives: readonly RecognisedKind[] = [],
): DescribedDocument {
  return {
    kind: kind === null ? null : { ...licence, ...kind },
    alternatives: [...alternatives],
    sides: ['FRONT_SIDE'],
    fields: [...fields],
    agreements: agreeSources(fields),
  };
}

/** Somebody genuine with a driving licence of Utopia, which has no machine-readable lines. */
function licenceEvidence(described: DescribedDocument, change: Partial<Evidence> = {}): Evidence {
  const findings = documentFindings({
    mrz: null,
    text: textLines('UTOPIA', 'DRIVING LICENCE', '5. AB1234567'),
  });
  return goodEvidence({
    document: {
      idDocType: 'DRIVERS',
      country: 'UTO',
      sides: [{ imageId: frontId, idDocSubType: 'FRONT_SIDE', findings }],
      described,
    },
    ...change,
  });
}

function changed(name: FieldName, change: Partial<DescribedField> | null): DescribedField[] {
  return printed.flatMap((one) =>
    one.name !== name ? [one] : change === null ? [] : [{ ...one, ...change }],
  );
}

const barcode = printed.map((one) => ({ ...one, source: 'barcode' as const, confidence: 1 }));

describe('a document without machine-readable lines', () => {
  test.each<[string, Evidence]>([
    ['vouched for by the data given', licenceEvidence(describedAs({}))],
    [
      'vouched for by control digits',
      licenceEvidence(describedAs({}, changed('documentNumber', { valid: true })), { supplied: {} }),
    ],
    [
      'vouched for by a barcode that agrees with the print',
      licenceEvidence(describedAs({}, [...printed, ...barcode]), { supplied: {} }),
    ],
    [
      'one whose name is printed in one',
      licenceEvidence(
        describedAs({ required: ['fullName', 'birthDate', 'documentNumber', 'expiryDate'] }, [
          ...printed.slice(2),
          field('fullName', 'MARIIA OLENA TESTOVA'),
        ]),
      ),
    ],
    [
      'one that does not expire',
      licenceEvidence(
        describedAs({ required: ['surname', 'birthDate', 'documentNumber'] }, changed('expiryDate', null)),
      ),
    ],
  ])('%s ends GREEN', (_what, evidence) => {
    expect(judge(evidence).filter((check) => check.answer !== 'GREEN')).toEqual([]);
    expect(outcome(evidence)).toBe('GREEN');
  });

  test.each<[string, Evidence]>([
    ['nothing told, no control digits', licenceEvidence(describedAs({}), { supplied: {} })],
    ['a birth date told alone', licenceEvidence(describedAs({}), { supplied: { dob: '1990-05-17' } })],
    ['of a kind that a person looks at', licenceEvidence(describedAs({ approval: 'officer' }))],
    ['of a kind that is not certain', licenceEvidence(describedAs({ confidence: 0.69 }))],
    [
      'of a kind with a rival of another type',
      licenceEvidence(
        describedAs({}, printed, [
          { ...licence, idDocType: 'ID_CARD', declaredAs: ['ID_CARD'], confidence: 0.9 },
        ]),
      ),
    ],
    ['of no known kind', licenceEvidence(describedAs(null))],
    ['a field not read', licenceEvidence(describedAs({}, changed('expiryDate', null)))],
    ['a field hardly read', licenceEvidence(describedAs({}, changed('birthDate', { confidence: 0.84 })))],
    [
      'control digits that do not fit',
      licenceEvidence(describedAs({}, changed('documentNumber', { valid: false }))),
    ],
    [
      'another name told',
      licenceEvidence(describedAs({}), {
        supplied: { firstName: 'Olha', lastName: 'Inna', dob: '1990-05-17' },
      }),
    ],
    [
      'another birth date told',
      licenceEvidence(describedAs({}, changed('birthDate', { value: '1990-05-18' }))),
    ],
    ['another country chosen', licenceEvidence(describedAs({ country: 'UKR' }))],
    ['a country that cannot be made out', licenceEvidence(describedAs({ country: null }))],
    ['another type chosen', licenceEvidence(describedAs({ idDocType: 'ID_CARD', declaredAs: ['ID_CARD'] }))],
    [
      'too young, by print alone',
      licenceEvidence(describedAs({}, changed('birthDate', { value: '2012-05-17' })), { supplied: {} }),
    ],
    ['a barcode alone', licenceEvidence(describedAs({}, barcode))],
    [
      'a barcode and print that differ',
      licenceEvidence(describedAs({}, [...changed('birthDate', { value: '1991-05-17' }), ...barcode])),
    ],
  ])('%s goes to an officer', (_what, evidence) => {
    expect(outcome(evidence)).toBe('onHold');
  });

  test.each<[string, Evidence, string]>([
    [
      'expired',
      licenceEvidence(describedAs({}, changed('expiryDate', { value: '2026-02-28' }))),
      'RETRY EXPIRATION_DATE',
    ],
    [
      'no proof of identity',
      licenceEvidence(describedAs({ idDocType: 'OTHER', declaredAs: ['OTHER'] })),
      'RETRY BAD_PROOF_OF_IDENTITY',
    ],
    [
      'another birth date told than the barcode has',
      licenceEvidence(describedAs({}, [...printed, ...barcode]), { supplied: { dob: '1990-05-18' } }),
      'RETRY PROBLEMATIC_APPLICANT_DATA',
    ],
    [
      'of a country that the level excludes, by barcode',
      licenceEvidence(describedAs({}, [...printed, ...barcode]), {
        level: levelWith({ excludedCountries: ['UTO'] }),
      }),
      'FINAL WRONG_USER_REGION',
    ],
  ])('%s is refused', (_what, evidence, expected) => {
    expect(outcome(evidence)).toBe(expected);
  });

  test('a passport that has no such lines is not asked for them', () => {
    const described = describedAs({
      idDocType: 'PASSPORT',
      declaredAs: ['PASSPORT'],
      approval: 'officer',
      required: ['surname', 'birthDate', 'documentNumber'],
    });
    const evidence = licenceEvidence(described);
    const { document } = evidence;
    if (document === null) throw new Error('there is a document');
    const passport = { ...evidence, document: { ...document, idDocType: 'PASSPORT' as const } };
    expect(outcome(passport)).toBe('onHold');
    expect(answersOf(passport, 'DOCUMENT_MRZ')).toEqual(['YELLOW']);
    expect(answersOf(passport, 'DATA_COMPARISON')).toEqual(['GREEN']);
  });

  test('a picture of the portrait that does not show the number read elsewhere is not tied to it', () => {
    const evidence = licenceEvidence(
      describedAs(
        {},
        printed.map((one) => ({ ...one, value: one.name === 'documentNumber' ? 'ZZ9999999' : one.value })),
      ),
    );
    expect(answersOf(evidence, 'DOCUMENT_PORTRAIT')).toEqual(['YELLOW']);
    expect(outcome(evidence)).toBe('onHold');
  });
});

test('first and last name told in each other\u2019s place are for an officer, not a refusal', () => {
  const supplied = { firstName: 'Тестова', lastName: 'Марія', dob: '1990-05-17' };
  expect(outcome(goodEvidence({ supplied }))).toBe('onHold');
  expect(outcome(goodEvidence({ supplied: { ...supplied, lastName: 'Ганна' } }))).toBe(
    'RETRY PROBLEMATIC_APPLICANT_DATA',
  );
});

describe('print against machine-readable lines', () => {
  const lines = printed.map((one) => ({ ...one, source: 'mrz' as const, confidence: 0.99 }));

  test.each<[string, readonly DescribedField[], string]>([
    ['nothing printed was read', lines, 'GREEN'],
    ['the same', [...printed, ...lines], 'GREEN'],
    ['a letter of the name misread', [...changed('surname', { value: 'TESTQVA' }), ...lines], 'GREEN'],
    ['O for 0 in the number', [...changed('documentNumber', { value: 'AB12345G7' }), ...lines], 'YELLOW'],
    ['a name in Cyrillic', [...changed('surname', { value: 'Тестова' }), ...lines], 'GREEN'],
    ['another birth date', [...changed('birthDate', { value: '1990-05-11' }), ...lines], 'YELLOW'],
    ['another expiry', [...changed('expiryDate', { value: '2036-05-16' }), ...lines], 'YELLOW'],
    ['another name', [...changed('surname', { value: 'ZHYVKOVYCH' }), ...lines], 'YELLOW'],
    ['another number', [...changed('documentNumber', { value: 'AB1234568' }), ...lines], 'YELLOW'],
    [
      'another birth date, hardly legible',
      [...changed('birthDate', { value: '1990-05-11', confidence: 0.7 }), ...lines],
      'GREEN',
    ],
    ['another authority', [field('authority', 'X', { source: 'mrz' }), field('authority', 'Y')], 'GREEN'],
    ['a taxpayer number that does not fit', [...lines, field('taxNumber', '1', { valid: false })], 'YELLOW'],
    ['a record number of another birth date', [...lines, field('recordNumber', '19900518-00026')], 'YELLOW'],
    [
      'a record number of this birth date',
      [...lines, field('recordNumber', '19900517-00026', { valid: false })],
      'GREEN',
    ],
  ])('%s: %#', (_what, fields, expected) => {
    expect(judgeDocumentFields(describedAs(null, fields), [frontId]).answer).toBe(expected);
  });

  test('no picture, no answer', () => {
    expect(judgeDocumentFields(describedAs(null, []), []).answer).toBe('ERROR');
  });

  test('a difference in a decisive field is never GREEN, and always says so without the data', () => {
    const decisive = fc.constantFrom<FieldName>(
      'surname',
      'givenNames',
      'birthDate',
      'documentNumber',
      'expiryDate',
    );
    fc.assert(
      fc.property(decisive, fc.double({ min: 0.8, max: 1, noNaN: true }), (name, confidence) => {
        const fields = [
          ...lines,
          ...changed(name, { value: name.endsWith('Date') ? '1977-01-31' : 'QX000000', confidence }),
        ];
        const evidence = goodEvidence();
        const { document } = evidence;
        if (document === null) throw new Error('there is a document');
        const altered = { ...evidence, document: { ...document, described: describedAs(null, fields) } };
        expect(verdict(altered).kind).toBe('onHold');
        for (const { sentence } of judge(altered))
          expect(sentence).not.toMatch(/QX000000|1977|TESTOVA|AB1234567/);
      }),
    );
  });

  test('a type recognised with certainty other than the one chosen is for an officer', () => {
    const evidence = cardEvidence();
    const { document } = evidence;
    if (document === null) throw new Error('there is a document');
    const recognised = (kind: Partial<RecognisedKind>) => ({
      ...evidence,
      document: { ...document, described: describedAs({ machineReadable: true, ...kind }, []) },
    });
    expect(outcome(recognised({ idDocType: 'ID_CARD', declaredAs: ['ID_CARD'] }))).toBe('GREEN');
    expect(outcome(recognised({ idDocType: 'RESIDENCE_PERMIT', declaredAs: ['RESIDENCE_PERMIT'] }))).toBe(
      'onHold',
    );
    expect(document.sides.map(({ imageId }) => imageId)).toEqual([frontId, backId]);
  });
});

import type { Check } from '../check.ts';
import type { FieldName } from '../documents/definition.ts';
import type { DescribedDocument, DescribedField, RecognisedKind } from '../documents/described.ts';
import { surestField } from '../documents/surest-field.ts';
import { doubtful, passed, refused } from './check-builders.ts';
import type { Evidence } from './evidence.ts';
import {
  compareWithSupplied,
  judgePrintedData,
  type PrintedData,
  type PrintedName,
} from './judge-printed-data.ts';
import { certainKind } from './recognised-kind.ts';
import { thresholds } from './thresholds.ts';

type DocumentEvidence = NonNullable<Evidence['document']>;

/**
 * The kind by whose fields a document without machine-readable lines is judged: one that has none, or one whose definition
 * lets its fields stand for them. Null: it is judged by its lines, read or not.
 */
export function kindWithoutLines(described: DescribedDocument): RecognisedKind | null {
  const kind = certainKind(described);
  return kind !== null && (!kind.machineReadable || kind.approval === 'automatic') ? kind : null;
}

/**
 * The checks of a document whose data come from its print and barcodes, beginning with the one that takes the place of the
 * machine-readable lines.
 * @param imageIds the pictures in the order in which they were described
 */
export function judgeFieldData(
  evidence: Evidence,
  document: DocumentEvidence,
  described: DescribedDocument,
  kind: RecognisedKind,
  imageIds: readonly number[],
): Check[] {
  const printed = printedData(described, kind, imageIds);
  return [
    judgeProof(evidence, described, kind, printed),
    judgeType(document, kind, printed),
    ...judgePrintedData(evidence, printed).map(softened(printed)),
  ];
}

/** Readings of print alone refuse nobody but for an expired document: labels may have led astray. */
function softened({ sound }: PrintedData): (check: Check) => Check {
  return (check) => {
    if (sound || check.answer !== 'RED' || check.checkType === 'DOCUMENT_EXPIRY') return check;
    const { reject: _reject, ...rest } = check;
    return { ...rest, answer: 'YELLOW' };
  };
}

function printedData(
  { fields }: DescribedDocument,
  kind: RecognisedKind,
  imageIds: readonly number[],
): PrintedData {
  const value = (name: FieldName) => surestField(fields, name)?.value ?? null;
  const expires = kind.required.includes('expiryDate');
  return {
    imageIds,
    sound: kind.symbol !== undefined && surestField(fields, 'birthDate')?.source === 'barcode',
    country: kind.country ?? undefined,
    name: printedName(value),
    birthDate: value('birthDate'),
    expiryDate: value('expiryDate') ?? (expires ? null : 'none'),
    sex: value('sex'),
    nationality: value('nationality') ?? 'untold',
  };
}

function printedName(value: (name: FieldName) => string | null): PrintedName {
  const surname = value('surnameLatin') ?? value('surname');
  const givenNames = value('givenNamesLatin') ?? value('givenNames');
  const patronymic = value('patronymic');
  if (surname !== null && givenNames !== null) {
    const given = patronymic === null ? givenNames : `${givenNames} ${patronymic}`;
    return { kind: 'parts', surname, givenNames: given };
  }
  const fullName = value('fullName');
  return fullName === null ? { kind: 'none' } : { kind: 'whole', fullName };
}

/**
 * What stands in for machine-readable lines. Passes only if the definition allows it, every field it requires was
 * read with confidence, no control digit fails, and something else vouches for the reading: control digits, the barcode
 * and the print agreeing on name, birth date and number, or the data that the customer told.
 */
function judgeProof(
  evidence: Evidence,
  described: DescribedDocument,
  kind: RecognisedKind,
  printed: PrintedData,
): Check {
  const { fields } = described;
  const read = kind.required.map((name) => ({ name, field: surestField(fields, name) }));
  const missing = read.filter(({ field }) => (field?.confidence ?? 0) < thresholds.fields.confident);
  const facts = {
    checkType: 'DOCUMENT_MRZ' as const,
    imageIds: printed.imageIds,
    numbers: { confidence: kind.confidence, required: read.length, unread: missing.length },
    thresholds: { confident: thresholds.fields.confident },
  };
  if (kind.approval === 'officer')
    return doubtful(facts, `Documents of this kind are always looked at by a person: ${kind.title}.`);
  if (missing.length > 0)
    return doubtful(
      facts,
      `The document shows no machine-readable lines, and not every field of it could be read with certainty (${missing.map(({ name }) => name).join(', ')}).`,
    );
  if (read.some(({ field }) => field?.valid === false))
    return doubtful(facts, 'The control digits of a number on the document do not fit.');
  const voucher = vouchedBy(evidence, described, kind, read, printed);
  return voucher === null
    ? doubtful(
        facts,
        'The document shows no machine-readable lines, and nothing else vouches for what was read from it.',
      )
    : passed(facts, `The document's fields were read with certainty, and ${voucher}.`);
}

function vouchedBy(
  evidence: Evidence,
  { agreements }: DescribedDocument,
  { symbol }: RecognisedKind,
  read: readonly { readonly field: DescribedField | undefined }[],
  printed: PrintedData,
): string | null {
  const agrees = (name: FieldName) =>
    agreements.some(({ field, verdict }) => field === name && (verdict === 'same' || verdict === 'similar'));
  const namesAgree = agrees('surname') || agrees('fullName');
  if (symbol !== undefined && agrees('birthDate') && agrees('documentNumber') && namesAgree)
    return 'its barcode agrees with the print';
  // A symbol is easily made: where there is one, the print must be seen to agree with it.
  if (read.some(({ field }) => field?.source === 'barcode')) return null;
  if (read.some(({ field }) => field?.valid === true)) return 'its control digits fit';
  // A middle name or patronymic that was not told leaves the rest of the name to agree in part.
  const told = compareWithSupplied(evidence, printed).filter(
    ({ field, agreement }) => agreement === 'same' || (agreement === 'partial' && field !== 'last name'),
  );
  const names = told.filter(({ field }) => field.endsWith('name'));
  const whole = printed.name.kind === 'whole' ? 1 : 2;
  return names.length >= whole && told.some(({ field }) => field === 'date of birth')
    ? 'the data given agree with them'
    : null;
}

function judgeType(document: DocumentEvidence, kind: RecognisedKind, { imageIds }: PrintedData): Check {
  const facts = {
    checkType: 'DOCUMENT_TYPE' as const,
    imageIds,
    numbers: { confidence: kind.confidence },
    thresholds: { confidence: thresholds.kind.certain },
  };
  if (kind.idDocType === 'OTHER' && document.idDocType !== 'OTHER')
    return refused(
      facts,
      `The document is no proof of identity: ${kind.title}.`,
      ['BAD_PROOF_OF_IDENTITY'],
      'RETRY',
    );
  if (!kind.declaredAs.includes(document.idDocType))
    return doubtful(facts, `The document looks like another type than the one chosen: ${kind.title}.`);
  if (kind.country === null)
    return doubtful(facts, 'The country that issued the document could not be made out.');
  if (kind.country !== document.country)
    return doubtful(facts, 'The document looks as if it was issued by another country than the one chosen.');
  return passed(facts, 'The document is of the type and country that were chosen.');
}

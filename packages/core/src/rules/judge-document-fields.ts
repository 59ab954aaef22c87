import type { Check } from '../check.ts';
import type { FieldName } from '../documents/definition.ts';
import type { DescribedDocument, DescribedField } from '../documents/described.ts';
import { birthDateOfUnzr } from '../identifiers/unzr.ts';
import { doubtful, passed, unable } from './check-builders.ts';
import { thresholds } from './thresholds.ts';

/** Fields on which a person's identity rests, as sentences name them. Others may be abbreviated or translated. */
const decisive: Partial<Record<FieldName, string>> = {
  surname: 'surname',
  givenNames: 'given names',
  fullName: 'name',
  birthDate: 'date of birth',
  documentNumber: 'document number',
  expiryDate: 'expiry date',
  taxNumber: 'taxpayer number',
  recordNumber: 'record number',
};

/**
 * Whether print, machine-readable lines and barcodes of one document say the same. A legible difference is for a person to
 * look at; what was not read does not contradict.
 * @param imageIds the pictures in the order in which they were described
 */
export function judgeDocumentFields(described: DescribedDocument, imageIds: readonly number[]): Check {
  const checkType = 'DOCUMENT_FIELDS' as const;
  if (imageIds.length === 0)
    return unable({ checkType, imageIds }, 'No picture of the document could be examined.');
  const compared = described.agreements.filter(
    ({ field, verdict }) => decisive[field] !== undefined && verdict !== 'one-source',
  );
  const differing = compared.filter(
    ({ verdict, confidence }) => verdict === 'different' && confidence >= thresholds.fields.legible,
  );
  const misfitting = described.fields.filter(isMisfitting);
  const facts = {
    checkType,
    imageIds,
    numbers: {
      compared: compared.length,
      similar: compared.filter(({ verdict }) => verdict === 'similar').length,
      differing: differing.length,
      misfitting: misfitting.length,
    },
    thresholds: { legible: thresholds.fields.legible },
  };
  if (differing.length > 0) {
    const names = differing.map(({ field }) => decisive[field]).join(', ');
    return doubtful(
      facts,
      `The print on the document and its machine-readable lines or barcode say different things: ${names}. The document may have been altered.`,
    );
  }
  if (misfitting.length > 0) {
    const names = [...new Set(misfitting.map(({ name }) => decisive[name]))].join(', ');
    return doubtful(facts, `The control digits printed on the document do not fit: ${names}.`);
  }
  if (!fitsRecordNumber(described.fields))
    return doubtful(facts, 'The record number on the document does not begin with the date of birth.');
  return passed(
    facts,
    compared.length === 0
      ? 'Only one source tells the data of the document, so nothing contradicts it.'
      : 'The print on the document agrees with its machine-readable lines or barcode as far as both could be read.',
  );
}

/** The formula of the record number is not published, so it convicts nobody; lines have a check of their own. */
function isMisfitting({ name, valid, confidence, source }: DescribedField): boolean {
  return (
    valid === false &&
    source === 'visual' &&
    name !== 'recordNumber' &&
    decisive[name] !== undefined &&
    confidence >= thresholds.fields.legible
  );
}

/** The Ukrainian record number begins with the holder's birth date. */
function fitsRecordNumber(fields: readonly DescribedField[]): boolean {
  const legible = (name: FieldName) =>
    fields.filter((field) => field.name === name && field.confidence >= thresholds.fields.legible);
  const births = legible('birthDate').map(({ value }) => value);
  return legible('recordNumber')
    .filter(({ value }) => /^\d{8}-\d{5}$/.test(value))
    .every(({ value }) => births.length === 0 || births.includes(birthDateOfUnzr(value)));
}

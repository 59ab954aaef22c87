import { issuerOf } from '../countries.ts';
import type { DocumentFindings, MrzReading } from '../findings.ts';
import { isUnzr } from '../identifiers/unzr.ts';
import type { DocumentDefinition, FieldName } from './definition.ts';
import type { DescribedField } from './described.ts';
import { type AamvaRecord, parseAamva } from './parse-aamva.ts';

type MrzDigit = MrzReading['checkDigits'][number]['field'];

/** The fields of the machine-readable lines, with the check digit that covers each. */
export function readMrzFields(
  mrz: MrzReading,
  imageIndex: number,
  definition: DocumentDefinition | null,
): DescribedField[] {
  const { fields } = mrz;
  const field = (name: FieldName, value: string | null, digit: MrzDigit | null): DescribedField[] => {
    const covered = mrz.checkDigits.find((check) => check.field === digit);
    return value === null || value === ''
      ? []
      : [
          {
            name,
            value,
            source: 'mrz',
            confidence: mrz.meanConfidence,
            box: mrz.box,
            imageIndex,
            valid: covered?.pass ?? null,
          },
        ];
  };
  const optional = (definition?.mrz?.optional ?? []).flatMap(({ name, pattern }) => {
    const match = new RegExp(pattern, 'u').exec(fields.optionalData);
    const value = match === null ? null : match.slice(1).join('-');
    return field(name, value, null).map((read) =>
      name === 'recordNumber' && definition?.country === 'UKR'
        ? { ...read, valid: isUnzr(read.value) }
        : read,
    );
  });
  return [
    ...field('surname', fields.surname, null),
    ...field('givenNames', fields.givenNames, null),
    ...field('documentNumber', fields.documentNumber, 'documentNumber'),
    ...field('nationality', issuerOf(fields.nationality) ?? null, null),
    ...field('birthDate', fields.birthDate, 'birthDate'),
    ...field('sex', fields.sex, null),
    ...field('expiryDate', fields.expiryDate, 'expiryDate'),
    ...optional,
  ];
}

/** The first AAMVA symbol of a picture. */
export function aamvaRecordOf({ barcodes }: DocumentFindings): AamvaRecord | null {
  for (const { format, text } of barcodes) {
    const record = format === 'pdf417' ? parseAamva(text) : null;
    if (record !== null) return record;
  }
  return null;
}

/** The fields of an AAMVA symbol. It was read whole (the symbol corrects itself) or not at all. */
export function readBarcodeFields(findings: DocumentFindings, imageIndex: number): DescribedField[] {
  const record = aamvaRecordOf(findings);
  const symbol = findings.barcodes.find(({ format }) => format === 'pdf417');
  if (record === null || symbol === undefined) return [];
  const xs = symbol.corners.map(({ x }) => x);
  const ys = symbol.corners.map(({ y }) => y);
  const box = {
    x: Math.min(...xs),
    y: Math.min(...ys),
    width: Math.max(...xs) - Math.min(...xs),
    height: Math.max(...ys) - Math.min(...ys),
  };
  const values: readonly (readonly [FieldName, string | null])[] = [
    ['surname', record.surname],
    ['givenNames', record.givenNames],
    ['fullName', record.fullName],
    ['documentNumber', record.documentNumber?.replace(/[^A-Z0-9]/gi, '') ?? null],
    ['birthDate', record.birthDate],
    ['sex', record.sex],
    ['issueDate', record.issueDate],
    ['expiryDate', record.expiryDate],
    ['address', record.address],
  ];
  return values.flatMap(([name, value]) =>
    value === null
      ? []
      : [{ name, value, source: 'barcode' as const, confidence: 1, box, imageIndex, valid: null }],
  );
}

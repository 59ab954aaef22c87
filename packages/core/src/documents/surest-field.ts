import { thresholds } from '../rules/thresholds.ts';
import type { FieldName } from './definition.ts';
import type { DescribedField } from './described.ts';

/** The surest legible value of a field: of a barcode, which corrects itself, before that of print. */
export function surestField(fields: readonly DescribedField[], name: FieldName): DescribedField | undefined {
  return fields
    .filter((field) => field.name === name && field.confidence >= thresholds.fields.legible)
    .sort(
      (a, b) =>
        Number(b.source === 'barcode') - Number(a.source === 'barcode') || b.confidence - a.confidence,
    )[0];
}

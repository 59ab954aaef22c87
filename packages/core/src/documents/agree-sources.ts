import { compareValues } from './compare-values.ts';
import type { FieldName } from './definition.ts';
import type { AgreementVerdict, DescribedField, FieldAgreement, FieldSource } from './described.ts';

const order: readonly AgreementVerdict[] = ['one-source', 'same', 'similar', 'different'];

/** For each field that any source tells: which do, and how the two that agree least agree. */
export function agreeSources(fields: readonly DescribedField[]): FieldAgreement[] {
  const all = withFullNames(inLatin(fields));
  return [...new Set(all.map(({ name }) => name))].map((name) =>
    agreeOn(
      name,
      all.filter((field) => field.name === name),
    ),
  );
}

/**
 * Names printed in two alphabets are compared in Latin, as machine-readable lines have them: no table of spellings can
 * hide a difference then.
 */
function inLatin(fields: readonly DescribedField[]): DescribedField[] {
  const spelt: Partial<Record<FieldName, FieldName>> = {
    surname: 'surnameLatin',
    givenNames: 'givenNamesLatin',
  };
  return fields.flatMap((field) => {
    if (field.name === 'surnameLatin' || field.name === 'givenNamesLatin') return [];
    const latin = fields.find(
      ({ name, source, imageIndex }) =>
        name === spelt[field.name] && source === field.source && imageIndex === field.imageIndex,
    );
    return [latin === undefined ? field : { ...latin, name: field.name }];
  });
}

function agreeOn(name: FieldName, told: readonly DescribedField[]): FieldAgreement {
  let worst: FieldAgreement = {
    field: name,
    sources: [...new Set(told.map(({ source }) => source))],
    verdict: 'one-source',
    confidence: Math.max(...told.map(({ confidence }) => confidence)),
  };
  for (const [index, one] of told.entries()) {
    for (const other of told.slice(index + 1)) {
      if (one.source === other.source && one.imageIndex === other.imageIndex) continue;
      const verdict = compareValues(name, one.value, other.value);
      const confidence = Math.min(one.confidence, other.confidence);
      const rank = order.indexOf(verdict) - order.indexOf(worst.verdict);
      if (rank > 0 || (rank === 0 && confidence > worst.confidence))
        worst = { ...worst, verdict, confidence };
    }
  }
  return worst;
}

/** Where one source prints the whole name and another its parts, the parts are put together to be compared. */
function withFullNames(fields: readonly DescribedField[]): DescribedField[] {
  const has = (source: FieldSource, name: FieldName) =>
    fields.find((field) => field.source === source && field.name === name);
  const wholeSomewhere = fields.some(({ name }) => name === 'fullName');
  const sources: readonly FieldSource[] = ['mrz', 'barcode', 'visual'];
  const joined = sources.flatMap((source): DescribedField[] => {
    const surname = has(source, 'surname');
    const given = has(source, 'givenNames');
    if (
      !wholeSomewhere ||
      has(source, 'fullName') !== undefined ||
      surname === undefined ||
      given === undefined
    )
      return [];
    const confidence = Math.min(surname.confidence, given.confidence);
    return [{ ...surname, name: 'fullName', value: `${given.value} ${surname.value}`, confidence }];
  });
  return [...fields, ...joined];
}

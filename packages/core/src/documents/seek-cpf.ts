import type { DocumentFindings } from '../findings.ts';
import { isCpf } from '../identifiers/cpf.ts';
import { findCpf } from '../identifiers/find-cpf.ts';
import type { DocumentDefinition } from './definition.ts';
import type { DescribedField, SoughtNumber } from './described.ts';

/**
 * Looks for one given CPF in a document.
 * @param cpf as the customer told it, with or without punctuation
 * @param fields what was read from the same pictures
 * @returns `contradicted` only if the document shows another CPF whose check digits fit and nowhere the one looked for
 */
export function seekCpf(
  pictures: readonly DocumentFindings[],
  fields: readonly DescribedField[],
  definition: DocumentDefinition | null,
  cpf: string,
): SoughtNumber {
  const wanted = cpf.replace(/\D/g, '');
  const places = findCpf(pictures, wanted);
  const inLines = fields.filter(({ name, value }) => name === 'taxNumber' && value === wanted);
  const coded = inLines
    .filter(({ source }) => source === 'mrz')
    .map(({ imageIndex, box, confidence }) => ({ imageIndex, source: 'mrz' as const, box, confidence }));
  const others = fields.filter(
    ({ name, value, valid }) => name === 'taxNumber' && value !== wanted && (valid === true || isCpf(value)),
  );
  const found = places.length + inLines.length > 0;
  return {
    kind: 'cpf',
    verdict: !isCpf(wanted) ? 'invalid' : found ? 'found' : others.length > 0 ? 'contradicted' : 'not-found',
    printedOnKind:
      definition?.sides.some((side) => side.fields.some(({ check }) => check === 'cpf')) === true ||
      definition?.mrz?.optional.some(({ name }) => name === 'taxNumber') === true,
    places: [...places, ...coded],
  };
}

import type { DocumentDefinition, FieldName } from '@aval/core/documents/definition';
import { describeDocument } from '@aval/core/documents/describe-document';
import type { FieldSource } from '@aval/core/documents/described';
import { surestField } from '@aval/core/documents/surest-field';
import type { DocumentFindings } from '@aval/core/findings';

/** What was read of a document, by the names that the wire has for it. */
export type ReadField = { readonly name: string; readonly value: string; readonly source: FieldSource };

/** Names of the wire with the names of the engine, in the order in which a person is asked. */
const names: readonly (readonly [string, FieldName])[] = [
  ['firstName', 'givenNames'],
  ['lastName', 'surname'],
  ['middleName', 'patronymic'],
  ['dob', 'birthDate'],
  ['number', 'documentNumber'],
  ['validUntil', 'expiryDate'],
  ['issuedDate', 'issueDate'],
  ['placeOfBirth', 'birthPlace'],
  ['gender', 'sex'],
  ['nationality', 'nationality'],
];
/** Asked for even where nothing was read. */
const always: readonly string[] = ['firstName', 'lastName', 'dob', 'number', 'validUntil'];

/** The fields of a document as they were read; empty values are those that nothing was read of and the person has to add. */
export function readFields(
  findings: readonly DocumentFindings[],
  definitions: readonly DocumentDefinition[],
  today: string,
): { readonly name: string; readonly read: ReadField | undefined }[] {
  const { fields } = describeDocument(findings, definitions, today);
  return names.flatMap(([name, own]) => {
    const found = surestField(fields, own);
    if (found === undefined && !always.includes(name)) return [];
    const read = found === undefined ? undefined : { name, value: found.value, source: found.source };
    return [{ name, read }];
  });
}

/** Whether two spellings mean the same to a reader: case, accents and filling do not count. */
export function isSameValue(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

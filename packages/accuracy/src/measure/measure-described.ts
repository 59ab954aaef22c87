import type { DocumentDefinition } from '@aval/core/documents/definition';
import { describeDocument } from '@aval/core/documents/describe-document';
import type { DescribedDocument } from '@aval/core/documents/described';
import type { DocumentFindings } from '@aval/core/findings';
import type { Sections } from '../card.ts';
import type { GeneratedDocument } from '../sets/read-generated-set.ts';
import { type Proportion, proportion } from '../statistics/proportion.ts';
import { measurePrintedFields, wordsOf } from './measure-printed-fields.ts';

export type ReadDocumentItem = {
  readonly item: GeneratedDocument;
  readonly findings: DocumentFindings | null;
};

/** How often the type is told right, the printed values are read, and the description gives them as the right field. */
export function measureDescribed(
  read: readonly ReadDocumentItem[],
  definitions: readonly DocumentDefinition[],
  day: string,
): NonNullable<Sections['fields']> {
  const described = read.map(({ item, findings }) => ({
    item,
    said: findings === null ? null : describeDocument([findings], definitions, day),
  }));
  const typed = described.filter(({ item, said }) => said?.kind?.definitionId === item.definitionId).length;
  return {
    pictures: read.length,
    found: measurePrintedFields(read.map(({ item, findings }) => ({ findings, values: item.printed }))),
    described: measureFields(described),
    typed: proportion(typed, read.length),
  };
}

function measureFields(
  described: readonly { readonly item: GeneratedDocument; readonly said: DescribedDocument | null }[],
): Record<string, Proportion> {
  const names = [...new Set(described.flatMap(({ item }) => Object.keys(item.fields)))].sort();
  return Object.fromEntries(
    names.map((name) => {
      const known = described.filter(({ item }) => item.fields[name] !== undefined);
      const right = known.filter(({ item, said }) =>
        said?.fields.some((field) => field.name === name && isSame(field.value, item.fields[name] ?? '')),
      );
      return [name, proportion(right.length, known.length)];
    }),
  );
}

/** Case and what stands between words are no part of a value. */
function isSame(one: string, other: string): boolean {
  return wordsOf(one).join('') === wordsOf(other).join('');
}

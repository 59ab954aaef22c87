import type { DefinedField, DefinedSide, DocumentDefinition, FieldName } from './definition.ts';
import type { DescribedField } from './described.ts';
import type { PlacedLine } from './lay-out-words.ts';
import { locateLabels } from './locate-labels.ts';
import { type FieldValue, readFieldAnywhere, readLabelledField } from './read-labelled-fields.ts';
import { readNumberedField } from './read-numbered-fields.ts';

/** The fields printed on one picture, each at most once. */
export function readVisualFields(
  lines: readonly PlacedLine[],
  imageIndex: number,
  definition: DocumentDefinition,
  side: DefinedSide,
  referenceDate: string,
): DescribedField[] {
  const labels = locateLabels(lines, side);
  const numbers = side.fields.flatMap(({ number }) => (number === undefined ? [] : [number]));
  const options = { order: definition.dateOrder, referenceDate };
  const unlabelled = new Map<DefinedField, FieldValue>();
  for (const field of side.fields) {
    const isPlain = field.label === null && field.number === undefined && field.anywhere;
    const value = isPlain ? readFieldAnywhere(lines, labels, field, options) : null;
    if (value !== null) unlabelled.set(field, value);
  }
  // What is a number by its shape alone belongs to no label that happens to stand near it.
  const rest = [...unlabelled.values()].reduce(without, lines);
  return side.fields.flatMap((field) => {
    const value =
      unlabelled.get(field) ??
      readLabelledField(rest, labels, field, options) ??
      readNumberedField(rest, field, numbers, options) ??
      (field.anywhere ? readFieldAnywhere(rest, labels, field, options) : null);
    return value === null ? [] : describedFields(field.name, imageIndex, value);
  });
}

/** Under these names stands the Latin spelling of a name printed twice. */
const latinNames: Partial<Record<FieldName, FieldName>> = {
  surname: 'surnameLatin',
  givenNames: 'givenNamesLatin',
};

function describedFields(
  name: FieldName,
  imageIndex: number,
  { latin, ...value }: FieldValue,
): DescribedField[] {
  const read = { name, source: 'visual' as const, imageIndex, ...value };
  const latinName = latinNames[name];
  return latin === undefined || latinName === undefined
    ? [read]
    : [read, { ...read, name: latinName, value: latin }];
}

function without(lines: readonly PlacedLine[], { box }: FieldValue): readonly PlacedLine[] {
  return lines.map((line) => ({
    ...line,
    words: line.words.filter((word) => {
      const x = word.seen.x + word.seen.width / 2;
      const y = word.seen.y + word.seen.height / 2;
      return x < box.x || x > box.x + box.width || y < box.y || y > box.y + box.height;
    }),
  }));
}

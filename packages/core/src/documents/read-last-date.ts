import type { DefinedSide, DocumentDefinition } from './definition.ts';
import type { DescribedField } from './described.ts';
import { joinBoxes, type PlacedLine } from './lay-out-words.ts';
import { parseField } from './parse-field.ts';
import { meanConfidence } from './read-labelled-fields.ts';

/** That nothing else is left vouches less for a date than its label does. */
const doubt = 0.85;

/**
 * A date whose label could not be read: if one date of the sides was not found, and one line alone holds a date that belongs to
 * no other field, they belong together.
 * @param fields what was found on the picture
 */
export function readLastDate(
  lines: readonly PlacedLine[],
  imageIndex: number,
  definition: DocumentDefinition,
  sides: readonly DefinedSide[],
  fields: readonly DescribedField[],
  referenceDate: string,
): DescribedField[] {
  const missing = sides
    .flatMap((side) => side.fields)
    .filter(({ parser, name }) => parser === 'date' && fields.every((field) => field.name !== name));
  const [field] = missing;
  if (field === undefined || missing.length > 1) return [];
  const known = new Set(fields.map(({ value }) => value));
  const left = lines.flatMap(({ text, words }): DescribedField[] => {
    const box = joinBoxes(words.map(({ seen }) => seen));
    const date = parseField(field, text, { order: definition.dateOrder, referenceDate });
    // The years of laws and of rulings stand in sentences.
    const isSentence = words.length > 5;
    // A year of two digits may be one of four that was cut off.
    if (date === null || box === null || isSentence || !/\d{4}/.test(text) || known.has(date.value))
      return [];
    const confidence = doubt * meanConfidence(words);
    return [{ name: field.name, source: 'visual', imageIndex, ...date, box, confidence }];
  });
  return left.length === 1 ? left : [];
}

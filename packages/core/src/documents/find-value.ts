import { comparePrintedNames } from './compare-values.ts';
import type { DocumentDefinition } from './definition.ts';
import type { DescribedField } from './described.ts';
import { joinBoxes, type PlacedLine } from './lay-out-words.ts';
import { parsePrintedDate } from './parse-printed-date.ts';
import { meanConfidence } from './read-labelled-fields.ts';

/** Longest run of words of one line in which a value is looked for. */
const longestRun = 5;

/**
 * Looks for the print of a value that is known from the machine-readable lines or a barcode, in whatever language the labels
 * are. Only what agrees can be found so: a difference shows where a label leads to another value.
 */
export function findValue(
  lines: readonly PlacedLine[],
  imageIndex: number,
  known: DescribedField,
  { dateOrder }: Pick<DocumentDefinition, 'dateOrder'>,
  referenceDate: string,
): DescribedField | null {
  const fits = matcher(known, dateOrder, referenceDate);
  if (fits === null) return null;
  for (const { words } of lines) {
    for (let from = 0; from < words.length; from++) {
      for (let count = 1; count <= longestRun && from + count <= words.length; count++) {
        const run = words.slice(from, from + count);
        const box = joinBoxes(run.map(({ seen }) => seen));
        if (box === null || !fits(run.map(({ text }) => text).join(' '))) continue;
        return { ...known, source: 'visual', confidence: meanConfidence(run), box, imageIndex, valid: null };
      }
    }
  }
  return null;
}

function matcher(
  { name, value }: DescribedField,
  order: DocumentDefinition['dateOrder'],
  referenceDate: string,
): ((text: string) => boolean) | null {
  switch (name) {
    case 'birthDate':
    case 'issueDate':
    case 'expiryDate':
      // A longer number, such as one that begins with the birth date, is no date.
      return (text) =>
        mayBeDate(text) &&
        parsePrintedDate(text, { order, future: name === 'expiryDate', referenceDate }) === value;
    case 'documentNumber':
      return (text) => bare(text) === bare(value);
    case 'surname':
    case 'givenNames':
    case 'fullName':
      return (text) =>
        /\p{L}/u.test(text) && mayBeAsLong(text, value) && comparePrintedNames(text, value) === 'same';
    default:
      return null;
  }
}

/** Day and year at least, eight digits at most; `O` and `I` may stand for digits. */
function mayBeDate(text: string): boolean {
  const digits = text.replace(/\D/g, '').length;
  return digits <= 8 && digits + text.replace(/[^OОIІl|]/gu, '').length >= 3;
}

/** A letter of one alphabet is up to four of another, but hardly all letters of a name are. Spares the costly comparison. */
function mayBeAsLong(text: string, value: string): boolean {
  const [one, other] = [lettersIn(text), lettersIn(value)];
  return Math.max(one, other) <= 2 * Math.min(one, other) + 2;
}

function lettersIn(text: string): number {
  return text.replace(/[^\p{L}]/gu, '').length;
}

function bare(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/O/g, '0')
    .replace(/I/g, '1');
}

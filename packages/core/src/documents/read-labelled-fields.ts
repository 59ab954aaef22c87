import type { Box } from '../findings.ts';
import type { DefinedField } from './definition.ts';
import { joinBoxes, type PlacedLine, type PlacedWord, rowOverlap } from './lay-out-words.ts';
import type { Located } from './locate-labels.ts';
import { type ParsedValue, type ParseOptions, parseField } from './parse-field.ts';

export type FieldValue = ParsedValue & { readonly confidence: number; readonly box: Box };

/** Lengths below are in heights of the label, whose letters are the smallest printed. */
const limits = {
  /** From the label's lower edge to the value's upper one. */
  below: 2.6,
  /** A value begins no farther to the left of its label than this. */
  leftOfLabel: 1.5,
  /** From the label to a value on its right. */
  right: 16,
  /** Between two words of one value, in heights of the words. */
  wordGap: 2.2,
  /** Ratio of the heights of two words of one value, if they are not of one line. */
  heights: 1.7,
};

/**
 * The value that a label leads to: the words to its right up to the next label, or those below it within its column. Of several
 * that can be this field, the one whose check digits fit, then the surest.
 */
export function readLabelledField(
  lines: readonly PlacedLine[],
  labels: readonly Located[],
  field: DefinedField,
  options: ParseOptions,
): FieldValue | null {
  const words = unlabelled(lines, labels);
  const values = labels
    .filter((label) => label.field === field)
    .flatMap((label) => {
      const rows = [
        ...(field.place === 'below' ? [] : [wordsRight(words, labels, label)]),
        ...(field.place === 'right' ? [] : [wordsBelow(words, labels, label, field.lines)]),
      ];
      return rows.flatMap((row, order) => {
        const value = valueOfWords(field, row, options);
        // Beside and below may both be possible; what is beside the label in its own line is nearer.
        return value === null ? [] : [{ ...value, rank: label.score * value.confidence - order * 0.01 }];
      });
    });
  values.sort((a, b) => Number(b.valid ?? true) - Number(a.valid ?? true) || b.rank - a.rank);
  const [best] = values;
  return best === undefined ? null : plainValue(best);
}

function plainValue({ value, valid, confidence, box, latin }: FieldValue): FieldValue {
  return { value, valid, confidence, box, ...(latin === undefined ? {} : { latin }) };
}

/** A value that needs no label: words that fit the pattern, and the check digits if there are any. */
export function readFieldAnywhere(
  lines: readonly PlacedLine[],
  labels: readonly Located[],
  field: DefinedField,
  options: ParseOptions,
): FieldValue | null {
  const words = unlabelled(lines, labels);
  const values = lines.flatMap((_line, index) => {
    const own = words.filter((word) => word.line === index);
    return own.flatMap((_word, from) =>
      [1, 2, 3, 4].flatMap((count) => {
        if (from + count > own.length) return [];
        const value = valueOfWords(field, own.slice(from, from + count), options);
        return value === null || value.valid === false
          ? []
          : [{ ...value, confidence: 0.95 * value.confidence }];
      }),
    );
  });
  values.sort((a, b) => b.confidence - a.confidence);
  return values[0] ?? null;
}

export function meanConfidence(words: readonly { readonly confidence: number }[]): number {
  return words.length === 0 ? 0 : words.reduce((sum, word) => sum + word.confidence, 0) / words.length;
}

function valueOfWords(field: DefinedField, words: readonly PlacedWord[], options: ParseOptions) {
  const box = joinBoxes(words.map(({ seen }) => seen));
  if (box === null) return null;
  const parsed = parseField(field, words.map(({ text }) => text).join(' '), options);
  return parsed === null ? null : { ...parsed, confidence: meanConfidence(words), box };
}

/** The words that belong to no label; of a word that runs on from a label, what is left. */
function unlabelled(lines: readonly PlacedLine[], labels: readonly Located[]): PlacedWord[] {
  return lines.flatMap((line, index) => {
    const own = labels.filter((label) => label.line === index);
    return line.words.flatMap((word) => {
      const inside = own.filter((label) => label.start < word.end && word.start < label.end);
      const last = inside.sort((a, b) => b.end - a.end)[0];
      if (last === undefined) return /[\p{L}\p{N}]/u.test(word.text) ? [word] : [];
      const behind = word.text.slice(last.end - word.start);
      // What follows a slash is the label in the next language, read so badly that it was not found.
      if (behind.startsWith('/') && last.field?.label?.includes('/') === true) return [];
      const text = behind.replace(/^[\s:./-]+/u, '');
      if (last.end >= word.end || !/[\p{L}\p{N}]/u.test(text)) return [];
      const share = text.length / word.text.length;
      const [box, seen] = [lastPart(word.box, share), lastPart(word.seen, share)];
      return [{ ...word, text, start: word.end - text.length, box, seen }];
    });
  });
}

function lastPart(box: Box, share: number): Box {
  const width = box.width * share;
  return { ...box, x: right(box) - width, width };
}

/** Words of one line of the reader, or beside each other and about as high. */
function isOneRow(one: PlacedWord, other: PlacedWord): boolean {
  if (one.line === other.line) return true;
  const ratio = one.box.height / other.box.height;
  return rowOverlap(one.box, other.box) > 0.5 && Math.max(ratio, 1 / ratio) <= limits.heights;
}

function right(box: Box): number {
  return box.x + box.width;
}

function wordsRight(words: readonly PlacedWord[], labels: readonly Located[], label: Located): PlacedWord[] {
  const { box } = label;
  const next = Math.min(
    ...labels
      .filter((other) => other !== label && rowOverlap(other.box, box) > 0.4 && other.box.x > right(box) - 2)
      .map((other) => other.box.x),
    Number.POSITIVE_INFINITY,
  );
  const row = words
    .filter(
      (word) =>
        rowOverlap(word.box, box) > 0.5 &&
        word.box.x > right(box) - 0.5 * box.height &&
        word.box.x < next - 0.5 * box.height,
    )
    .sort((a, b) => a.box.x - b.box.x);
  const [first] = row;
  return first === undefined || first.box.x - right(box) > limits.right * box.height ? [] : chain(row);
}

function wordsBelow(
  words: readonly PlacedWord[],
  labels: readonly Located[],
  label: Located,
  lineCount: number,
): PlacedWord[] {
  const { box } = label;
  const columnEnd = Math.min(
    ...labels
      .filter(
        (other) =>
          other !== label &&
          other.field !== label.field &&
          rowOverlap(other.box, box) > 0.3 &&
          other.box.x > right(box) - 2,
      )
      .map((other) => other.box.x),
    Number.POSITIVE_INFINITY,
  );
  const slack = limits.leftOfLabel * box.height;
  const left = label.left - slack;
  const column = words.filter(
    (word) =>
      word.box.x >= left &&
      word.box.x < columnEnd - 0.5 * box.height &&
      word.box.y + 0.5 * word.box.height > box.y + box.height,
  );
  const found: PlacedWord[] = [];
  let above = box;
  for (let count = 0; count < lineCount; count++) {
    const reach = above.y + above.height + (count === 0 ? limits.below * box.height : 0.8 * above.height);
    const from = above.y + 0.6 * above.height;
    const near = column.filter((word) => word.box.y < reach && word.box.y > from && !found.includes(word));
    const top = near.reduce<PlacedWord | undefined>(
      (best, word) =>
        best === undefined || word.box.y + word.box.height / 2 < best.box.y + best.box.height / 2
          ? word
          : best,
      undefined,
    );
    if (top === undefined) break;
    // A label between ends the value: what follows is the next field's.
    const blocked = labels.some(
      (other) =>
        other !== label &&
        other.field !== label.field &&
        other.field !== null &&
        other.box.y > box.y + 0.6 * box.height &&
        (other.box.y + other.box.height / 2 < top.box.y + 0.3 * top.box.height ||
          (rowOverlap(other.box, top.box) > 0.5 && other.box.x < top.box.x)) &&
        other.box.x < Math.max(right(box), right(top.box)) &&
        right(other.box) > left,
    );
    if (blocked) break;
    const row = chain(near.filter((word) => isOneRow(word, top)).sort((a, b) => a.box.x - b.box.x));
    const [first] = row;
    if (first === undefined || first.box.x > right(box) + 2 * box.height) break;
    found.push(...row);
    above = joinBoxes(row.map((word) => word.box)) ?? above;
  }
  return found;
}

/** The words from the left as long as they stand close to one another. */
function chain(row: readonly PlacedWord[]): PlacedWord[] {
  const end = row.findIndex((word, index) => {
    const before = row[index - 1];
    return (
      before !== undefined &&
      (!isOneRow(word, before) ||
        word.box.x - right(before.box) > limits.wordGap * Math.max(word.box.height, before.box.height))
    );
  });
  return end === -1 ? [...row] : row.slice(0, end);
}

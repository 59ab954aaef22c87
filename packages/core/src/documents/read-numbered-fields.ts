import type { DefinedField } from './definition.ts';
import { joinBoxes, type PlacedLine, type PlacedWord, rowOverlap } from './lay-out-words.ts';
import { type ParseOptions, parseField } from './parse-field.ts';
import { type FieldValue, meanConfidence } from './read-labelled-fields.ts';

/** A number printed before a value: in which line, from which word on, and what of that word belongs to the value. */
type Anchor = { readonly line: PlacedLine; readonly at: number; readonly rest: string };

/** What readers make of the figure of `4c.` where the document is Cyrillic; before other letters it could be another number. */
const figures: Readonly<Record<string, string>> = { '4': 'дДлЛч' };
/** What readers make of the letters a to d after a figure. */
const lookAlikes: Readonly<Record<string, string>> = { a: 'aàáâãäåа', b: 'bв6', c: 'cçс', d: 'd' };

/**
 * Values behind the printed numbers of driving licences (`1. 2. 3. 4a. 4b. 4c. 4d. 5. 8. 9.`, Directive 2006/126/EC annex I and
 * its followers). A value ends where the next number begins.
 */
export function readNumberedField(
  lines: readonly PlacedLine[],
  field: DefinedField,
  numbers: readonly string[],
  options: ParseOptions,
): FieldValue | null {
  const { number } = field;
  if (number === undefined) return null;
  const values = lines.flatMap((line) =>
    line.words.flatMap((_word, at) => {
      const anchor = anchorAt(line, at, number);
      const value = anchor === null ? null : valueAt(lines, anchor, field, numbers, options);
      return value === null ? [] : [value];
    }),
  );
  values.sort((a, b) => Number(b.valid ?? true) - Number(a.valid ?? true) || b.confidence - a.confidence);
  return values[0] ?? null;
}

/** Numbers of which the lines hold an anchor with something behind it; how a numbered document is recognised. */
export function countAnchors(lines: readonly PlacedLine[], numbers: readonly string[]): number {
  return numbers.filter((number) =>
    lines.some((line) => {
      const anchor = anchorAt(line, 0, number);
      return anchor !== null && (anchor.rest !== '' || line.words.length > 1);
    }),
  ).length;
}

/**
 * The number alone or with its full stop, run together with the value or not. A bare figure must begin its line, and have a
 * full stop or a space behind it: `3. 24.08.1991`, `3.24.08.1991`, `4a 15.09.2021`, not `3B`.
 */
function anchorAt(line: PlacedLine, at: number, number: string): Anchor | null {
  const word = line.words[at];
  if (word === undefined) return null;
  const { letter, pattern } = shapeOfAnchor(number, at === 0);
  const match = pattern.exec(word.text);
  if (match === null) return null;
  const rest = word.text.slice(match[0].length);
  // `4b` read as `46` leaves no full stop: `46.` is none of 4, and `4612` no anchor at all.
  if (rest !== '' && /^\d/.test(rest) && !/[.,:)]$/.test(match[0]) && letter === '') return null;
  return { line, at, rest };
}

type AnchorShape = { readonly letter: string; readonly pattern: RegExp };
const shapesOfAnchors = new Map<string, AnchorShape>();

/** What a printed number looks like at the beginning of its line and within it; there are few, so they are kept. */
function shapeOfAnchor(number: string, begins: boolean): AnchorShape {
  const key = `${number} ${begins}`;
  const known = shapesOfAnchors.get(key);
  if (known !== undefined) return known;
  const figure = number.replace(/[a-d]$/, '');
  const letter = number.slice(figure.length);
  const letters = letter === '' ? '' : `[${lookAlikes[letter] ?? letter}]`;
  const end = letter === '' ? (begins ? '(?:[.,:)]+|$)' : '[.,:)]+') : '[.,:)]*';
  const alike = figures[figure];
  // A letter for the figure is believed only before a full stop: `дс.`
  const misread = letter !== 'c' || alike === undefined ? '' : `|^[${alike}]${letters}[.,:)]+`;
  const shape = { letter, pattern: new RegExp(`^${figure}${letters}${end}${misread}`, 'iu') };
  shapesOfAnchors.set(key, shape);
  return shape;
}

function valueAt(
  lines: readonly PlacedLine[],
  { line, at, rest }: Anchor,
  field: DefinedField,
  numbers: readonly string[],
  options: ParseOptions,
): FieldValue | null {
  const own = line.words[at];
  if (own === undefined) return null;
  const following = line.words.slice(at + 1);
  const stop = following.findIndex((_word, index) =>
    numbers.some((number) => number !== field.number && anchorAt(line, at + 1 + index, number) !== null),
  );
  const behind = stop === -1 ? following : following.slice(0, stop);
  const first = rest === '' ? behind : [{ ...own, text: rest }, ...behind];
  // The place of birth is printed behind the date of birth, under the same number.
  if (field.name === 'birthPlace') return placeAfterDate(lines, line, first, field, numbers, options);
  if (first.length === 0) return null;
  const words = [...first, ...linesBelow(lines, line, first, field.lines - 1, numbers)];
  return (
    valueFor(field, words, options) ??
    // What stands behind the value, such as the place of birth, may spoil it.
    valueFor(field, first.slice(0, 1), options)
  );
}

function placeAfterDate(
  lines: readonly PlacedLine[],
  line: PlacedLine,
  own: readonly PlacedWord[],
  field: DefinedField,
  numbers: readonly string[],
  options: ParseOptions,
): FieldValue | null {
  const end = line.box.x + line.box.width;
  const beside = lines
    .filter((other) => other !== line && other.box.x > end && rowOverlap(other.box, line.box) > 0.5)
    .filter((other) => numbers.every((number) => anchorAt(other, 0, number) === null))
    .sort((a, b) => a.box.x - b.box.x)[0];
  const words = [...own, ...(beside?.words ?? [])].filter(({ text }) => /\p{L}/u.test(text));
  const [first] = words;
  // The date and the place may have run together: `24.08.1991,KYIV`.
  const trimmed =
    first === undefined ? [] : [{ ...first, text: first.text.replace(/^[\d.,/-]+/u, '') }, ...words.slice(1)];
  return trimmed.length === 0 ? null : valueFor(field, trimmed, options);
}

function valueFor(field: DefinedField, words: readonly PlacedWord[], options: ParseOptions) {
  const parsed = parseField(field, words.map(({ text }) => text).join(' '), options);
  const box = joinBoxes(words.map(({ seen }) => seen));
  return parsed === null || box === null ? null : { ...parsed, confidence: meanConfidence(words), box };
}

/** Further lines of the value: close below, beginning near its left edge, without a number of their own. */
function linesBelow(
  lines: readonly PlacedLine[],
  line: PlacedLine,
  first: readonly PlacedWord[],
  count: number,
  numbers: readonly string[],
): PlacedWord[] {
  const words: PlacedWord[] = [];
  let above = line.box;
  const left = first[0]?.box.x ?? line.box.x;
  for (let more = 0; more < count; more++) {
    const { height } = above;
    const bottom = above.y + height;
    const next = lines.find(
      ({ box, words: own }) =>
        Math.abs(box.y - bottom) < 0.9 * height &&
        box.y > above.y + 0.5 * height &&
        Math.abs(box.x - left) < 2.5 * height &&
        own.length > 0,
    );
    if (next === undefined) break;
    if (numbers.some((number) => anchorAt(next, 0, number) !== null)) break;
    words.push(...next.words);
    above = next.box;
  }
  return words;
}

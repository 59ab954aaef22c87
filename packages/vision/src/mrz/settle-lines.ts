import { isIssuingState } from '@aval/core/countries';
import type { MrzLayout } from '@aval/core/mrz/layout';
import { parseMrz } from '@aval/core/mrz/parse-mrz';
import type { ReadCharacter } from '../ocr/decode-free.ts';

export type SettledLines = {
  readonly lines: readonly string[];
  /** Confidence of every character of every line. */
  readonly confidences: readonly (readonly number[])[];
};

type Cell = { character: string; confidence: number; readonly source: ReadCharacter };
type Place = { readonly line: number; readonly column: number };

/** An alternative below this is not on the paper. */
const MIN_ALTERNATIVE = 0.02;
/** Likewise where a check digit asks for the change. */
const MIN_CURE = 0.08;
/** Pairs that the type face makes alike: for them the reader's doubt may be faint. */
const ALIKE = new Set([
  'O0',
  '0O',
  'I1',
  '1I',
  'B8',
  '8B',
  'S5',
  '5S',
  'Z2',
  '2Z',
  'G6',
  '6G',
  'D0',
  '0D',
  'Q0',
  '0Q',
  'K<',
  'C<',
  'S<',
  'Z<',
  'E<',
  'L<',
  'X<',
]);
const MIN_ALIKE = 0.002;
/** Confidence that a changed character may claim: the line is then read again. */
const MAX_CURED = 0.5;

/**
 * Decides what the lines say, from the characters read and the rules of the format: fillers behind the names,
 * real country codes, a zero rather than an O in the number when both satisfy the digits, and at most ONE
 * character changed to its likely alternative when a check digit fails. Two are never changed: with two
 * changes almost any line satisfies its digits, right or wrong.
 */
export function settleLines(
  read: readonly (readonly ReadCharacter[])[],
  layout: MrzLayout,
  referenceDate: string,
): SettledLines {
  const cells: Cell[][] = read.map((line) =>
    line.map((source) => ({ character: source.character, confidence: source.confidence, source })),
  );
  clearBehindNames(cells, layout);
  for (const span of [layout.fields.issuingState, layout.fields.nationality]) {
    if (span !== null) settleCode(cells[span.line]?.slice(span.start, span.end) ?? []);
  }
  settleDocumentCode(cells);
  preferZero(cells, layout, referenceDate);
  preferFillers(cells, layout, referenceDate);
  repairOne(cells, layout, referenceDate);
  return {
    lines: textOf(cells),
    confidences: cells.map((line) => line.map(({ confidence }) => confidence)),
  };
}

function textOf(cells: readonly (readonly Cell[])[]): string[] {
  return cells.map((line) => line.map(({ character }) => character).join(''));
}

function failing(cells: readonly (readonly Cell[])[], referenceDate: string) {
  const parsed = parseMrz(textOf(cells), referenceDate);
  return parsed?.checkDigits.filter(({ pass }) => !pass).map(({ field }) => field) ?? null;
}

/** Names end at the first run of fillers behind the given names; single letters after it are misread fillers. */
function clearBehindNames(cells: readonly Cell[][], layout: MrzLayout): void {
  for (const span of layout.fields.names) {
    const part = cells[span.line]?.slice(span.start, span.end) ?? [];
    const text = part.map(({ character }) => character).join('');
    const end = /^[A-Z]+(?:<[A-Z]+)*(?:<<[A-Z]+(?:<[A-Z]+)*)?<<+/.exec(text)?.[0].length;
    if (end === undefined) continue;
    const names = text.slice(0, end);
    const rest = text.slice(end);
    const letters = rest.replace(/</g, '').length;
    const given = /<<[A-Z]/.test(names);
    const sure = given && names.endsWith('<<<');
    const likely = (given || names.endsWith('<<<')) && letters <= Math.max(2, rest.length / 2);
    if (!sure && !likely) continue;
    for (const cell of part.slice(end)) cell.character = '<';
  }
}

/** Takes the likely real code that is one character away when the code read is none. */
function settleCode(part: readonly Cell[]): void {
  const text = () => part.map(({ character }) => character).join('');
  if (isIssuingState(text())) return;
  let best: { readonly cell: Cell; readonly character: string; readonly confidence: number } | null = null;
  for (const cell of part) {
    const kept = cell.character;
    for (const { character, confidence } of cell.source.alternatives) {
      if (confidence < MIN_ALTERNATIVE) continue;
      cell.character = character;
      if (isIssuingState(text()) && (best === null || confidence > best.confidence)) {
        best = { cell, character, confidence };
      }
    }
    cell.character = kept;
  }
  if (best === null) return;
  best.cell.character = best.character;
  best.cell.confidence = best.confidence;
}

/** A digit in the code is real on few cards only; elsewhere the likeliest letter stands there. */
function settleDocumentCode(cells: readonly Cell[][]): void {
  const [first, second, ...rest] = cells[0] ?? [];
  if (first === undefined || second === undefined) return;
  const american =
    rest
      .slice(0, 3)
      .map(({ character }) => character)
      .join('') === 'USA';
  // The United States issue C1 and C2, and no CI.
  if (american && cells.length === 3 && first.character === 'C' && second.character === 'I')
    second.character = '1';
  // No passport has the code PC or PK, and the two letters are what a faint filler looks like.
  const filler = second.source.alternatives.find(
    ({ character, confidence }) => character === '<' && confidence >= MIN_ALTERNATIVE,
  );
  if (filler !== undefined && first.character === 'P' && /[CK]/.test(second.character)) {
    second.character = '<';
    second.confidence = filler.confidence;
  }
  if (!/\d/.test(second.character)) return;
  if (first.character === 'C' && /[12]/.test(second.character)) return;
  const letter = second.source.alternatives.find(({ character }) => /[A-Z<]/.test(character));
  second.character = letter?.character ?? '<';
  second.confidence = letter?.confidence ?? 0;
}

function preferZero(cells: readonly Cell[][], layout: MrzLayout, referenceDate: string): void {
  const span = layout.fields.documentNumber;
  const letters = (cells[span.line] ?? [])
    .slice(span.start, span.end)
    .filter(({ character }) => character === 'O');
  if (letters.length === 0) return;
  for (const cell of letters) cell.character = '0';
  const fails = failing(cells, referenceDate);
  if (fails === null || fails.includes('documentNumber')) for (const cell of letters) cell.character = 'O';
}

/**
 * Letters alone behind a filler at the end of optional data are misread fillers where the digits do not tell the
 * two apart (K and Q count 0 modulo 10 everywhere, C beside E in one place of three).
 */
function preferFillers(cells: readonly Cell[][], layout: MrzLayout, referenceDate: string): void {
  for (const span of layout.fields.optionalData) {
    const part = (cells[span.line] ?? []).slice(span.start, span.end);
    const text = part.map(({ character }) => character).join('');
    const tail = /<[CEKLQSXZ<]*$/.exec(text)?.[0] ?? '';
    const changed = part.slice(text.length - tail.length).filter(({ character }) => character !== '<');
    if (changed.length === 0) continue;
    const kept = changed.map(({ character }) => character);
    const before = failing(cells, referenceDate)?.length ?? 0;
    for (const cell of changed) cell.character = '<';
    if ((failing(cells, referenceDate)?.length ?? 0) <= before) continue;
    changed.forEach((cell, index) => {
      cell.character = kept[index] ?? '<';
    });
  }
}

function repairOne(cells: readonly Cell[][], layout: MrzLayout, referenceDate: string): void {
  const before = failing(cells, referenceDate);
  if (before === null || before.length === 0) return;
  const single = before.find((field) => field !== 'composite') ?? 'composite';
  const check = layout.checks.find(({ field }) => field === single);
  if (check === undefined) return;
  const places: Place[] = [...check.over, check.at].flatMap(({ line, start, end }) =>
    Array.from({ length: end - start }, (_, offset) => ({ line, column: start + offset })),
  );
  const cures: { readonly cell: Cell; readonly character: string; readonly confidence: number }[] = [];
  for (const { line, column } of places) {
    const cell = cells[line]?.[column];
    if (cell === undefined) continue;
    const kept = cell.character;
    for (const { character, confidence } of cell.source.alternatives) {
      // A filler is never made into a letter: a pair of such errors adds up to nought too easily.
      if (character === kept || kept === '<') continue;
      if (confidence < (ALIKE.has(kept + character) ? MIN_ALIKE : MIN_CURE)) continue;
      cell.character = character;
      if (failing(cells, referenceDate)?.length === 0) cures.push({ cell, character, confidence });
    }
    cell.character = kept;
  }
  const [cure] = cures;
  if (cure === undefined || cures.length > 1) return;
  cure.cell.character = cure.character;
  cure.cell.confidence = Math.min(cure.confidence, MAX_CURED);
}

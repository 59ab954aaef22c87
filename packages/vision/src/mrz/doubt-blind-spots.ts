import type { MrzLayout } from '@aval/core/mrz/layout';
import type { ReadCharacter } from '../ocr/decode-free.ts';

/** How much more the reader's doubt counts where nothing else would notice an error. */
const SEVERITY = 3;
/** An alternative below this is not worth fearing. */
const MIN_ALTERNATIVE = 0.02;

/**
 * Confidences of characters in which an error would pass all check digits: those that no digit covers (optional data of
 * visas, codes, sex), and those whose likeliest alternative counts the same modulo 10 (F and P, M and W, 1 and L).
 * The reader alone vouches for them, so its doubt counts three times. Names stay as they are: they are compared with other
 * sources, and nothing else can tell them.
 */
export function doubtBlindSpots(
  read: readonly (readonly ReadCharacter[])[],
  confidences: readonly (readonly number[])[],
  lines: readonly string[],
  layout: MrzLayout,
): readonly (readonly number[])[] {
  return confidences.map((line, row) => {
    const checked = positions(layout, row, 'checked');
    const named = positions(layout, row, 'named');
    return line.map((confidence, column) => {
      if (named.has(column)) return confidence;
      const character = lines[row]?.charAt(column) ?? '<';
      const rivals = (read[row]?.[column]?.alternatives ?? []).filter(
        (other) => other.character !== character && other.confidence >= MIN_ALTERNATIVE,
      );
      const untold = rivals.some((other) => (countOf(other.character) - countOf(character)) % 10 === 0);
      return checked.has(column) && !untold ? confidence : Math.max(0, 1 - SEVERITY * (1 - confidence));
    });
  });
}

function positions({ checks, fields }: MrzLayout, row: number, kind: 'checked' | 'named'): Set<number> {
  const spans = kind === 'named' ? fields.names : checks.flatMap(({ over, at }) => [...over, at]);
  const found = new Set<number>();
  for (const { line, start, end } of spans) {
    if (line === row) for (let column = start; column < end; column++) found.add(column);
  }
  return found;
}

/** What a character counts in a check digit (ICAO Doc 9303 part 3, 4.9). */
function countOf(character: string): number {
  if (character === '<') return 0;
  const digit = Number.parseInt(character, 36);
  return Number.isNaN(digit) ? 0 : digit;
}

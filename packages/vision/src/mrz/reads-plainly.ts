import { decodeFree, summarise } from '../ocr/decode-free.ts';
import type { StripReader } from '../ocr/strip-reader.ts';
import type { TextBox } from '../ocr/text-box.ts';
import { buildRows } from './build-rows.ts';
import { isLongRow } from './search-rows.ts';

/** Rows that have to be read without a doubt before the picture counts as legible, and what that means. */
const LEAST_ROWS = 4;
const LEAST_CHARACTERS = 5;
const LEGIBLE = 0.9;
/** Length of a row with the digits of a zone, in shares of the longest: one number alone on a card's face takes less. */
const ZONE_SHARE = 0.5;
/** What stands in every line of data, and not in numbers side by side: a date with its digit behind a state, or on both sides of the sex. */
const DATA = /[A-Z]{3}\d{7}|\d{7}[MFX]\d{7}/;

/**
 * Whether the text of a picture is read well in a direction and no row of it could be a line of a machine-readable zone, or a piece of
 * one. Then there is none: the letters of a zone are larger than most, so no other size and no other direction would show it. To be
 * asked after `searchRows`, whose readings it takes.
 */
export async function readsPlainly(
  reader: StripReader,
  boxes: readonly TextBox[],
  direction: number,
): Promise<boolean> {
  const rows = buildRows(boxes, direction).filter(isLongRow);
  const longest = Math.max(...rows.map(({ length }) => length));
  let legible = 0;
  for (const strip of rows) {
    if (reader.budget.isSpent) return false;
    const { text, confidence } = summarise(decodeFree(await reader.read(strip)));
    if (text.includes('<') || /[A-Z\d]{20}/.test(text)) return false;
    const wide = strip.length >= ZONE_SHARE * longest;
    const doubtful = confidence < LEGIBLE || DATA.test(text.replaceAll(' ', ''));
    if (wide && doubtful && /\d{6}/.test(text)) return false;
    if (text.trim().length >= LEAST_CHARACTERS && confidence >= LEGIBLE) legible += 1;
  }
  return legible >= LEAST_ROWS;
}

import type { Pixels } from '../picture/pixels.ts';
import { resizePixels } from '../picture/resize-pixels.ts';
import { lumaOf } from './sign-input.ts';

const ROWS = 8;
const COLUMNS = 8;

/**
 * Difference hash: 16 hexadecimal digits, one bit for each of 8 x 8 places that tells whether the picture grows brighter to the right.
 * The same picture scaled or saved anew differs in a few bits, another one in about half of the 64.
 */
export async function hashPicture(pixels: Pixels): Promise<string> {
  const small = await resizePixels(pixels, COLUMNS + 1, ROWS);
  const luma = lumaOf(small, { x: 0, y: 0, width: COLUMNS + 1, height: ROWS });
  let hash = '';
  for (let row = 0; row < ROWS; row++) {
    let byte = 0;
    for (let column = 0; column < COLUMNS; column++) {
      const at = row * (COLUMNS + 1) + column;
      byte = byte * 2 + ((luma[at + 1] ?? 0) > (luma[at] ?? 0) ? 1 : 0);
    }
    hash += byte.toString(16).padStart(2, '0');
  }
  return hash;
}

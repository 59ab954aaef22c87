import type { DocumentOutline } from '@aval/core/findings';
import type { Pixels } from '../picture/pixels.ts';
import { straightenWithMap } from './straighten-with-map.ts';

/**
 * The document alone, upright and with square corners, longer side at most `maxSide` pixels; see `straightenWithMap`.
 * For corners that are no quad, the picture as it is.
 */
export function straighten(
  pixels: Pixels,
  outline: Pick<DocumentOutline, 'corners'>,
  options: { readonly maxSide: number },
): Pixels {
  return straightenWithMap(pixels, outline, options)?.pixels ?? pixels;
}

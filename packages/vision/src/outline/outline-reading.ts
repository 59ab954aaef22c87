import type { Box, DocumentOutline } from '@aval/core/findings';
import { isClear, type Orientation } from '../find-orientation.ts';
import type { TextBox } from '../ocr/text-box.ts';
import type { Pixels } from '../picture/pixels.ts';
import { findOutlines } from './find-outlines.ts';

/**
 * Outlines of a picture whose text was looked for, with what that gave as hints. A zone that is not clear is no hint: it
 * may not be one. All in pixels of that picture.
 */
export function outlineReading(
  pixels: Pixels,
  boxes: readonly TextBox[],
  { direction, mrz }: Orientation,
  faces: readonly Box[],
): DocumentOutline[] {
  const zone =
    mrz === null || !isClear(mrz)
      ? null
      : {
          strips: mrz.strips,
          length: mrz.reading.lines[0]?.length ?? 0,
          isVisa: mrz.reading.fields.documentCode.startsWith('V'),
        };
  return findOutlines(pixels, { direction, text: boxes, faces, zone });
}

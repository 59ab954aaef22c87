import type { DocumentOutline } from '@aval/core/findings';
import type { Pixels } from '../picture/pixels.ts';
import type { QuarterTurn } from '../picture/rotate-pixels.ts';

/** Where an outline of a picture lies once the picture is turned clockwise. */
export function turnOutline(
  outline: DocumentOutline,
  { width, height }: Pick<Pixels, 'width' | 'height'>,
  degrees: QuarterTurn,
): DocumentOutline {
  const corners = outline.corners.map(({ x, y }) => {
    if (degrees === 90) return { x: height - y, y: x };
    if (degrees === 180) return { x: width - x, y: height - y };
    return degrees === 270 ? { x: y, y: width - x } : { x, y };
  });
  return { ...outline, corners };
}

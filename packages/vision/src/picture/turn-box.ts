import type { Box } from '@aval/core/findings';
import type { Pixels } from './pixels.ts';
import type { QuarterTurn } from './rotate-pixels.ts';

/** Where a box of a picture lies once the picture is turned clockwise. */
export function turnBox(box: Box, picture: Pick<Pixels, 'width' | 'height'>, degrees: QuarterTurn): Box {
  const { x, y, width, height } = box;
  if (degrees === 90) return { x: picture.height - y - height, y: x, width: height, height: width };
  if (degrees === 180) return { x: picture.width - x - width, y: picture.height - y - height, width, height };
  if (degrees === 270) return { x: y, y: picture.width - x - width, width: height, height: width };
  return box;
}

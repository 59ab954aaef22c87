import type { Box } from '@aval/core/findings';
import type { Affine } from '../picture/sample-patch.ts';

/** The map that stretches a box of the picture over a patch of `width` x `height` pixels. */
export function boxPatch(box: Box, width: number, height: number): Affine {
  const a = box.width / width;
  const e = box.height / height;
  return { a, b: 0, c: box.x + a / 2 - 0.5, d: 0, e, f: box.y + e / 2 - 0.5 };
}

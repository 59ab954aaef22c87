import { halfTurn } from './min-area-rectangle.ts';
import type { Strip } from './read-strip.ts';
import type { TextBox } from './text-box.ts';

/** The strip of a box that is read in `direction` (radians), whatever way its own angle flips. */
export function stripOfBox(box: TextBox, direction: number): Strip {
  const tilt = halfTurn(box.angle - direction);
  // A short box may stand across the direction: its longer side is its height then.
  const across = Math.abs(tilt) > Math.PI / 4;
  return across
    ? { centre: box.centre, length: box.thickness, thickness: box.length, angle: direction }
    : { centre: box.centre, length: box.length, thickness: box.thickness, angle: direction + tilt };
}

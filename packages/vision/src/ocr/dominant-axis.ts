import type { TextBox } from './text-box.ts';

/**
 * The direction in which most of the text runs, in radians in (-PI/2, PI/2]; which of its two ends is the
 * front is not told. Null when no box is longer than thick.
 */
export function dominantAxis(boxes: readonly TextBox[]): number | null {
  // A line has no front, so angles are averaged doubled; long boxes know their angle best.
  let cos = 0;
  let sin = 0;
  for (const { length, thickness, angle } of boxes) {
    if (length < thickness * 2) continue;
    const weight = length * (length / thickness);
    cos += weight * Math.cos(2 * angle);
    sin += weight * Math.sin(2 * angle);
  }
  return cos === 0 && sin === 0 ? null : Math.atan2(sin, cos) / 2;
}

import type { Sign } from '@aval/core/findings';
import type { SignInput } from './sign-input.ts';

/** How near to the picture's border text has to end to run off it, as a share of the side. */
const TOUCHES = 0.004;
/** How far outside the picture a corner has to lie, as a share of the side; corners are found to about a hundredth. */
const OUTSIDE = 0.02;
/** Lines of text at the border that make it certain. */
const CERTAIN_LINES = 4;

/**
 * Part of the document lies outside the picture: corners of its outline beyond the border, a machine-readable zone or lines of text
 * that run into it. A scan cut exactly along the document's edges has text near the border only by accident.
 */
export function measureCutOff({ pixels: { width, height }, outlines, text, mrz }: SignInput): Sign {
  const [outline] = outlines;
  const cornersOutside = (outline?.corners ?? []).filter(
    ({ x, y }) =>
      x < -OUTSIDE * width ||
      y < -OUTSIDE * height ||
      x > (1 + OUTSIDE) * width ||
      y > (1 + OUTSIDE) * height,
  ).length;
  const touches = (box: { x: number; y: number; width: number; height: number }) =>
    box.x <= TOUCHES * width ||
    box.y <= TOUCHES * height ||
    box.x + box.width >= (1 - TOUCHES) * width ||
    box.y + box.height >= (1 - TOUCHES) * height;
  const linesAtBorder = text.filter(touches).length;
  const zoneAtBorder = mrz !== null && touches(mrz) ? 1 : 0;
  const score = Math.max(
    Math.min(1, cornersOutside / 2),
    zoneAtBorder * 0.7,
    Math.min(1, linesAtBorder / CERTAIN_LINES),
  );
  return { kind: 'cut-off', score, measures: { cornersOutside, linesAtBorder, zoneAtBorder }, box: null };
}

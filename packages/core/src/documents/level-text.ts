import type { Box, TextLine } from '../findings.ts';

/** Tilts below this (radians) change no neighbourhood of words, those above are no longer told from boxes. */
const range = { least: 0.004, most: 0.6 };

/**
 * By how much the lines run downwards to the right, radians: the median over the lines of two words or more, longer ones
 * counting more. 0 when none tells.
 */
export function tiltOf(lines: readonly TextLine[]): number {
  const told = lines
    .flatMap(({ words }) => {
      const [first, last] = [words[0], words.at(-1)];
      if (first === undefined || last === undefined || words.length < 2) return [];
      const [from, to] = [centreOf(first.box), centreOf(last.box)];
      const along = to.x - from.x;
      return along <= 0 ? [] : [{ angle: Math.atan2(to.y - from.y, along), along }];
    })
    .sort((one, other) => one.angle - other.angle);
  const half = told.reduce((sum, { along }) => sum + along, 0) / 2;
  let passed = 0;
  for (const { angle, along } of told) {
    passed += along;
    if (passed >= half) return Math.abs(angle) < range.least || Math.abs(angle) > range.most ? 0 : angle;
  }
  return 0;
}

/** The box that a piece of text fills on the page turned level about the picture's corner, given the upright box round it. */
export function levelBox(box: Box, tilt: number): Box {
  if (tilt === 0) return box;
  const [cos, sin, slope] = [Math.cos(tilt), Math.sin(tilt), Math.abs(Math.sin(tilt))];
  // The upright box of a strip of this length and height is length cos + height sin wide, length sin + height cos high.
  const spread = cos * cos - slope * slope;
  const height = Math.max(
    (box.height * cos - box.width * slope) / spread,
    0.3 * Math.min(box.height, box.width),
  );
  const width = Math.max(
    (box.width * cos - box.height * slope) / spread,
    0.3 * Math.min(box.height, box.width),
  );
  const { x, y } = centreOf(box);
  return {
    x: x * cos + y * sin - width / 2,
    y: y * cos - x * sin - height / 2,
    width,
    height,
  };
}

function centreOf({ x, y, width, height }: Box) {
  return { x: x + width / 2, y: y + height / 2 };
}

import { areaOf, boundsOf, distance, type Quad, type Rect, sidesOf } from './geometry.ts';

/** What was measured in one frame. Places are shares of what the person sees. */
export type FrameReading = {
  readonly quad: Quad | null;
  /** 0 to 1; null where it was not measured in this frame. */
  readonly focus: number | null;
  readonly glare: number;
  /** Mean grey level of the document, or of the frame where none was found. */
  readonly brightness: number;
};

/** One plain instruction at a time; keys of the texts `hint.*`. `good`: nothing to say. */
export type Hint =
  | 'showDocument'
  | 'moreLight'
  | 'lessLight'
  | 'moveCloser'
  | 'moveBack'
  | 'intoFrame'
  | 'holdFlat'
  | 'turnLevel'
  | 'tiltAway'
  | 'holdStill'
  | 'focus'
  | 'good';

export type FrameLimits = {
  /** Where the guide is, in shares of what the person sees. */
  readonly guide: Rect;
  /** Width of what is seen by its height, in pixels. */
  readonly proportion: number;
};

/** Levels were set on drawn specimens and on the passports of PassportEye's tests (capture-rate.test.ts prints what they do). */
const limits = {
  dark: 62,
  bright: 242,
  /** Document by guide, in width. */
  small: 0.72,
  large: 1.12,
  /** How far the middle may be off, in shares of the guide's width. */
  off: 0.14,
  likeness: 0.84,
  turn: 9,
  glare: 0.012,
  focus: 0.5,
  /** Mean way of the corners between two frames, in shares of the guide's width. */
  moved: 0.02,
};

/** The most important thing to say about a frame. `before` is the outline of the frame before. */
export function judgeFrame(
  reading: FrameReading,
  before: Quad | null,
  { guide, proportion }: FrameLimits,
): Hint {
  const { quad, focus, glare, brightness } = reading;
  if (brightness < limits.dark * 0.7) return 'moreLight';
  if (quad === null) return 'showDocument';
  // One unit is the frame's width from here on, so that angles are right.
  const real = toWidths(quad, proportion);
  const frame = { ...guide, y: guide.y / proportion, height: guide.height / proportion };
  const sides = sidesOf(real);
  const bounds = boundsOf(real);
  const size = Math.sqrt(areaOf(real) / (frame.width * frame.height));
  if (size < limits.small) return 'moveCloser';
  if (size > limits.large || isCut(bounds, proportion)) return 'moveBack';
  const offX = Math.abs(bounds.x + bounds.width / 2 - frame.x - frame.width / 2);
  const offY = Math.abs(bounds.y + bounds.height / 2 - frame.y - frame.height / 2);
  if (Math.max(offX, offY) > limits.off * frame.width) return 'intoFrame';
  if (Math.abs(sides.turn) > limits.turn) return 'turnLevel';
  if (sides.likeness < limits.likeness) return 'holdFlat';
  if (brightness < limits.dark) return 'moreLight';
  if (brightness > limits.bright) return 'lessLight';
  if (glare > limits.glare) return 'tiltAway';
  if (before === null || wayBetween(real, toWidths(before, proportion)) > limits.moved * frame.width)
    return 'holdStill';
  if (focus !== null && focus < limits.focus) return 'focus';
  return 'good';
}

function toWidths(quad: Quad, proportion: number): Quad {
  const flat = ({ x, y }: { readonly x: number; readonly y: number }) => ({ x, y: y / proportion });
  return [flat(quad[0]), flat(quad[1]), flat(quad[2]), flat(quad[3])];
}

/** A side that touches the edge of what is seen may go on beyond it. */
function isCut({ x, y, width, height }: Rect, proportion: number): boolean {
  return x < 0.004 || y < 0.004 || x + width > 0.996 || y + height > 1 / proportion - 0.004;
}

function wayBetween(one: Quad, other: Quad): number {
  return one.reduce((sum, corner, index) => sum + distance(corner, other[index] ?? corner), 0) / 4;
}

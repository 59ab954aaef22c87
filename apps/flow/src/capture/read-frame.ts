import { findOutline } from './find-outline.ts';
import { boundsOf, type Quad, type Rect, scaleQuad } from './geometry.ts';
import { type Grey, greyOf, type Rgba, shrinkGrey } from './grey.ts';
import type { FrameReading } from './judge-frame.ts';
import { measureFocus } from './measure-focus.ts';
import { measureLight } from './measure-light.ts';

/** Longer side, in pixels, of the picture in which sides are sought: fine enough for a card, coarse enough for twelve a second. */
const OUTLINE_SIDE = 240;

/**
 * Everything of a frame but its focus. `frame` is what the person sees, its longer side about 480 pixels; `aspect` the proportion of the
 * format as it is held. Answers shares of the frame.
 */
export function readFrame(frame: Rgba, aspect: number): FrameReading {
  const grey = greyOf(frame);
  const factor = Math.max(1, Math.round(Math.max(frame.width, frame.height) / OUTLINE_SIDE));
  const small = shrinkGrey(grey, factor);
  const outline = findOutline(small, aspect);
  if (outline === null) return { quad: null, focus: null, glare: 0, brightness: meanOf(small) };
  const light = measureLight(frame, scaleQuad(outline.quad, factor, factor));
  return { quad: scaleQuad(outline.quad, 1 / small.width, 1 / small.height), focus: null, ...light };
}

/** Width, in pixels, that a document is brought to before its focus is measured. */
export const focusDocumentWidth = 1000;

/**
 * The part of the frame in which focus is measured, in shares of it: the middle of the document, without its edges, which are sharp on any
 * table.
 */
export function focusPart(quad: Quad): Rect {
  const { x, y, width, height } = boundsOf(quad);
  return { x: x + 0.15 * width, y: y + 0.2 * height, width: 0.7 * width, height: 0.6 * height };
}

/** Focus of that part, brought to the scale of a document 1000 pixels wide, or less where the camera gives less. */
export function focusOf(part: Rgba): number {
  return measureFocus(greyOf(part));
}

function meanOf({ data }: Grey): number {
  let sum = 0;
  for (const value of data) sum += value;
  return sum / Math.max(1, data.length);
}

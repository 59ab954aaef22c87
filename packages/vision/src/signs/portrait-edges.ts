import type { Box } from '@aval/core/findings';
import type { Pixels } from '../picture/pixels.ts';
import { lumaOf, median } from './sign-input.ts';

/** How far from the face, in its widths or heights, the edge of the photo is looked for. */
const REACH = 0.95;
/** Pixels to either side within which a step has to be done, and its least height in grey levels. */
const SPREAD = 3;
const LEAST_STEP = 35;
/** Share of the rows in which a side shows its edge. */
const MOST = 0.8;
/** Steps in the lines of text that there have to be, and lines that are looked at. */
const ENOUGH = 40;
const LINES = 30;

export type PortraitEdges = {
  /** Share of its step that the sharpest side of the photo takes within one pixel. */
  readonly sharpness: number;
  /** The same of the strokes of the text. */
  readonly text: number;
};

/**
 * How sharp the edge of the holder's photo is, and how sharp the text: both went through the same lens. Null where there is no
 * straight edge beside the face or too little text.
 */
export function portraitEdges(pixels: Pixels, face: Box, text: readonly Box[]): PortraitEdges | null {
  const { x, y, width, height } = face;
  const beside = { y: y - 0.1 * height, height: 1.4 * height, width: (REACH - 0.08) * width };
  const left = stepsAcross(pixels, { ...beside, x: x - REACH * width }, 1);
  const right = stepsAcross(pixels, { ...beside, x: x + 1.08 * width }, 1);
  const above = { x: x - 0.2 * width, width: 1.4 * width, y: y - 0.9 * height, height: 0.8 * height };
  const top = stepsDown(pixels, above);
  const sides = [left, right, top].flatMap(({ steps, of }) =>
    steps.length >= MOST * of && of > 0 ? [median(steps)] : [],
  );
  const strokes = text.slice(0, LINES).flatMap((line) => {
    const middle = { ...line, y: line.y + 0.3 * line.height, height: 0.4 * line.height };
    return stepsAcross(pixels, middle, 2).steps;
  });
  if (sides.length === 0 || strokes.length < ENOUGH) return null;
  return { sharpness: Math.max(...sides), text: median(strokes) };
}

type Steps = { readonly steps: readonly number[]; readonly of: number };

/** The highest step of every row, or every second, of an area; `of` is how many were looked at. */
function stepsAcross(pixels: Pixels, area: Box, every: 1 | 2): Steps {
  const inside = clipped(pixels, area);
  const luma = lumaOf(pixels, inside);
  const steps: number[] = [];
  for (let row = 0; row < inside.height; row += every) {
    const step = highestStep(luma, row * inside.width, 1, inside.width);
    if (step !== null) steps.push(step);
  }
  return { steps, of: Math.ceil(inside.height / every) };
}

function stepsDown(pixels: Pixels, area: Box): Steps {
  const inside = clipped(pixels, area);
  const luma = lumaOf(pixels, inside);
  const steps: number[] = [];
  for (let column = 0; column < inside.width; column++) {
    const step = highestStep(luma, column, inside.width, inside.height);
    if (step !== null) steps.push(step);
  }
  return { steps, of: inside.width };
}

/** Share of the highest step that lies between two neighbours; null where it is too low. */
function highestStep(luma: Float32Array, start: number, stride: number, count: number): number | null {
  let best = 0;
  let place = -1;
  for (let at = SPREAD + 1; at < count - SPREAD - 2; at++) {
    const here = start + at * stride;
    const step = Math.abs((luma[here + stride] ?? 0) - (luma[here] ?? 0));
    if (step <= best) continue;
    best = step;
    place = here;
  }
  if (place < 0) return null;
  const whole = Math.abs((luma[place + (SPREAD + 1) * stride] ?? 0) - (luma[place - SPREAD * stride] ?? 0));
  return whole < LEAST_STEP ? null : best / whole;
}

function clipped({ width, height }: Pixels, area: Box): Box {
  const x = Math.min(width, Math.max(0, Math.round(area.x)));
  const y = Math.min(height, Math.max(0, Math.round(area.y)));
  const right = Math.max(x, Math.min(width, Math.round(area.x + area.width)));
  const bottom = Math.max(y, Math.min(height, Math.round(area.y + area.height)));
  return { x, y, width: right - x, height: bottom - y };
}

import type { MrzLayout } from '@aval/core/mrz/layout';
import type { PositionedReading } from '../ocr/decode-by-position.ts';
import { readLine } from './read-group.ts';
import type { Row } from './read-row.ts';

/** Cells that a character may stand beside its place. */
const REACH = 0.6;

/**
 * Reads a row as one line of a layout. Where the reading does not keep to the grid of the row (a character seen twice
 * and a filler lost for it), it is read again with every character bound to its cell.
 */
export function readOnGrid(row: Row, layout: MrzLayout, line: number): PositionedReading | null {
  const { probabilities, grid, strip } = row;
  const free = readLine(probabilities, layout, line);
  if (free === null || grid === null) return free;
  const pitch = (grid.centre(grid.span - 1) - grid.centre(0)) / (grid.span - 1);
  const offsets = free.characters.map(({ position }, index) => grid.cellAt(position * strip.length) - index);
  const offset = mostFrequent(offsets.map(Math.round));
  const strays = offsets.filter((other) => Math.abs(other - offset) > REACH).length;
  if (strays === 0) return free;
  const perStep = strip.length / probabilities.steps;
  const centres = free.characters.map((_, index) => grid.centre(index + offset) / perStep);
  const [first = 0, last = 0] = [centres[0], centres.at(-1)];
  if (first < 0 || last > probabilities.steps) return free;
  return readLine(probabilities, layout, line, { centres, reach: (REACH * pitch) / perStep }) ?? free;
}

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best = 0;
  let most = 0;
  for (const [value, count] of counts) {
    if (count > most) {
      best = value;
      most = count;
    }
  }
  return best;
}

import { expect, it } from 'vitest';
import type { StripReader } from '../ocr/strip-reader.ts';
import { detectionCost, workBudget } from '../ocr/work-budget.ts';
import { buildPyramid } from '../picture/pyramid.ts';
import { searchRows } from './search-rows.ts';

const strip = { centre: { x: 50, y: 50 }, length: 90, thickness: 4, angle: 0 };
/** The reader's classes: blank, 94 characters, two spaces. */
const nothing = { data: new Float32Array(97 * 10), steps: 10 };

function readerWith(limit: number) {
  const budget = workBudget(limit);
  let reads = 0;
  const reader: StripReader = {
    pyramid: buildPyramid({ data: new Uint8Array(100 * 100 * 3), width: 100, height: 100 }),
    budget,
    read: async () => {
      reads++;
      budget.spend(100);
      return nothing;
    },
  };
  return { reader, reads: () => reads };
}

it('the search for a zone ends when its budget is spent, after the same number of tries everywhere', async () => {
  const strips = Array.from({ length: 12 }, (_, row) => ({ ...strip, centre: { x: 50, y: 8 * row } }));
  const rich = readerWith(10_000);
  expect(await searchRows(rich.reader, strips, 0, '2026-01-01', true)).toBeNull();
  expect(rich.reads()).toBe(12);
  const poor = readerWith(450);
  expect(await searchRows(poor.reader, strips, 0, '2026-01-01', true)).toBeNull();
  expect(poor.reads()).toBe(5);
});

it('a budget keeps a reserve for reading again what was found', () => {
  const budget = workBudget(1000);
  budget.spend(1000);
  expect([budget.isSpent, budget.isExhausted]).toEqual([true, false]);
  budget.spend(20_000);
  expect(budget.isExhausted).toBe(true);
  expect(detectionCost({ width: 4000, height: 3000 }, 960)).toBeCloseTo(
    detectionCost({ width: 300, height: 400 }, 960),
  );
});

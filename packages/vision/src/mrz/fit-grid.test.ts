import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitGrid } from './fit-grid.ts';

const line = (length: number, place: (cell: number) => number) =>
  Array.from({ length }, (_, cell) => place(cell));

describe('the grid of a line', () => {
  it('finds the cells of an even line, each a little beside its place', () => {
    const shifts = fc.array(fc.double({ min: -0.2, max: 0.2, noNaN: true }), {
      minLength: 44,
      maxLength: 44,
    });
    fc.assert(
      fc.property(shifts, fc.double({ min: 2, max: 40, noNaN: true }), (shift, pitch) => {
        const grid = fitGrid(line(44, (cell) => 100 + (cell + (shift[cell] ?? 0)) * pitch));
        expect(grid?.span).toBe(44);
        expect(grid?.cells).toEqual(line(44, (cell) => cell));
        expect(grid?.deviation).toBeLessThan(0.25);
      }),
    );
  });

  it('counts characters that were missed, and not those seen twice', () => {
    const missed = line(44, (cell) => cell * 10).filter((_, cell) => cell < 30 || cell > 33);
    expect(fitGrid(missed)?.span).toBe(44);
    const twice = line(44, (cell) => cell * 10).flatMap((at, cell) =>
      cell === 12 ? [at - 2, at + 2] : [at],
    );
    expect(fitGrid(twice)?.span).toBe(44);
    expect(fitGrid(twice)?.cells.slice(11, 15)).toEqual([11, 12, 12, 13]);
  });

  it('follows characters that grow along the line', () => {
    const grid = fitGrid(line(36, (cell) => 10 * cell + 0.08 * cell * cell));
    expect(grid?.span).toBe(36);
    expect(grid?.deviation).toBeLessThan(0.01);
    expect(grid?.centre(40)).toBeCloseTo(10 * 40 + 0.08 * 1600, 3);
  });

  it('tells nothing of a few characters, or of positions that do not ascend', () => {
    expect(fitGrid([1, 2, 3])).toBeNull();
    expect(fitGrid(line(20, () => 5))).toBeNull();
  });
});

/** Where the characters of a line stand: the type face gives each the same width, perspective changes it evenly. */
export type Grid = {
  /** Cell of each position given, the first being 0; two positions in one cell are one character seen twice. */
  readonly cells: readonly number[];
  /** Cells from the first character to the last. */
  readonly span: number;
  /** Centre of a cell, in the unit of the positions; also of cells before the first and behind the last. */
  centre(cell: number): number;
  /** The cell at a place, with fractions; the inverse of `centre`. */
  cellAt(place: number): number;
  /** Root of the mean square distance from the cells' centres, in cells. */
  readonly deviation: number;
};

/** Fewer characters tell no spacing. */
const MIN_CHARACTERS = 8;

/**
 * Lays an even grid over the characters of a line, whether some of them were missed or seen twice.
 * @param positions of the characters' centres along the line, ascending
 * @returns null when there are too few of them
 */
export function fitGrid(positions: readonly number[]): Grid | null {
  if (positions.length < MIN_CHARACTERS) return null;
  const gaps = positions.slice(1).map((position, index) => position - (positions[index] ?? 0));
  let pitch = [...gaps].sort((one, other) => one - other)[gaps.length >> 1] ?? 0;
  if (pitch <= 0) return null;
  const cells = [0];
  for (const gap of gaps) {
    const count = Math.round(gap / pitch);
    cells.push((cells.at(-1) ?? 0) + count);
    // In perspective the characters grow along the line.
    if (count === 1) pitch += 0.1 * (gap - pitch);
  }
  const span = (cells.at(-1) ?? 0) + 1;
  const fit = fitParabola(cells, positions);
  if (fit === null) return null;
  const { at, slopeAt } = fit;
  let squares = 0;
  for (const [index, cell] of cells.entries()) squares += (at(cell) - (positions[index] ?? 0)) ** 2;
  const middle = slopeAt((span - 1) / 2);
  if (middle <= 0 || slopeAt(0) <= 0 || slopeAt(span - 1) <= 0) return null;
  // The grid bends little, so three steps of Newton's reach the place.
  const cellAt = (place: number) => {
    let cell = (place - at(0)) / middle;
    for (let round = 0; round < 3; round++) cell += (place - at(cell)) / middle;
    return cell;
  };
  return { cells, span, centre: at, cellAt, deviation: Math.sqrt(squares / cells.length) / middle };
}

/** Least squares of `position = a + b cell + c cell^2`; null when there are not three different cells. */
function fitParabola(cells: readonly number[], positions: readonly number[]) {
  const mean = cells.reduce((sum, cell) => sum + cell, 0) / cells.length;
  const sums = [0, 0, 0, 0, 0];
  const right = [0, 0, 0];
  for (const [index, cell] of cells.entries()) {
    const x = cell - mean;
    for (let power = 0; power < 5; power++) sums[power] = (sums[power] ?? 0) + x ** power;
    for (let power = 0; power < 3; power++)
      right[power] = (right[power] ?? 0) + (positions[index] ?? 0) * x ** power;
  }
  const [n = 0, , s2 = 0, s3 = 0, s4 = 0] = sums;
  const [r0 = 0, r1 = 0, r2 = 0] = right;
  // The first sum is nought, as the cells are counted from their mean.
  const determinant = n * (s2 * s4 - s3 * s3) - s2 * s2 * s2;
  if (Math.abs(determinant) < 1e-9) return null;
  const a = (r0 * (s2 * s4 - s3 * s3) + s2 * (r1 * s3 - r2 * s2)) / determinant;
  const b = (n * (r1 * s4 - r2 * s3) - s2 * s2 * r1 + s2 * s3 * r0) / determinant;
  const c = (n * (s2 * r2 - s3 * r1) - s2 * s2 * r0) / determinant;
  return {
    at: (cell: number) => a + b * (cell - mean) + c * (cell - mean) ** 2,
    slopeAt: (cell: number) => b + 2 * c * (cell - mean),
  };
}

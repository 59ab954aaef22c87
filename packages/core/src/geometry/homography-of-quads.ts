import type { Point } from '../findings.ts';
import type { Homography, Quad } from './homography.ts';

/**
 * The perspective that takes four points to four others, each to the one of its index. Null when three of either four
 * stand on one line. Exact: eight equations, solved by elimination with pivots.
 */
export function homographyOfQuads(from: Quad, to: Quad): Homography | null {
  if (isFlat(from) || isFlat(to)) return null;
  const rows: number[][] = [];
  from.forEach(({ x, y }, index) => {
    const { x: u, y: v } = to[index] ?? { x: 0, y: 0 };
    rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]);
  });
  for (let column = 0; column < 8; column++) {
    let pivot = column;
    for (let row = column + 1; row < 8; row++) {
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    }
    const top = rows[pivot] ?? [];
    rows[pivot] = rows[column] ?? [];
    rows[column] = top;
    const lead = top[column] ?? 0;
    if (lead === 0) return null;
    for (let row = 0; row < 8; row++) {
      const other = rows[row];
      if (row === column || other === undefined) continue;
      const factor = (other[column] ?? 0) / lead;
      if (factor === 0) continue;
      for (let at = column; at < 9; at++) other[at] = (other[at] ?? 0) - factor * (top[at] ?? 0);
    }
  }
  const solved = (row: number) => (rows[row]?.[8] ?? 0) / (rows[row]?.[row] ?? 1);
  return [solved(0), solved(1), solved(2), solved(3), solved(4), solved(5), solved(6), solved(7), 1];
}

/** Some corner lies on the line of its neighbours, measured against the quad's own size. */
function isFlat(quad: Quad): boolean {
  const [a, b, c, d] = quad;
  const size = Math.max(Math.hypot(c.x - a.x, c.y - a.y), Math.hypot(d.x - b.x, d.y - b.y));
  const triples: readonly (readonly [Point, Point, Point])[] = [
    [a, b, c],
    [b, c, d],
    [c, d, a],
    [d, a, b],
  ];
  return triples.some(
    ([p, q, r]) => Math.abs((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)) <= size * size * 1e-9,
  );
}

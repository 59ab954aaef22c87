export type Point = { readonly x: number; readonly y: number };
/** Corners clockwise from the top left. */
export type Quad = readonly [Point, Point, Point, Point];
export type Rect = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

/** Area of a quad whose corners go round. */
export function areaOf([a, b, c, d]: Quad): number {
  return Math.abs((c.x - a.x) * (d.y - b.y) - (d.x - b.x) * (c.y - a.y)) / 2;
}

export function boundsOf(quad: Quad): Rect {
  const xs = quad.map(({ x }) => x);
  const ys = quad.map(({ y }) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

export function scaleQuad(quad: Quad, x: number, y: number): Quad {
  const scaled = (point: Point) => ({ x: point.x * x, y: point.y * y });
  return [scaled(quad[0]), scaled(quad[1]), scaled(quad[2]), scaled(quad[3])];
}

/** Mean lengths of the four sides, and how unlike the opposite ones are: 1 for a parallelogram, less the steeper the view. */
export function sidesOf([a, b, c, d]: Quad): {
  readonly width: number;
  readonly height: number;
  readonly likeness: number;
  /** Turn of the upper and lower side against the horizontal, in degrees. */
  readonly turn: number;
} {
  const [top, right, bottom, left] = [distance(a, b), distance(b, c), distance(d, c), distance(a, d)];
  const ratio = (one: number, other: number) => Math.min(one, other) / Math.max(one, other, 1e-9);
  const turn = (Math.atan2(b.y - a.y + (c.y - d.y), b.x - a.x + (c.x - d.x)) * 180) / Math.PI;
  return {
    width: (top + bottom) / 2,
    height: (left + right) / 2,
    likeness: Math.min(ratio(top, bottom), ratio(left, right)),
    turn,
  };
}

/** Whether a point lies inside; corners go clockwise on the screen. */
export function isInside(quad: Quad, x: number, y: number): boolean {
  let from = quad[3];
  for (const to of quad) {
    if ((to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x) < 0) return false;
    from = to;
  }
  return true;
}

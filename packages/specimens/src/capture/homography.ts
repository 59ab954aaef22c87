export type Spot = { readonly x: number; readonly y: number };
/** Clockwise from the top left corner of what is shown. */
export type Quad = readonly [Spot, Spot, Spot, Spot];
/** Nine numbers, row by row, the last 1: `(x, y)` becomes `((a x + b y + c) / w, (d x + e y + f) / w)`, w = `g x + h y + 1`. */
export type Homography = readonly [number, number, number, number, number, number, number, number];

/** The projective map that takes the rectangle 0 0 width height to the corners. */
export function fromRectangle(width: number, height: number, [p0, p1, p2, p3]: Quad): Homography {
  // Heckbert's closed form for the unit square, scaled.
  const [dx1, dx2, sx] = [p1.x - p2.x, p3.x - p2.x, p0.x - p1.x + p2.x - p3.x];
  const [dy1, dy2, sy] = [p1.y - p2.y, p3.y - p2.y, p0.y - p1.y + p2.y - p3.y];
  const divisor = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / divisor;
  const h = (dx1 * sy - sx * dy1) / divisor;
  return [
    (p1.x - p0.x + g * p1.x) / width,
    (p3.x - p0.x + h * p3.x) / height,
    p0.x,
    (p1.y - p0.y + g * p1.y) / width,
    (p3.y - p0.y + h * p3.y) / height,
    p0.y,
    g / width,
    h / height,
  ];
}

export function project([a, b, c, d, e, f, g, h]: Homography, { x, y }: Spot): Spot {
  const w = g * x + h * y + 1;
  return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w };
}

export function inverse([a, b, c, d, e, f, g, h]: Homography): Homography {
  const [A, B, C] = [e - f * h, c * h - b, b * f - c * e];
  const [D, E, F] = [f * g - d, a - c * g, c * d - a * f];
  const [G, H, I] = [d * h - e * g, b * g - a * h, a * e - b * d];
  return [A / I, B / I, C / I, D / I, E / I, F / I, G / I, H / I];
}

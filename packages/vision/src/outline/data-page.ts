import type { Quad } from '@aval/core/geometry/homography';
import { homographyOfQuads } from '@aval/core/geometry/homography-of-quads';
import { mapPoint } from '@aval/core/geometry/map-point';
import { along, crossing, type Line, support } from './line.ts';
import { measureSides, type Proposal } from './measure-sides.ts';
import { orderCorners } from './order-corners.ts';
import type { Contents } from './weigh-quad.ts';

/** Height over width of two ID-3 pages one above the other (176 x 125 mm), with room for error. */
const SPREAD = { least: 1.22, most: 1.62 } as const;
/** Where the fold may cross the sides, in shares of the height, and how much of it must be seen. */
const FOLD = { least: 0.42, most: 0.58, support: 0.35 } as const;
/** Share of the text that the data page holds. */
const MIN_TEXT = 0.6;
const square: Quad = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];

/**
 * The page with the person on it, when an outline turns out to be an open passport: upright, as high as two pages, a
 * fold seen across its middle, and a face with most of the text in one half. Otherwise the outline as it is.
 * @param ratio width over height with the corners in reading order
 */
export function dataPage(
  proposal: Proposal,
  contents: Contents,
  lines: readonly Line[],
  direction: number,
  ratio: number,
): Proposal {
  const height = 1 / ratio;
  if (height < SPREAD.least || height > SPREAD.most || contents.faces.length === 0) return proposal;
  const corners = orderCorners(proposal.corners, direction);
  const first = proposal.corners.indexOf(corners[0]);
  const side = (index: number) => proposal.sides[(first + index) % 4] ?? proposal.sides[0];
  const [top, right, bottom, left] = [side(0), side(1), side(2), side(3)];
  const map = homographyOfQuads(corners, square);
  if (map === null) return proposal;
  const face = contents.faces.reduce((best, other) =>
    other.width * other.height > best.width * best.height ? other : best,
  );
  const eye = mapPoint(map, { x: face.x + face.width / 2, y: face.y + face.height / 2 });
  if (eye.x < 0 || eye.x > 1 || eye.y < 0 || eye.y > 1) return proposal;
  const lower = eye.y > 0.5;
  const depths = contents.text.map((box) => ({
    at: mapPoint(map, box.centre).y,
    weight: box.length * box.thickness,
  }));
  const inside = depths.filter(({ at }) => at > 0 && at < 1);
  const total = inside.reduce((sum, { weight }) => sum + weight, 0);
  const own = inside.reduce((sum, { at, weight }) => sum + (at > 0.5 === lower ? weight : 0), 0);
  if (own < total * MIN_TEXT) return proposal;
  let fold: { readonly line: Line; readonly seen: number } | null = null;
  for (const line of lines) {
    const l = crossing(line, left);
    const r = crossing(line, right);
    if (l === null || r === null) continue;
    const isMiddle = [l, r].every((point) => {
      const { y } = mapPoint(map, point);
      return y > FOLD.least && y < FOLD.most;
    });
    if (!isMiddle) continue;
    const [t1, t2] = [along(line, l), along(line, r)];
    const seen = support(line, Math.min(t1, t2), Math.max(t1, t2));
    if (seen > FOLD.support && (fold === null || seen > fold.seen)) fold = { line, seen };
  }
  if (fold === null) return proposal;
  const l = crossing(fold.line, left);
  const r = crossing(fold.line, right);
  if (l === null || r === null) return proposal;
  return lower
    ? measureSides([l, r, corners[2], corners[3]], [fold.line, right, bottom, left])
    : measureSides([corners[0], corners[1], r, l], [top, right, fold.line, left]);
}

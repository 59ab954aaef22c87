import type { Homography, Quad } from '@aval/core/geometry/homography';
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
/** Share of the text that the page must hold when a face is on it, and when no face was found. */
const MIN_TEXT = { withFace: 0.35, alone: 0.75 } as const;
const square: Quad = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];

/**
 * The page with the person on it, when an outline turns out to be an open passport: upright, as high as two pages, a
 * fold seen across its middle, and the face or most of the text in one half. Otherwise the outline as it is.
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
  if (height < SPREAD.least || height > SPREAD.most) return proposal;
  const corners = orderCorners(proposal.corners, direction);
  const first = proposal.corners.indexOf(corners[0]);
  const side = (index: number) => proposal.sides[(first + index) % 4] ?? proposal.sides[0];
  const [top, right, bottom, left] = [side(0), side(1), side(2), side(3)];
  const map = homographyOfQuads(corners, square);
  if (map === null) return proposal;
  const face = faceDepth(contents, map);
  const texts = contents.text
    .map((box) => ({ at: mapPoint(map, box.centre).y, weight: box.length * box.thickness }))
    .filter(({ at }) => at > 0 && at < 1);
  const total = texts.reduce((sum, { weight }) => sum + weight, 0);
  const below = texts.reduce((sum, { at, weight }) => sum + (at > 0.5 ? weight : 0), 0);
  const lower = face === null ? below * 2 > total : face > 0.5;
  const own = lower ? below : total - below;
  if (own < total * (face === null ? MIN_TEXT.alone : MIN_TEXT.withFace)) return proposal;
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

/** How far down the largest face is that looks out of the quad, 0 to 1; null when there is none. */
function faceDepth({ faces }: Contents, map: Homography): number | null {
  const inside = faces
    .map((face) => ({
      at: mapPoint(map, { x: face.x + face.width / 2, y: face.y + face.height / 2 }),
      size: face.width * face.height,
    }))
    .filter(({ at }) => at.x > 0 && at.x < 1 && at.y > 0 && at.y < 1)
    .sort((one, other) => other.size - one.size);
  return inside[0]?.at.y ?? null;
}

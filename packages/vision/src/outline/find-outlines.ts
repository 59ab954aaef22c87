import type { DocumentOutline, Point } from '@aval/core/findings';
import { aspectOfQuad } from '@aval/core/geometry/aspect-of-quad';
import type { Quad } from '@aval/core/geometry/homography';
import type { Pixels } from '../picture/pixels.ts';
import { chooseRegion } from './choose-region.ts';
import { dataPage } from './data-page.ts';
import { type EdgeMap, edgeMap } from './edge-map.ts';
import { expectFromZone } from './expect-from-zone.ts';
import { findLines } from './find-lines.ts';
import type { Line } from './line.ts';
import type { Proposal } from './measure-sides.ts';
import { muteText } from './mute-text.ts';
import { orderCorners } from './order-corners.ts';
import { noHints, type OutlineHints } from './outline-hints.ts';
import { proposeQuads } from './propose-quads.ts';
import { isInside, quadOverlap } from './quad-overlap.ts';
import { settleQuad } from './settle-quad.ts';
import { traceLine } from './trace-line.ts';
import { type Contents, type Weighed, weighQuad } from './weigh-quad.ts';

/** Longer side of the copy that is looked at. */
const SIDE = 480;
const MAX_LINES = 34;
/** Support taken for granted of the border of the picture, and of a side that only the zone tells of. */
const ASSUMED = { border: 0.35, zone: 0.3 } as const;
/** Score below which a quad is nothing; without any hint nothing but the edges speaks for it. */
const MIN_SCORE = { hinted: 0.22, blind: 0.55 } as const;
/** A second document must have sides and text of its own, and be about as large. */
const SECOND = { score: 0.5, boxes: 3, overlap: 0.08 } as const;
/** Least text of a document: where text was looked for and there is less, nothing is outlined. */
const MIN_BOXES = 3;

/**
 * Finds documents in a picture: four corners each, in perspective, at any tilt. The one that holds the zone, or most of
 * the text, comes first; two at most.
 *
 * A side that the picture cuts off lies on the picture's border (or beyond it where the zone tells how far), and a scan
 * without borders is outlined by the picture's own corners; both with a low confidence, since nothing was seen. A
 * picture in which text was looked for and hardly any found gives nothing.
 * @param hints of the same picture; without them the sides alone decide, and the corner at the picture's top left comes
 * first
 */
export function findOutlines(pixels: Pixels, hints: OutlineHints = noHints): DocumentOutline[] {
  const blind = hints === noHints;
  if (!blind && hints.zone === null && hints.text.length < MIN_BOXES) return [];
  const expected = hints.zone === null ? null : expectFromZone(hints.zone);
  const map = edgeMap(pixels, chooseRegion(pixels, hints, expected), SIDE);
  const contents = contentsOf(hints, expected, map, pixels);
  muteText(map, contents.text);
  const seen = findLines(map, MAX_LINES);
  const lines = [...seen, ...borders(map), ...linesOf(map, contents.expected)];
  const proposals = proposeQuads(lines, map.width, map.height);
  const first = best(proposals, contents);
  if (first === null || first.score < (blind ? MIN_SCORE.blind : MIN_SCORE.hinted)) return [];
  const outer = settleQuad(map, first.proposal);
  const ratio = aspectOfQuad(orderCorners(outer.corners, hints.direction), contents.frame);
  const page = expected === null ? dataPage(outer, contents, seen, hints.direction, ratio) : outer;
  const found = [{ proposal: page, score: first.score }];
  const rest = {
    ...contents,
    text: contents.text.filter(({ centre }) => !isInside(outer.corners, centre)),
    expected: null,
  };
  if (blind || rest.text.length >= SECOND.boxes) {
    const apart = ({ corners, assumed }: Proposal) =>
      assumed === 0 &&
      quadOverlap(corners, outer.corners) < SECOND.overlap &&
      quadOverlap(corners, page.corners) < SECOND.overlap;
    const second = best(proposals.filter(apart), rest);
    if (second !== null && second.score >= SECOND.score && (blind || second.boxes >= SECOND.boxes)) {
      found.push({ proposal: settleQuad(map, second.proposal), score: second.score });
    }
  }
  return found.map(({ proposal, score }) => toOutline(proposal, score, map, contents, hints.direction));
}

function best(proposals: readonly Proposal[], contents: Contents): Weighed | null {
  let found: Weighed | null = null;
  for (const proposal of proposals) {
    // No later factor exceeds 1.
    if (found !== null && proposal.edge <= found.score) continue;
    const weighed = weighQuad(proposal, contents);
    if (found === null || weighed.score > found.score) found = weighed;
  }
  return found;
}

function contentsOf(hints: OutlineHints, quad: Quad | null, map: EdgeMap, pixels: Pixels): Contents {
  const { scale, origin, width, height } = map;
  const place = ({ x, y }: Point) => ({ x: (x - origin.x) * scale, y: (y - origin.y) * scale });
  return {
    width,
    height,
    frame: {
      x: -origin.x * scale,
      y: -origin.y * scale,
      width: pixels.width * scale,
      height: pixels.height * scale,
    },
    text: hints.text.map((box) => ({
      ...box,
      // Boxes count from the middle of the first pixel.
      centre: place({ x: box.centre.x + 0.5, y: box.centre.y + 0.5 }),
      length: box.length * scale,
      thickness: box.thickness * scale,
    })),
    faces: hints.faces.map((box) => ({
      ...place(box),
      width: box.width * scale,
      height: box.height * scale,
    })),
    expected: quad === null ? null : [place(quad[0]), place(quad[1]), place(quad[2]), place(quad[3])],
  };
}

/** Nothing can be seen of a side at the border of the picture. */
function borders(map: EdgeMap): Line[] {
  const { width, height } = map;
  return [
    traceLine(map, 0, 1, 0, ASSUMED.border),
    traceLine(map, 1, 0, width, ASSUMED.border),
    traceLine(map, 0, 1, height, ASSUMED.border),
    traceLine(map, 1, 0, 0, ASSUMED.border),
  ];
}

function linesOf(map: EdgeMap, quad: Quad | null): Line[] {
  if (quad === null) return [];
  return quad.flatMap((start, index) => {
    const end = quad[(index + 1) % 4] ?? start;
    const length = Math.hypot(end.x - start.x, end.y - start.y);
    if (length < 1) return [];
    const normalX = (end.y - start.y) / length;
    const normalY = (start.x - end.x) / length;
    return [traceLine(map, normalX, normalY, start.x * normalX + start.y * normalY, ASSUMED.zone)];
  });
}

function toOutline(
  { corners }: Proposal,
  score: number,
  { scale, origin }: EdgeMap,
  { frame }: Contents,
  direction: number,
): DocumentOutline {
  const ordered = orderCorners(corners, direction);
  const ratio = aspectOfQuad(ordered, frame);
  return {
    corners: ordered.map(({ x, y }) => ({ x: x / scale + origin.x, y: y / scale + origin.y })),
    confidence: score,
    aspectRatio: Math.max(ratio, 1 / ratio),
  };
}

import type { Box, Point } from '@aval/core/findings';
import { aspectOfQuad } from '@aval/core/geometry/aspect-of-quad';
import type { Quad } from '@aval/core/geometry/homography';
import { homographyOfQuads } from '@aval/core/geometry/homography-of-quads';
import { mapPoint } from '@aval/core/geometry/map-point';
import type { TextBox } from '../ocr/text-box.ts';
import type { Proposal } from './measure-sides.ts';

/** What stands on the picture, in the coordinates of the edge map. */
export type Contents = {
  readonly text: readonly TextBox[];
  readonly faces: readonly Box[];
  /** Where the document should be, from its machine-readable zone. */
  readonly expected: Quad | null;
  /** The whole picture; the map may be of a part. */
  readonly frame: Box;
  readonly width: number;
  readonly height: number;
};

export type Weighed = {
  readonly proposal: Proposal;
  /** Longer side over shorter, perspective undone. */
  readonly aspect: number;
  /** 0 to 1, for comparing quads of one picture. */
  readonly score: number;
  /** Share of the text, by area, that lies inside. */
  readonly textInside: number;
  /** Text boxes inside. */
  readonly boxes: number;
};

/** ID-1, and the middle of ID-2, ID-3 and A4 (1.419, 1.420, 1.414), longer side over shorter. */
const ASPECTS = [1.586, 1.418] as const;
/** Error of a measured aspect (logarithm) that costs most of the bonus. */
const ASPECT_ERROR = 0.08;
const square: Quad = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];

/** Says how well a quad fits as the document: its edges, its shape, its size and what stands in it. */
export function weighQuad(proposal: Proposal, contents: Contents): Weighed {
  const ratio = aspectOfQuad(proposal.corners, contents.frame);
  const aspect = Math.max(ratio, 1 / ratio);
  const error = Math.min(...ASPECTS.map((known) => Math.abs(Math.log(aspect / known))));
  const shape = Math.exp(-((error / ASPECT_ERROR) ** 2));
  const size = Math.min(1, Math.sqrt(areaOf(proposal.corners) / (contents.width * contents.height)) / 0.7);
  const { inside, cut, spread, boxes } = textOf(proposal.corners, contents.text);
  const score =
    proposal.edge *
    (0.72 + 0.28 * shape) *
    (0.75 + 0.25 * size) *
    (contents.text.length === 0
      ? 1
      : (0.25 + 0.75 * inside) * (1 - 0.7 * cut) * (0.6 + 0.4 * Math.min(1, spread / 0.6))) *
    (contents.expected === null ? 1 : 0.45 + 0.55 * nearness(proposal.corners, contents.expected));
  return { proposal, aspect, score, textInside: inside, boxes };
}

function textOf(corners: Quad, text: readonly TextBox[]) {
  const map = homographyOfQuads(corners, square);
  if (map === null || text.length === 0) return { inside: 0, cut: 0, spread: 0, boxes: 0 };
  let total = 0;
  let inside = 0;
  let cut = 0;
  const us: number[] = [];
  const vs: number[] = [];
  const within = ({ x, y }: Point) => x > 0 && x < 1 && y > 0 && y < 1;
  for (const { centre, length, thickness, angle } of text) {
    const weight = length * thickness;
    total += weight;
    const dx = Math.cos(angle) * length * 0.42;
    const dy = Math.sin(angle) * length * 0.42;
    const start = mapPoint(map, { x: centre.x - dx, y: centre.y - dy });
    const end = mapPoint(map, { x: centre.x + dx, y: centre.y + dy });
    const ends = Number(within(start)) + Number(within(end));
    inside += (weight * ends) / 2;
    if (ends === 1) cut += weight;
    if (ends !== 2) continue;
    us.push(start.x, end.x);
    vs.push(start.y, end.y);
  }
  const reach = (values: readonly number[]) =>
    values.length < 2 ? 0 : Math.max(...values) - Math.min(...values);
  return {
    inside: inside / Math.max(1e-9, total),
    cut: Math.min(1, cut / Math.max(1e-9, inside)),
    spread: Math.min(reach(us), reach(vs)),
    boxes: us.length / 2,
  };
}

/** 1 where the quad lies as the zone says; the far edge is known least, since perspective moves it most. */
function nearness(corners: Quad, expected: Quad): number {
  const [topLeft, topRight, bottomRight, bottomLeft] = expected;
  const unit = Math.hypot(bottomRight.x - bottomLeft.x, bottomRight.y - bottomLeft.y);
  const nearest = (point: Point) =>
    Math.min(...corners.map(({ x, y }) => Math.hypot(x - point.x, y - point.y))) / unit;
  const bottom = Math.max(nearest(bottomLeft), nearest(bottomRight));
  const top = Math.max(nearest(topLeft), nearest(topRight));
  return Math.exp(-((bottom / 0.07) ** 2)) * Math.exp(-((top / 0.16) ** 2));
}

export function areaOf(corners: Quad): number {
  let sum = 0;
  for (const [index, { x, y }] of corners.entries()) {
    const next = corners[(index + 1) % 4];
    if (next !== undefined) sum += x * next.y - next.x * y;
  }
  return Math.abs(sum) / 2;
}

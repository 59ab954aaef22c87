import type { Box, Point } from '@aval/core/findings';
import { aspectOfQuad } from '@aval/core/geometry/aspect-of-quad';
import type { Quad } from '@aval/core/geometry/homography';
import type { TextBox } from '../ocr/text-box.ts';
import type { Proposal } from './measure-sides.ts';
import { textInQuad } from './text-in-quad.ts';

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
  /** 0 to 1, for comparing quads of one picture. */
  readonly score: number;
  /** Text boxes inside. */
  readonly boxes: number;
};

/** ID-1, and the middle of ID-2, ID-3 and A4 (1.419, 1.420, 1.414), longer side over shorter. */
const ASPECTS = [1.586, 1.418] as const;
/**
 * How much each kind of evidence may take away from the score (0 nothing, 1 all of it) when it speaks against the quad,
 * and the errors at which it has spoken (a quad with
 * sides that were not seen may be part of a document, so its shape says less): logarithm of the aspect, share of the picture, spread of the text, radians
 * between text and sides, shares of the document's width.
 */
const COST = {
  shape: 0.4,
  cutShape: 0.2,
  size: 0.25,
  outside: 0.75,
  cut: 0.7,
  crowded: 0.4,
  tilted: 0.6,
  zone: 0.55,
} as const;
const ERROR = { shape: 0.08, size: 0.7, spread: 0.6, tilt: 0.15, near: 0.07, far: 0.16 } as const;

/** Says how well a quad fits as the document: its edges, its shape, its size and what stands in it. */
export function weighQuad(proposal: Proposal, { text, expected, frame, width, height }: Contents): Weighed {
  const { corners, edge, assumed } = proposal;
  const ratio = aspectOfQuad(corners, frame);
  const aspect = Math.max(ratio, 1 / ratio);
  const misshapen = Math.min(...ASPECTS.map((known) => Math.abs(Math.log(aspect / known))));
  const size = Math.min(1, Math.sqrt(areaOf(corners) / (width * height)) / ERROR.size);
  const { inside, cut, spread, tilt, boxes } = textInQuad(corners, ratio, text);
  let score =
    edge *
    keep(assumed > 0 ? COST.cutShape : COST.shape, bell(misshapen, ERROR.shape)) *
    keep(COST.size, size);
  if (text.length > 0) {
    score *= keep(COST.outside, inside) * keep(COST.cut, 1 - cut);
    score *=
      keep(COST.crowded, Math.min(1, spread / ERROR.spread)) * keep(COST.tilted, bell(tilt, ERROR.tilt));
  }
  if (expected !== null) score *= keep(COST.zone, nearness(corners, expected));
  return { proposal, score, boxes };
}

/** What is left of a score: all of it for an agreement of 1, less `cost` for one of 0. */
function keep(cost: number, agreement: number): number {
  return 1 - cost * (1 - agreement);
}

function bell(error: number, width: number): number {
  return Math.exp(-((error / width) ** 2));
}

/** 1 where the quad lies as the zone says; the far edge is known least, since perspective moves it most. */
function nearness(corners: Quad, expected: Quad): number {
  const [topLeft, topRight, bottomRight, bottomLeft] = expected;
  const unit = Math.hypot(bottomRight.x - bottomLeft.x, bottomRight.y - bottomLeft.y);
  const nearest = (point: Point) =>
    Math.min(...corners.map(({ x, y }) => Math.hypot(x - point.x, y - point.y))) / unit;
  const bottom = Math.max(nearest(bottomLeft), nearest(bottomRight));
  const top = Math.max(nearest(topLeft), nearest(topRight));
  return bell(bottom, ERROR.near) * bell(top, ERROR.far);
}

function areaOf(corners: Quad): number {
  let sum = 0;
  for (const [index, { x, y }] of corners.entries()) {
    const next = corners[(index + 1) % 4];
    if (next !== undefined) sum += x * next.y - next.x * y;
  }
  return Math.abs(sum) / 2;
}

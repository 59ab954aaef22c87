import type { Box, Point } from '@aval/core/findings';

export type ScoredBox = {
  readonly box: Box;
  readonly score: number;
  /** Eye centres, nose tip and mouth corners, left before right as seen, of a detector that gives them. */
  readonly landmarks?: readonly Point[];
};

/** Keeps the best of boxes that overlap: intersection over union above `limit`, or one almost inside another. */
export function suppressOverlaps(candidates: readonly ScoredBox[], limit: number): ScoredBox[] {
  const kept: ScoredBox[] = [];
  for (const candidate of [...candidates].sort((left, right) => right.score - left.score)) {
    if (kept.every((other) => overlap(candidate.box, other.box) <= limit)) kept.push(candidate);
  }
  return kept;
}

function overlap(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  const areas = [one.width * one.height, other.width * other.height];
  const union = shared / ((areas[0] ?? 0) + (areas[1] ?? 0) - shared);
  // A tile may cut a face: the part lies inside the whole, though their union is much larger.
  return shared / Math.min(...areas) > 0.8 ? 1 : union;
}

import type { Point } from '@aval/core/findings';
import { arcfaceAlignment } from '../models/arcface-alignment.ts';
import type { Pyramid } from '../picture/pyramid.ts';
import { type Affine, samplePatch } from '../picture/sample-patch.ts';
import { fitSimilarity, invertSimilarity, type Similarity } from './fit-similarity.ts';

/** The similarity that lays an alignment (ArcFace's unless told) over the picture; null when the landmarks coincide. */
export function alignmentToPicture(
  landmarks: readonly Point[],
  alignment: readonly Point[] = arcfaceAlignment,
): Similarity | null {
  const fitted = fitSimilarity(landmarks, alignment);
  return fitted === null ? null : invertSimilarity(fitted);
}

/** How far the head leans in the picture by its landmarks, in degrees clockwise; 0 when they coincide. */
export function rollOf(landmarks: readonly Point[]): number {
  const map = alignmentToPicture(landmarks);
  return map === null ? 0 : (Math.atan2(map.b, map.a) * 180) / Math.PI;
}

/**
 * The face turned and scaled until its landmarks lie as near to `alignment` as they can; null when they coincide. RGB
 * planes, 0 to 255.
 */
export function alignFace(
  pyramid: Pyramid,
  landmarks: readonly Point[],
  alignment: readonly Point[],
  { width, height }: { readonly width: number; readonly height: number },
): Float32Array | null {
  const map = alignmentToPicture(landmarks, alignment);
  return map === null ? null : samplePatch(pyramid, similarityMap(map), width, height);
}

function similarityMap({ a, b, c, d }: Similarity): Affine {
  return { a, b: -b, c, d: b, e: a, f: d };
}

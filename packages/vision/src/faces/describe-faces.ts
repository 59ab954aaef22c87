import type { Face } from '@aval/core/findings';
import type { Models } from '../models/load-models.ts';
import type { Stopwatch } from '../models/stopwatch.ts';
import type { Pyramid } from '../picture/pyramid.ts';
import { describeFace } from './describe-face.ts';
import { detectFaces } from './detect-faces.ts';
import { type EmbeddedFace, embedFace } from './embed-face.ts';
import { measureOcclusion } from './measure-occlusion.ts';
import type { ScoredBox } from './suppress-overlaps.ts';

export type DescribedFaces = {
  /** Largest first; only the first has its occlusion measured. */
  readonly faces: readonly Face[];
  /** Of the first; null when there is none or it cannot be embedded. */
  readonly embedded: EmbeddedFace | null;
};

export type DescribeFacesOptions = {
  /** Look again at tiles when no face or only small ones are found. */
  readonly tiles: boolean;
  /** Faces described at most. */
  readonly limit: number;
  /** Measure what covers the main face: four more model runs. */
  readonly occlusion: boolean;
};

/**
 * Finds the faces of an upright picture, describes them, largest first, and embeds the largest. The cheap way from pixels to
 * a template: for one face five model runs, with tiles as many more as there are tiles.
 */
export async function describeFaces(
  models: Pick<Models, 'faceDetector' | 'faceLandmarks' | 'facePose' | 'faceFeatures'>,
  stopwatch: Stopwatch,
  pyramid: Pyramid,
  options: DescribeFacesOptions,
): Promise<DescribedFaces> {
  const found = await detectFaces(models.faceDetector, stopwatch, pyramid, options);
  const largest = [...found].sort((one, other) => areaOf(other) - areaOf(one)).slice(0, options.limit);
  const faces: Face[] = [];
  for (const box of largest) faces.push(await describeFace(models, stopwatch, pyramid, box));
  const [first, ...others] = faces;
  if (first === undefined) return { faces, embedded: null };
  const embedded = await embedFace(models.faceFeatures, stopwatch, pyramid, first.landmarks);
  if (embedded === null || !options.occlusion) return { faces, embedded };
  const occlusion = await measureOcclusion(models, stopwatch, pyramid, first.landmarks, embedded);
  return { faces: [{ ...first, occlusion }, ...others], embedded };
}

function areaOf({ box }: ScoredBox): number {
  return box.width * box.height;
}

import type { Face } from '@aval/core/findings';
import type { Models } from '../models/load-models.ts';
import type { Stopwatch } from '../models/stopwatch.ts';
import { laplacianVariance } from '../picture/laplacian-variance.ts';
import type { Pyramid } from '../picture/pyramid.ts';
import { samplePatch } from '../picture/sample-patch.ts';
import { boxPatch } from './box-patch.ts';
import { estimatePose } from './estimate-pose.ts';
import { findLandmarks } from './find-landmarks.ts';
import { patchGrey } from './patch-tensor.ts';
import type { ScoredBox } from './suppress-overlaps.ts';

const QUALITY_SIDE = 112;

/** Landmarks, pose and quality of a face that was found. */
export async function describeFace(
  models: Pick<Models, 'faceLandmarks' | 'facePose'>,
  stopwatch: Stopwatch,
  pyramid: Pyramid,
  found: ScoredBox,
): Promise<Face> {
  const landmarks = await findLandmarks(models.faceLandmarks, stopwatch, pyramid, found.box);
  const pose = await estimatePose(models.facePose, stopwatch, pyramid, found.box);
  const grey = patchGrey(
    samplePatch(pyramid, boxPatch(found.box, QUALITY_SIDE, QUALITY_SIDE), QUALITY_SIDE, QUALITY_SIDE),
  );
  const brightness = grey.reduce((sum, value) => sum + value, 0) / grey.length;
  return {
    box: found.box,
    score: found.score,
    landmarks,
    pose,
    sharpness: laplacianVariance(grey, QUALITY_SIDE, QUALITY_SIDE),
    brightness,
  };
}

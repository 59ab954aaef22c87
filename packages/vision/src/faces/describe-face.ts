import type { Face, Point } from '@aval/core/findings';
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
/** A pixel whose three channels all reach this is burnt out, as in the quality of the whole picture. */
const BURNT_OUT = 250;

/** Landmarks, pose and quality of a face that was found; its occlusion is not measured here. */
export async function describeFace(
  models: Pick<Models, 'faceLandmarks' | 'facePose'>,
  stopwatch: Stopwatch,
  pyramid: Pyramid,
  found: ScoredBox,
): Promise<Face> {
  const landmarks = found.landmarks
    ? [...found.landmarks]
    : await findLandmarks(models.faceLandmarks, stopwatch, pyramid, found.box);
  const pose = await estimatePose(models.facePose, stopwatch, pyramid, found.box, landmarks);
  const map = boxPatch(found.box, QUALITY_SIDE, QUALITY_SIDE);
  const patch = samplePatch(pyramid, map, QUALITY_SIDE, QUALITY_SIDE);
  const grey = patchGrey(patch);
  const brightness = grey.reduce((sum, value) => sum + value, 0) / grey.length;
  return {
    box: found.box,
    score: found.score,
    landmarks,
    pose,
    sharpness: laplacianVariance(grey, QUALITY_SIDE, QUALITY_SIDE),
    brightness,
    glareShare: burntShare(patch),
    eyeDistance: eyeDistance(landmarks),
    occlusion: null,
  };
}

function burntShare(patch: Float32Array): number {
  const plane = patch.length / 3;
  let burnt = 0;
  for (let at = 0; at < plane; at++) {
    const darkest = Math.min(patch[at] ?? 0, patch[at + plane] ?? 0, patch[at + 2 * plane] ?? 0);
    if (darkest >= BURNT_OUT) burnt++;
  }
  return burnt / plane;
}

function eyeDistance([left, right]: readonly Point[]): number {
  return left === undefined || right === undefined ? 0 : Math.hypot(right.x - left.x, right.y - left.y);
}

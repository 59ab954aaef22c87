import type { Face, FaceTemplate, FramesComparison, FramesFindings } from '@aval/core/findings';
import { failure, type Result, success } from '@aval/core/result';
import { compareFaces } from './compare-faces.ts';

/** Two heads turned further apart than this, in degrees of yaw, are no fair comparison. */
const MAXIMUM_YAW_GAP = 25;

/**
 * Compares a known face with the frames: cosines with those whose head is turned as its own is, the correlation of pixels
 * with all. `frames` is 0, and the cosines 0 with it, when no head is turned like that: nothing can be said then.
 */
export function compareFrames(
  known: { readonly template: FaceTemplate; readonly pose: Face['pose'] },
  findings: FramesFindings,
): Result<FramesComparison, 'different-models'> {
  const cosines: number[] = [];
  let yawGap = 180;
  let maximumPixelCorrelation = -1;
  let maximumCosine = -1;
  for (const { template, faces } of findings.frames) {
    const [face] = faces;
    if (template === null || face === undefined) continue;
    const compared = compareFaces(known.template, template);
    if (!compared.ok) return failure(compared.error);
    const { cosine, pixelCorrelation } = compared.value;
    const gap = Math.abs(face.pose.yaw - known.pose.yaw);
    yawGap = Math.min(yawGap, gap);
    if (gap <= MAXIMUM_YAW_GAP) cosines.push(cosine);
    maximumCosine = Math.max(maximumCosine, cosine);
    maximumPixelCorrelation = Math.max(maximumPixelCorrelation, pixelCorrelation);
  }
  cosines.sort((one, other) => one - other);
  return success({
    modelId: known.template.modelId,
    frames: cosines.length,
    yawGap,
    medianCosine: cosines[Math.floor((cosines.length - 1) / 2)] ?? 0,
    minimumCosine: cosines[0] ?? 0,
    maximumPixelCorrelation,
    maximumCosine,
  });
}

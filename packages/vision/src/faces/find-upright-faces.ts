import type { Models } from '../models/load-models.ts';
import type { Stopwatch } from '../models/stopwatch.ts';
import type { Pixels } from '../picture/pixels.ts';
import { buildPyramid, type Pyramid } from '../picture/pyramid.ts';
import { type QuarterTurn, rotatePixels } from '../picture/rotate-pixels.ts';
import { type DescribedFaces, describeFaces } from './describe-faces.ts';
import { faceModelConstants } from './face-model-constants.ts';

const OTHER_TURNS: readonly QuarterTurn[] = [90, 270, 180];
/** The picture as it came wins unless a turned one is better by this factor. */
const ADVANTAGE = 1.05;

export type UprightFaces = DescribedFaces & {
  /** The upright picture. */
  readonly pyramid: Pyramid;
  /** What was applied to the picture to make it upright, clockwise. */
  readonly rotation: QuarterTurn;
};

/**
 * Finds the faces of a picture that may lie on its side or head without saying so. The detector sees faces in any
 * of the four positions (in 84 of 90 turned portraits it answered at once), so the recogniser decides: it answers an upright
 * face with the longest vector (70 of 71 pictures). When no turn shows a face, tiles are looked at.
 * @param limit faces described at most
 */
export async function findUprightFaces(
  models: Pick<Models, 'faceDetector' | 'faceLandmarks' | 'facePose' | 'faceFeatures'>,
  stopwatch: Stopwatch,
  pixels: Pixels,
  limit: number,
): Promise<UprightFaces> {
  const look = async (rotation: QuarterTurn, tiles: boolean): Promise<UprightFaces> => {
    const pyramid = buildPyramid(rotation === 0 ? pixels : rotatePixels(pixels, rotation));
    const options = { tiles, limit, occlusion: false };
    return { ...(await describeFaces(models, stopwatch, pyramid, options)), pyramid, rotation };
  };
  const bundled = faceModelConstants.faceFeatures;
  // Nobody has measured how long the vectors of another model are: the turned pictures are always looked at.
  const uprightLength =
    models.faceFeatures.id === bundled.id ? bundled.uprightLength : Number.POSITIVE_INFINITY;
  const lookAround = async (tiles: boolean): Promise<UprightFaces> => {
    let best = await look(0, tiles);
    const length = best.embedded?.length ?? 0;
    if (length >= uprightLength) return best;
    let toBeat = length * ADVANTAGE;
    for (const turn of OTHER_TURNS) {
      const turned = await look(turn, tiles);
      const turnedLength = turned.embedded?.length ?? 0;
      if (turnedLength <= toBeat) continue;
      best = turned;
      toBeat = turnedLength;
    }
    return best;
  };
  const first = await lookAround(false);
  return first.faces.length > 0 ? first : lookAround(true);
}

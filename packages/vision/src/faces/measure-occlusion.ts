import type { FaceOcclusion, Point } from '@aval/core/findings';
import type { Models } from '../models/load-models.ts';
import { modelCatalogue } from '../models/model-catalogue.ts';
import type { Stopwatch } from '../models/stopwatch.ts';
import type { Pyramid } from '../picture/pyramid.ts';
import { type Affine, samplePatch } from '../picture/sample-patch.ts';
import { alignmentToPicture } from './align-face.ts';
import { type EmbeddedFace, runFeatures } from './embed-face.ts';
import { faceModelConstants } from './face-model-constants.ts';
import { inputTensor } from './patch-tensor.ts';

const { id: recogniserId, free, covered } = faceModelConstants.faceFeatures;
/** Rows of the recogniser's crop: below the eyes the upper half of the face ends and above the mouth the lower begins. */
const UPPER_ENDS = 72;
const LOWER_BEGINS = 66;
const EYES = { from: 36, to: 66 } as const;
const MOUTH = { from: 76, to: 112 } as const;
/** Pixels of the detector's input for the crop's width, and where the middle between the eyes stands in it. */
const FACE_WIDTH = 140;
const EYE_MIDDLE = { x: 160, y: 100 } as const;
/**
 * Whether something hides the eyes or the mouth, without a model made for it. Two observations, each of the bundled
 * models: a half of a face is no face to the detector when what makes it one is hidden, and painting over what is hidden
 * already changes nothing for the recogniser.
 *
 * Measured on 45 photographs of uncovered faces and on the same with drawn covers, at .5: mouth 0 of 45 false, masks and
 * hands 134 of 134 found; eyes 0 of 45 false, hands 44 of 44 found, dark glasses about four of five, plain glasses in
 * 1 of 21. Drawn covers are not photographed ones, so this is a hint for a person, no refusal. Null when
 * an operator replaced one of the two models: nobody has measured what it loses.
 */
export async function measureOcclusion(
  models: Pick<Models, 'faceDetector' | 'faceFeatures'>,
  stopwatch: Stopwatch,
  pyramid: Pyramid,
  landmarks: readonly Point[],
  embedded: EmbeddedFace,
): Promise<FaceOcclusion | null> {
  if (models.faceFeatures.id !== recogniserId || models.faceDetector.id !== modelCatalogue.faceDetector.id)
    return null;
  const map = alignmentToPicture(landmarks);
  const { input: detector, output: outputs } = models.faceDetector.description;
  if (map === null || outputs.kind !== 'corners') return null;
  const features = models.faceFeatures.description.input;
  const zoom = features.width / FACE_WIDTH;
  const left = features.width / 2 - EYE_MIDDLE.x * zoom;
  const top = EYES.to - EYE_MIDDLE.y * zoom;
  const affine: Affine = {
    a: map.a * zoom,
    b: -map.b * zoom,
    c: map.c + map.a * left - map.b * top,
    d: map.b * zoom,
    e: map.a * zoom,
    f: map.d + map.b * left + map.a * top,
  };
  const face = samplePatch(pyramid, affine, detector.width, detector.height);
  const rowOf = (templateRow: number) => Math.round((templateRow - top) / zoom);
  const scoreWithout = async (from: number, to: number) => {
    const patch = inputTensor(painted(face, detector.width, from, to), detector);
    const output = await models.faceDetector.run(stopwatch, patch, [1, 3, detector.height, detector.width]);
    const { data } = output(outputs.scores);
    let best = 0;
    for (let index = 1; index < data.length; index += 2) best = Math.max(best, data[index] ?? 0);
    return best;
  };
  const cosineWithout = async ({ from, to }: { readonly from: number; readonly to: number }) => {
    const crop = painted(embedded.crop, features.width, from, to);
    return cosine(embedded.raw, await runFeatures(models.faceFeatures, stopwatch, crop));
  };
  const upperAlone = await scoreWithout(rowOf(UPPER_ENDS), detector.height);
  const lowerAlone = await scoreWithout(0, rowOf(LOWER_BEGINS));
  const eyes = between(await cosineWithout(EYES), free.eyes, covered.eyes);
  const mouth = between(await cosineWithout(MOUTH), free.mouth, covered.mouth);
  return { eyes: Math.max(1 - upperAlone, eyes), mouth: (1 - lowerAlone + mouth) / 2 };
}

/** The patch with these rows evened out to its mean colour. */
function painted(patch: Float32Array, width: number, from: number, to: number): Float32Array {
  const plane = patch.length / 3;
  const out = Float32Array.from(patch);
  for (let channel = 0; channel < 3; channel++) {
    const start = channel * plane;
    const mean = patch.subarray(start, start + plane).reduce((sum, value) => sum + value, 0) / plane;
    out.fill(mean, start + Math.max(0, from) * width, start + Math.min(plane / width, to) * width);
  }
  return out;
}

function cosine(one: Float32Array, other: Float32Array): number {
  const dot = one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
  const norm = Math.hypot(...one) * Math.hypot(...other);
  return norm > 0 ? dot / norm : 0;
}

function between(value: number, low: number, high: number): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}

import type { FaceTemplate, Point } from '@aval/core/findings';
import type { Model } from '../models/load-models.ts';
import type { Stopwatch } from '../models/stopwatch.ts';
import type { Pyramid } from '../picture/pyramid.ts';
import { samplePatch } from '../picture/sample-patch.ts';
import { fitSimilarity, invertSimilarity } from './fit-similarity.ts';
import { patchGrey, patchTensor } from './patch-tensor.ts';

const SIDE = 112;

/** Where eyes, nose and mouth corners stand in the 112 x 112 crop the feature models were trained on (ArcFace). */
const TEMPLATE: readonly Point[] = [
  { x: 38.2946, y: 51.6963 },
  { x: 73.5318, y: 51.5014 },
  { x: 56.0252, y: 71.7366 },
  { x: 41.5493, y: 92.3655 },
  { x: 70.7299, y: 92.2041 },
];

/**
 * The template of a face: sum of the vectors of the aligned crop and of its mirror image, unit length.
 * Null when the landmarks coincide or the vector has no length.
 */
export async function embedFace(
  model: Model,
  stopwatch: Stopwatch,
  pyramid: Pyramid,
  landmarks: readonly Point[],
): Promise<FaceTemplate | null> {
  const fitted = fitSimilarity(landmarks, TEMPLATE);
  const map = fitted === null ? null : invertSimilarity(fitted);
  if (map === null) return null;
  const affine = { a: map.a, b: -map.b, c: map.c, d: map.b, e: map.a, f: map.d };
  const patch = samplePatch(pyramid, affine, SIDE, SIDE);
  const straight = await featuresOf(model, stopwatch, patch);
  const mirrored = await featuresOf(model, stopwatch, mirror(patch));
  const vector = straight.map((value, index) => value + (mirrored[index] ?? 0));
  const length = Math.hypot(...vector);
  if (!(length > 0)) return null;
  const grey = Uint8Array.from(patchGrey(patch), (value) => Math.round(value));
  return {
    modelId: model.id,
    vector: Array.from(vector, (value) => value / length),
    aligned: Buffer.from(grey).toString('base64'),
  };
}

async function featuresOf(model: Model, stopwatch: Stopwatch, patch: Float32Array): Promise<Float32Array> {
  const mean = 127.5 / 128;
  const input = patchTensor(patch, 'bgr', 128, [mean, mean, mean], [1, 1, 1]);
  const { data } = (await model.run(stopwatch, input, [1, 3, SIDE, SIDE]))('output');
  const length = Math.hypot(...data);
  return length > 0 ? data.map((value) => value / length) : data;
}

function mirror(patch: Float32Array): Float32Array {
  const out = new Float32Array(patch.length);
  for (let row = 0; row < patch.length; row += SIDE) {
    for (let x = 0; x < SIDE; x++) out[row + x] = patch[row + SIDE - 1 - x] ?? 0;
  }
  return out;
}

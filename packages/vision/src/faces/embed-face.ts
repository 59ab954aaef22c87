import type { FaceTemplate, Point } from '@aval/core/findings';
import { arcfaceAlignment } from '../models/arcface-alignment.ts';
import type { Described } from '../models/load-models.ts';
import type { RecogniserDescription } from '../models/model-description.ts';
import type { Stopwatch } from '../models/stopwatch.ts';
import type { Pyramid } from '../picture/pyramid.ts';
import { samplePatch } from '../picture/sample-patch.ts';
import { fitSimilarity, invertSimilarity } from './fit-similarity.ts';
import { inputTensor, patchGrey } from './patch-tensor.ts';

/** Of the grey crop that is kept with the template, whatever the model's own input. */
const SIDE = 112;

/**
 * The template of a face: the vector of the aligned crop, with that of its mirror image added where the model is described so, unit
 * length.
 * Null when the landmarks coincide or the vector has no length.
 */
export async function embedFace(
  model: Described<RecogniserDescription>,
  stopwatch: Stopwatch,
  pyramid: Pyramid,
  landmarks: readonly Point[],
): Promise<FaceTemplate | null> {
  const { input, mirror, alignment } = model.description;
  const patch = alignedPatch(pyramid, landmarks, alignment, input);
  const crop = alignedPatch(pyramid, landmarks, arcfaceAlignment, { width: SIDE, height: SIDE });
  if (patch === null || crop === null) return null;
  const straight = await featuresOf(model, stopwatch, patch);
  const mirrored = mirror ? await featuresOf(model, stopwatch, mirrorRows(patch, input.width)) : null;
  const vector = straight.map((value, index) => value + (mirrored?.[index] ?? 0));
  const length = Math.hypot(...vector);
  if (!(length > 0)) return null;
  const grey = Uint8Array.from(patchGrey(crop), (value) => Math.round(value));
  return {
    modelId: model.id,
    vector: Array.from(vector, (value) => value / length),
    aligned: Buffer.from(grey).toString('base64'),
  };
}

/** The face turned and scaled until its landmarks lie as near to `alignment` as they can; null when they coincide. */
function alignedPatch(
  pyramid: Pyramid,
  landmarks: readonly Point[],
  alignment: readonly Point[],
  { width, height }: { readonly width: number; readonly height: number },
): Float32Array | null {
  const fitted = fitSimilarity(landmarks, alignment);
  const map = fitted === null ? null : invertSimilarity(fitted);
  if (map === null) return null;
  const affine = { a: map.a, b: -map.b, c: map.c, d: map.b, e: map.a, f: map.d };
  return samplePatch(pyramid, affine, width, height);
}

async function featuresOf(
  model: Described<RecogniserDescription>,
  stopwatch: Stopwatch,
  patch: Float32Array,
): Promise<Float32Array> {
  const { input, output } = model.description;
  const tensor = inputTensor(patch, input);
  const { data } = (await model.run(stopwatch, tensor, [1, 3, input.height, input.width]))(output.name);
  const length = Math.hypot(...data);
  return length > 0 ? data.map((value) => value / length) : data;
}

function mirrorRows(patch: Float32Array, width: number): Float32Array {
  const out = new Float32Array(patch.length);
  for (let row = 0; row < patch.length; row += width) {
    for (let x = 0; x < width; x++) out[row + x] = patch[row + width - 1 - x] ?? 0;
  }
  return out;
}

import type { FaceTemplate, Point } from '@aval/core/findings';
import { arcfaceAlignment } from '../models/arcface-alignment.ts';
import type { Described } from '../models/model.ts';
import type { RecogniserDescription } from '../models/model-description.ts';
import type { Stopwatch } from '../models/stopwatch.ts';
import type { Pyramid } from '../picture/pyramid.ts';
import { alignFace } from './align-face.ts';
import { inputTensor, patchGrey } from './patch-tensor.ts';

/** Of the grey crop that is kept with the template, whatever the model's own input. */
const SIDE = 112;

export type EmbeddedFace = {
  readonly template: FaceTemplate;
  /** What the recogniser says of the crop as it is, before it is given unit length. */
  readonly raw: Float32Array;
  /** Length of the raw vector: the recogniser answers with a short one where it does not see an upright, clear face. */
  readonly length: number;
  /** The aligned crop the template was made of: RGB planes, 0 to 255, of the model's own input size. */
  readonly crop: Float32Array;
};

/**
 * The template of a face: the unit vector of the aligned crop, with that of its mirror image added where the model is
 * described so, unit length. Null when the landmarks coincide or the vector has no length.
 */
export async function embedFace(
  model: Described<RecogniserDescription>,
  stopwatch: Stopwatch,
  pyramid: Pyramid,
  landmarks: readonly Point[],
): Promise<EmbeddedFace | null> {
  const { input, mirror, alignment } = model.description;
  const crop = alignFace(pyramid, landmarks, alignment, input);
  const kept = alignFace(pyramid, landmarks, arcfaceAlignment, { width: SIDE, height: SIDE });
  if (crop === null || kept === null) return null;
  const raw = await runFeatures(model, stopwatch, crop);
  const mirrored = mirror ? unit(await runFeatures(model, stopwatch, mirrorRows(crop, input.width))) : null;
  const vector = unit(raw).map((value, index) => value + (mirrored?.[index] ?? 0));
  const length = Math.hypot(...vector);
  if (!(length > 0)) return null;
  const grey = Uint8Array.from(patchGrey(kept), (value) => Math.round(value));
  return {
    template: {
      modelId: model.id,
      vector: Array.from(vector, (value) => value / length),
      aligned: Buffer.from(grey).toString('base64'),
    },
    raw,
    length: Math.hypot(...raw),
    crop,
  };
}

/** The raw vector of an aligned crop (RGB planes, 0 to 255). */
export async function runFeatures(
  model: Described<RecogniserDescription>,
  stopwatch: Stopwatch,
  crop: Float32Array,
): Promise<Float32Array> {
  const { input, output } = model.description;
  const tensor = inputTensor(crop, input);
  return (await model.run(stopwatch, tensor, [1, 3, input.height, input.width]))(output.name).data;
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((value) => value / length) : vector;
}

function mirrorRows(patch: Float32Array, width: number): Float32Array {
  const out = new Float32Array(patch.length);
  for (let row = 0; row < patch.length; row += width) {
    for (let x = 0; x < width; x++) out[row + x] = patch[row + width - 1 - x] ?? 0;
  }
  return out;
}

import type { ModelInput } from '../models/model-description.ts';

/** How a model wants its pixels. `scale` and `mean`, `deviation` act as `(v / scale - mean) / deviation`. */
export type PixelOrder = 'rgb' | 'bgr';

/**
 * Turns an RGB patch (planes, 0 to 255) into a model's input of the same layout.
 * @param mean per channel of the output order, in units of the scaled value
 */
export function patchTensor(
  patch: Float32Array,
  order: PixelOrder,
  scale: number,
  mean: readonly [number, number, number],
  deviation: readonly [number, number, number],
): Float32Array {
  const plane = patch.length / 3;
  const out = new Float32Array(patch.length);
  for (let channel = 0; channel < 3; channel++) {
    const from = (order === 'rgb' ? channel : 2 - channel) * plane;
    const to = channel * plane;
    const factor = 1 / (scale * (deviation[channel] ?? 1));
    const shift = (mean[channel] ?? 0) / (deviation[channel] ?? 1);
    for (let at = 0; at < plane; at++) out[to + at] = (patch[from + at] ?? 0) * factor - shift;
  }
  return out;
}

/** The same for a model that an operator may replace. */
export function inputTensor(patch: Float32Array, { order, mean, scale }: ModelInput): Float32Array {
  return patchTensor(patch, order, 1, triple(mean), triple(scale));
}

function triple(value: ModelInput['mean']): [number, number, number] {
  return typeof value === 'number' ? [value, value, value] : value;
}

/** Grey (Rec. 601) of an RGB patch in planes, 0 to 255. */
export function patchGrey(patch: Float32Array): Float32Array {
  const plane = patch.length / 3;
  const grey = new Float32Array(plane);
  for (let at = 0; at < plane; at++) {
    grey[at] =
      0.299 * (patch[at] ?? 0) + 0.587 * (patch[plane + at] ?? 0) + 0.114 * (patch[2 * plane + at] ?? 0);
  }
  return grey;
}

import type { Box, Liveness } from '@aval/core/findings';
import type { Model } from '../models/load-models.ts';
import type { Stopwatch } from '../models/stopwatch.ts';
import type { Pixels } from '../picture/pixels.ts';
import type { Pyramid } from '../picture/pyramid.ts';
import { samplePatch } from '../picture/sample-patch.ts';
import { boxPatch } from './box-patch.ts';
import { patchTensor } from './patch-tensor.ts';

const SIDE = 128;
const SCALES = [1.5, 2.7] as const;

/** Passive anti-spoofing on two crops around the face. A signal, never a gate: it sees print and screen only. */
export async function measureLiveness(
  model: Model,
  stopwatch: Stopwatch,
  pyramid: Pyramid,
  box: Box,
): Promise<Liveness> {
  const crops: Liveness['crops'] = [];
  for (const scale of SCALES) {
    const area = growInside(box, scale, pyramid.base);
    const patch = samplePatch(pyramid, boxPatch(area, SIDE, SIDE), SIDE, SIDE);
    const input = patchTensor(patch, 'bgr', 1, [0, 0, 0], [1, 1, 1]);
    const { data } = (await model.run(stopwatch, input, [1, 3, SIDE, SIDE]))('');
    const [live, flat, mask] = softmax(data);
    crops.push({ scale, live: live ?? 0, flat: flat ?? 0, mask: mask ?? 0 });
  }
  const score = crops.reduce((sum, crop) => sum + crop.live, 0) / crops.length;
  return { modelId: model.id, score, crops };
}

/** The box made `scale` times larger, less if the picture is too small, shifted until it lies inside. */
function growInside(box: Box, scale: number, picture: Pick<Pixels, 'width' | 'height'>): Box {
  const factor = Math.min(scale, (picture.width - 1) / box.width, (picture.height - 1) / box.height);
  const width = box.width * factor;
  const height = box.height * factor;
  const x = box.x + box.width / 2 - width / 2;
  const y = box.y + box.height / 2 - height / 2;
  return {
    x: Math.max(0, Math.min(x, picture.width - width)),
    y: Math.max(0, Math.min(y, picture.height - height)),
    width,
    height,
  };
}

function softmax(values: Float32Array): number[] {
  const top = Math.max(...values);
  const weights = Array.from(values, (value) => Math.exp(value - top));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

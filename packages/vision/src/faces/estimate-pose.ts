import type { Box, Face } from '@aval/core/findings';
import type { Model } from '../models/load-models.ts';
import type { Stopwatch } from '../models/stopwatch.ts';
import type { Pyramid } from '../picture/pyramid.ts';
import { samplePatch } from '../picture/sample-patch.ts';
import { boxPatch } from './box-patch.ts';
import { patchTensor } from './patch-tensor.ts';

const SIDE = 224;
const MARGIN = 0.25;

/** Yaw, pitch and roll in degrees; yaw is negative when the nose points to the right side of the picture. */
export async function estimatePose(
  model: Model,
  stopwatch: Stopwatch,
  pyramid: Pyramid,
  box: Box,
): Promise<Face['pose']> {
  const wide = {
    x: box.x - box.width * MARGIN,
    y: box.y - box.height * MARGIN,
    width: box.width * (1 + 2 * MARGIN),
    height: box.height * (1 + 2 * MARGIN),
  };
  const patch = samplePatch(pyramid, boxPatch(wide, SIDE, SIDE), SIDE, SIDE);
  const input = patchTensor(patch, 'rgb', 255, [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]);
  const output = await model.run(stopwatch, input, [1, 3, SIDE, SIDE]);
  return {
    yaw: expectedAngle(output('output').data),
    pitch: expectedAngle(output('617').data),
    roll: expectedAngle(output('618').data),
  };
}

/** The model answers 66 bins of 3 degrees from -99. */
function expectedAngle(bins: Float32Array): number {
  const top = Math.max(...bins);
  let weights = 0;
  let sum = 0;
  bins.forEach((value, index) => {
    const weight = Math.exp(value - top);
    weights += weight;
    sum += weight * index;
  });
  return (sum / weights) * 3 - 99;
}

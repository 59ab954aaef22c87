import type { Box, Point } from '@aval/core/findings';
import type { Model } from '../models/model.ts';
import type { Stopwatch } from '../models/stopwatch.ts';
import type { Pyramid } from '../picture/pyramid.ts';
import { samplePatch } from '../picture/sample-patch.ts';
import { boxPatch } from './box-patch.ts';
import { faceModelConstants } from './face-model-constants.ts';
import { patchGrey } from './patch-tensor.ts';

const { side: SIDE, scale } = faceModelConstants.faceLandmarks;

/** Eye centres, nose tip and mouth corners, left before right as seen, in pixels of the picture. */
export async function findLandmarks(
  model: Model,
  stopwatch: Stopwatch,
  pyramid: Pyramid,
  box: Box,
): Promise<Point[]> {
  const grey = patchGrey(samplePatch(pyramid, boxPatch(box, SIDE, SIDE), SIDE, SIDE));
  const output = await model.run(
    stopwatch,
    grey.map((value) => value / scale),
    [1, 1, SIDE, SIDE],
  );
  const { data } = output('output');
  const mean = (first: number, last: number): Point => {
    let x = 0;
    let y = 0;
    for (let index = first; index <= last; index++) {
      x += data[index * 2] ?? 0;
      y += data[index * 2 + 1] ?? 0;
    }
    const count = last - first + 1;
    return { x: box.x + (x / count) * box.width, y: box.y + (y / count) * box.height };
  };
  return [mean(36, 41), mean(42, 47), mean(30, 30), mean(48, 48), mean(54, 54)];
}

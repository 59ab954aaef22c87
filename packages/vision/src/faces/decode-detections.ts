import type { Point } from '@aval/core/findings';
import type { ModelOutput } from '../models/model.ts';
import type { DetectorDescription, DetectorOutput } from '../models/model-description.ts';

/** One answer of a detector, in shares of its input. */
export type Detection = {
  readonly score: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly landmarks?: readonly Point[];
};

type Ask = (name: string) => ModelOutput;
type Grid<Kind extends DetectorOutput['kind']> = Extract<DetectorOutput, { kind: Kind }>;
type Size = { readonly width: number; readonly height: number };

/** What a detector says, in the form that its description names; answers below its lowest score are left out. */
export function decodeDetections(
  ask: Ask,
  { input, output, minScore }: Pick<DetectorDescription, 'input' | 'output' | 'minScore'>,
): Detection[] {
  switch (output.kind) {
    case 'corners':
      return decodeCorners(ask, output, minScore);
    case 'scrfd':
      return decodeScrfd(ask, output, input, minScore);
    case 'yunet':
      return decodeYunet(ask, output, input, minScore);
  }
}

function decodeCorners(ask: Ask, output: Grid<'corners'>, minScore: number): Detection[] {
  const scores = ask(output.scores).data;
  const boxes = ask(output.boxes).data;
  const found: Detection[] = [];
  for (let index = 0; index * 2 + 1 < scores.length; index++) {
    const score = scores[index * 2 + 1] ?? 0;
    if (!(score >= minScore)) continue;
    const [left = 0, top = 0, right = 0, bottom = 0] = boxes.subarray(index * 4, index * 4 + 4);
    found.push({ score, left, top, right, bottom });
  }
  return found;
}

/** After the example that comes with the model: distances from the corner of the cell, in strides. */
function decodeScrfd(ask: Ask, output: Grid<'scrfd'>, size: Size, minScore: number): Detection[] {
  return output.strides.flatMap((stride, level) => {
    const scores = ask(output.scores[level] ?? '').data;
    const boxes = ask(output.boxes[level] ?? '').data;
    const points = output.landmarks === null ? null : ask(output.landmarks[level] ?? '').data;
    const columns = size.width / stride;
    const found: Detection[] = [];
    for (const [index, score] of scores.entries()) {
      if (!(score >= minScore)) continue;
      const cell = Math.floor(index / output.anchors);
      const x = (cell % columns) * stride;
      const y = Math.floor(cell / columns) * stride;
      const [left = 0, top = 0, right = 0, bottom = 0] = boxes.subarray(index * 4, index * 4 + 4);
      found.push({
        score,
        left: (x - left * stride) / size.width,
        top: (y - top * stride) / size.height,
        right: (x + right * stride) / size.width,
        bottom: (y + bottom * stride) / size.height,
        ...(points === null ? {} : { landmarks: pointsOf(points, index, { x, y }, stride, size) }),
      });
    }
    return found;
  });
}

/** After OpenCV's `FaceDetectorYN`: one prior a cell, the sides as logarithms, the score the geometric mean of two. */
function decodeYunet(ask: Ask, output: Grid<'yunet'>, size: Size, minScore: number): Detection[] {
  return output.strides.flatMap((stride, level) => {
    const classes = ask(output.classes[level] ?? '').data;
    const objects = ask(output.objects[level] ?? '').data;
    const boxes = ask(output.boxes[level] ?? '').data;
    const points = output.landmarks === null ? null : ask(output.landmarks[level] ?? '').data;
    const columns = size.width / stride;
    const found: Detection[] = [];
    for (const [index, ofClass] of classes.entries()) {
      const score = Math.sqrt(unit(ofClass) * unit(objects[index] ?? 0));
      if (!(score >= minScore)) continue;
      const x = (index % columns) * stride;
      const y = Math.floor(index / columns) * stride;
      const [dx = 0, dy = 0, logWidth = 0, logHeight = 0] = boxes.subarray(index * 4, index * 4 + 4);
      const [width, height] = [Math.exp(logWidth) * stride, Math.exp(logHeight) * stride];
      const left = x + dx * stride - width / 2;
      const top = y + dy * stride - height / 2;
      found.push({
        score,
        left: left / size.width,
        top: top / size.height,
        right: (left + width) / size.width,
        bottom: (top + height) / size.height,
        ...(points === null ? {} : { landmarks: pointsOf(points, index, { x, y }, stride, size) }),
      });
    }
    return found;
  });
}

function pointsOf(data: Float32Array, index: number, cell: Point, stride: number, size: Size): Point[] {
  return [0, 1, 2, 3, 4].map((point) => ({
    x: (cell.x + (data[index * 10 + point * 2] ?? 0) * stride) / size.width,
    y: (cell.y + (data[index * 10 + point * 2 + 1] ?? 0) * stride) / size.height,
  }));
}

function unit(value: number): number {
  return Math.min(1, Math.max(0, value));
}

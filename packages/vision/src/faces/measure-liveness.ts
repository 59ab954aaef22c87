import type { Box, Liveness } from '@aval/core/findings';
import type { Described } from '../models/model.ts';
import type { AntiSpoofDescription } from '../models/model-description.ts';
import type { Stopwatch } from '../models/stopwatch.ts';
import type { Pixels } from '../picture/pixels.ts';
import type { Pyramid } from '../picture/pyramid.ts';
import { samplePatch } from '../picture/sample-patch.ts';
import { boxPatch } from './box-patch.ts';
import { inputTensor } from './patch-tensor.ts';

/** Passive anti-spoofing on crops (the bundled model: two) around the face. A signal, never a gate: it sees print and screen only. */
export async function measureLiveness(
  model: Described<AntiSpoofDescription>,
  stopwatch: Stopwatch,
  pyramid: Pyramid,
  box: Box,
): Promise<Liveness> {
  const crops: Liveness['crops'] = [];
  const { input, output } = model.description;
  const { width, height } = input;
  for (const scale of model.description.crops) {
    const area = growInside(box, scale, pyramid.base);
    const patch = samplePatch(pyramid, boxPatch(area, width, height), width, height);
    const answer = await model.run(stopwatch, inputTensor(patch, input), [1, 3, height, width]);
    crops.push({ scale, ...classShares(answer(output.name).data, output) });
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

/** What the model's numbers say of each class, 0 to 1. */
function classShares(
  values: Float32Array,
  { classes, activation }: AntiSpoofDescription['output'],
): { live: number; flat: number; mask: number } {
  const shares = activate[activation](values);
  const of = (name: (typeof classes)[number]) =>
    classes.reduce((sum, known, index) => (known === name ? sum + (shares[index] ?? 0) : sum), 0);
  const live = of('live');
  return { live, flat: classes.every((known) => known === 'live') ? 1 - live : of('flat'), mask: of('mask') };
}

const activate = {
  softmax,
  sigmoid: (values: Float32Array) => Array.from(values, (value) => 1 / (1 + Math.exp(-value))),
  none: (values: Float32Array) => Array.from(values),
} as const;

function softmax(values: Float32Array): number[] {
  const top = Math.max(...values);
  const weights = Array.from(values, (value) => Math.exp(value - top));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

import type { Model, ModelOutput } from './model.ts';
import type {
  AntiSpoofDescription,
  DetectorDescription,
  DetectorOutput,
  RecogniserDescription,
} from './model-description.ts';
import type { Stopwatch } from './stopwatch.ts';

type Input = { readonly width: number; readonly height: number };
type Ask = (name: string) => ModelOutput;

/** Runs a detector on nothing; a sentence on what does not fit its description, or null. */
export function dryRunDetector(
  model: Model,
  { input, output }: DetectorDescription,
  stopwatch: Stopwatch,
): Promise<string | null> {
  return dryRun(model, input, stopwatch, (ask) => {
    if (output.kind !== 'corners') return misfitOfGrid(ask, input, output);
    const scores = ask(output.scores);
    const boxes = ask(output.boxes);
    const isTable = scores.dims.at(-1) === 2 && boxes.dims.at(-1) === 4;
    if (isTable && scores.data.length * 2 === boxes.data.length) return null;
    return `its outputs are ${shape(scores)} and ${shape(boxes)}, scores [n, 2] and boxes [n, 4] are expected`;
  });
}

/** Every tensor of every stride has to hold its numbers for each cell and anchor, no more and no less. */
function misfitOfGrid(
  ask: Ask,
  { width, height }: Input,
  output: Exclude<DetectorOutput, { kind: 'corners' }>,
): string | null {
  const anchors = output.kind === 'scrfd' ? output.anchors : 1;
  const scores = output.kind === 'scrfd' ? [output.scores] : [output.classes, output.objects];
  for (const [level, stride] of output.strides.entries()) {
    const count = (width / stride) * (height / stride) * anchors;
    const expected = [
      ...scores.map((names) => ({ name: names[level], each: 1 })),
      { name: output.boxes[level], each: 4 },
      ...(output.landmarks === null ? [] : [{ name: output.landmarks[level], each: 10 }]),
    ];
    for (const { name = '', each } of expected) {
      const tensor = ask(name);
      if (tensor.data.length === count * each) continue;
      const cells = `${width / stride} x ${height / stride} cells with ${anchors} ${anchors === 1 ? 'anchor' : 'anchors'}`;
      return `its output ${name} is ${shape(tensor)}, [${count}, ${each}] is expected of ${output.kind} at stride ${stride} (${cells})`;
    }
  }
  return null;
}

/** The same for a recogniser. */
export function dryRunRecogniser(
  model: Model,
  { input, output }: RecogniserDescription,
  stopwatch: Stopwatch,
): Promise<string | null> {
  return dryRun(model, input, stopwatch, (ask) => {
    const vector = ask(output.name);
    if (vector.data.length === output.length) return null;
    return `its output is ${shape(vector)}, a vector of ${output.length} is expected`;
  });
}

/** The same for an anti-spoof model. */
export function dryRunAntiSpoof(
  model: Model,
  { input, output }: AntiSpoofDescription,
  stopwatch: Stopwatch,
): Promise<string | null> {
  return dryRun(model, input, stopwatch, (ask) => {
    const classes = ask(output.name);
    if (classes.data.length === output.classes.length) return null;
    return `its output is ${shape(classes)}, ${output.classes.length} numbers are expected`;
  });
}

async function dryRun(
  model: Model,
  { width, height }: Input,
  stopwatch: Stopwatch,
  look: (ask: Ask) => string | null,
): Promise<string | null> {
  try {
    const zeros = new Float32Array(3 * width * height);
    return look(await model.run(stopwatch, zeros, [1, 3, height, width]));
  } catch (error) {
    return error instanceof Error ? error.message : 'it does not run';
  }
}

function shape({ dims }: ModelOutput): string {
  return `[${dims.join(', ')}]`;
}

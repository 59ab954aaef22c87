import { onnxFile, onnxFloats, onnxInts, onnxLongs, onnxNode } from './onnx-bytes.ts';

/** One tensor that a made model answers: `bias` alone, or a fixed random mixture of the picture's averages added to it. */
export type MadeOutput = {
  readonly name: string;
  readonly dims: readonly number[];
  readonly bias?: readonly number[];
  /** Of the mixture; none: the answer does not depend on the picture. */
  readonly seed?: number;
};

export type MadeModel = {
  readonly inputName?: string;
  readonly width: number;
  readonly height: number;
  /** Side of the squares whose averages the answers are made from; divides both sides. */
  readonly square: number;
  readonly outputs: readonly MadeOutput[];
};

/** The bytes of an ONNX file: AveragePool, Flatten, then Gemm and Reshape for each output. For tests only. */
export function makeOnnx({ inputName = 'input', width, height, square, outputs }: MadeModel): Buffer {
  const features = (3 * width * height) / (square * square);
  const pool = onnxNode(
    'AveragePool',
    [inputName],
    ['pooled'],
    [onnxInts('kernel_shape', [square, square]), onnxInts('strides', [square, square])],
  );
  const flatten = onnxNode('Flatten', ['pooled'], ['flat']);
  const parts = outputs.map((output) => makeOutput(output, features));
  return onnxFile({
    name: 'made',
    nodes: [pool, flatten, ...parts.flatMap(({ nodes }) => nodes)],
    initializers: parts.flatMap(({ initializers }) => initializers),
    inputs: [{ name: inputName, dims: [1, 3, height, width] }],
    outputs: outputs.map(({ name, dims }) => ({ name, dims })),
  });
}

function makeOutput({ name, dims, bias, seed }: MadeOutput, features: number) {
  const size = dims.reduce((product, dim) => product * dim, 1);
  const random = generator(seed ?? 0);
  const weights = Float32Array.from({ length: features * size }, () => (seed === undefined ? 0 : random()));
  const added = Float32Array.from({ length: size }, (_, index) => bias?.[index] ?? 0);
  return {
    nodes: [
      onnxNode('Gemm', ['flat', `${name}.weights`, `${name}.bias`], [`${name}.row`]),
      onnxNode('Reshape', [`${name}.row`, `${name}.shape`], [name]),
    ],
    initializers: [
      onnxFloats(`${name}.weights`, [features, size], weights),
      onnxFloats(`${name}.bias`, [size], added),
      onnxLongs(`${name}.shape`, dims),
    ],
  };
}

/** Numbers from -1 to 1 (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 31 - 1;
  };
}

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
  const pool = node(
    'AveragePool',
    [inputName],
    ['pooled'],
    [ints('kernel_shape', [square, square]), ints('strides', [square, square])],
  );
  const flatten = node('Flatten', ['pooled'], ['flat'], []);
  const parts = outputs.map((output) => makeOutput(output, features));
  const graph = Buffer.concat([
    ...[pool, flatten, ...parts.flatMap(({ nodes }) => nodes)].map((item) => bytesField(1, item)),
    bytesField(2, Buffer.from('made')),
    ...parts.flatMap(({ initializers }) => initializers).map((item) => bytesField(5, item)),
    bytesField(11, valueInfo(inputName, [1, 3, height, width])),
    ...outputs.map(({ name, dims }) => bytesField(12, valueInfo(name, dims))),
  ]);
  const opset = Buffer.concat([bytesField(1, Buffer.alloc(0)), varintField(2, 13)]);
  return Buffer.concat([varintField(1, 8), bytesField(7, graph), bytesField(8, opset)]);
}

function makeOutput({ name, dims, bias, seed }: MadeOutput, features: number) {
  const size = dims.reduce((product, dim) => product * dim, 1);
  const random = generator(seed ?? 0);
  const weights = Float32Array.from({ length: features * size }, () => (seed === undefined ? 0 : random()));
  const added = Float32Array.from({ length: size }, (_, index) => bias?.[index] ?? 0);
  return {
    nodes: [
      node('Gemm', ['flat', `${name}.weights`, `${name}.bias`], [`${name}.row`], []),
      node('Reshape', [`${name}.row`, `${name}.shape`], [name], []),
    ],
    initializers: [
      floats(`${name}.weights`, [features, size], weights),
      floats(`${name}.bias`, [size], added),
      tensor(`${name}.shape`, 7, [dims.length], Buffer.from(BigInt64Array.from(dims, BigInt).buffer)),
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

// The protocol buffers of onnx.proto, as far as they are needed.

function node(type: string, inputs: readonly string[], outputs: readonly string[], attributes: Buffer[]) {
  return Buffer.concat([
    ...inputs.map((name) => bytesField(1, Buffer.from(name))),
    ...outputs.map((name) => bytesField(2, Buffer.from(name))),
    bytesField(4, Buffer.from(type)),
    ...attributes.map((attribute) => bytesField(5, attribute)),
  ]);
}

function ints(name: string, values: readonly number[]): Buffer {
  return Buffer.concat([
    bytesField(1, Buffer.from(name)),
    ...values.map((value) => varintField(8, value)),
    varintField(20, 7),
  ]);
}

function floats(name: string, dims: readonly number[], values: Float32Array): Buffer {
  return tensor(name, 1, dims, Buffer.from(values.buffer));
}

function tensor(name: string, type: number, dims: readonly number[], raw: Buffer): Buffer {
  return Buffer.concat([
    ...dims.map((dim) => varintField(1, dim)),
    varintField(2, type),
    bytesField(8, Buffer.from(name)),
    bytesField(9, raw),
  ]);
}

function valueInfo(name: string, dims: readonly number[]): Buffer {
  const shape = Buffer.concat(dims.map((dim) => bytesField(1, varintField(1, dim))));
  const tensorType = Buffer.concat([varintField(1, 1), bytesField(2, shape)]);
  return Buffer.concat([bytesField(1, Buffer.from(name)), bytesField(2, bytesField(1, tensorType))]);
}

function varintField(field: number, value: number): Buffer {
  return Buffer.concat([varint(field << 3), varint(value)]);
}

function bytesField(field: number, content: Buffer): Buffer {
  return Buffer.concat([varint((field << 3) | 2), varint(content.length), content]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}

// The protocol buffers of onnx.proto, as far as they are needed here: what a graph without control flow is made of.

/** A tensor that comes in or goes out; without `dims` its shape is left to be found. */
export type OnnxPort = { readonly name: string; readonly dims: readonly number[] };

/** The bytes of an ONNX file (IR version 8, operators of version 13). */
export function onnxFile(graph: {
  readonly name: string;
  readonly nodes: readonly Buffer[];
  readonly initializers: readonly Buffer[];
  readonly inputs: readonly OnnxPort[];
  readonly outputs: readonly OnnxPort[];
}): Buffer {
  const body = Buffer.concat([
    ...graph.nodes.map((node) => bytesField(1, node)),
    bytesField(2, Buffer.from(graph.name)),
    ...graph.initializers.map((tensor) => bytesField(5, tensor)),
    ...graph.inputs.map((port) => bytesField(11, valueInfo(port))),
    ...graph.outputs.map((port) => bytesField(12, valueInfo(port))),
  ]);
  const opset = Buffer.concat([bytesField(1, Buffer.alloc(0)), varintField(2, 13)]);
  return Buffer.concat([varintField(1, 8), bytesField(7, body), bytesField(8, opset)]);
}

/** One operator with what it takes and gives. */
export function onnxNode(
  type: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: readonly Buffer[] = [],
): Buffer {
  return Buffer.concat([
    ...inputs.map((name) => bytesField(1, Buffer.from(name))),
    ...outputs.map((name) => bytesField(2, Buffer.from(name))),
    bytesField(4, Buffer.from(type)),
    ...attributes.map((attribute) => bytesField(5, attribute)),
  ]);
}

/** An attribute that is a list of whole numbers. */
export function onnxInts(name: string, values: readonly number[]): Buffer {
  return Buffer.concat([
    bytesField(1, Buffer.from(name)),
    ...values.map((value) => varintField(8, value)),
    varintField(20, 7),
  ]);
}

/** An attribute that is one whole number. */
export function onnxInt(name: string, value: number): Buffer {
  return Buffer.concat([bytesField(1, Buffer.from(name)), varintField(3, value), varintField(20, 2)]);
}

/** An attribute that is a word. */
export function onnxText(name: string, value: string): Buffer {
  return Buffer.concat([
    bytesField(1, Buffer.from(name)),
    bytesField(4, Buffer.from(value)),
    varintField(20, 3),
  ]);
}

/** A stored tensor of float32. */
export function onnxFloats(name: string, dims: readonly number[], values: Float32Array): Buffer {
  return tensor(name, 1, dims, Buffer.from(values.buffer, values.byteOffset, values.byteLength));
}

/** A stored tensor of int64. */
export function onnxLongs(name: string, values: readonly number[]): Buffer {
  return tensor(name, 7, [values.length], Buffer.from(BigInt64Array.from(values, BigInt).buffer));
}

function tensor(name: string, type: number, dims: readonly number[], raw: Buffer): Buffer {
  return Buffer.concat([
    ...dims.map((dim) => varintField(1, dim)),
    varintField(2, type),
    bytesField(8, Buffer.from(name)),
    bytesField(9, raw),
  ]);
}

function valueInfo({ name, dims }: OnnxPort): Buffer {
  const shape = Buffer.concat(dims.map((dim) => bytesField(1, varintField(1, dim))));
  const tensorType = Buffer.concat([varintField(1, 1), ...(dims.length === 0 ? [] : [bytesField(2, shape)])]);
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

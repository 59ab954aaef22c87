import { failure, type Result, success } from '@aval/core/result';
import { z } from 'zod';
import {
  type OnnxPort,
  onnxFile,
  onnxFloats,
  onnxInt,
  onnxInts,
  onnxLongs,
  onnxNode,
  onnxText,
} from './onnx-bytes.ts';

// The format of TensorFlow.js: a graph as JSON and one file of weights. Pictures are [1, height, width, channels] there.

const ints = z.object({ list: z.object({ i: z.array(z.coerce.number().int()) }) });
const word = z.base64().transform((coded) => Buffer.from(coded, 'base64').toString('latin1'));
const nodeSchema = z.object({
  name: z.string(),
  op: z.string(),
  input: z.array(z.string()).default([]),
  attr: z
    .object({
      strides: ints.optional(),
      ksize: ints.optional(),
      dilations: ints.optional(),
      padding: z.object({ s: word }).optional(),
      fused_ops: z.object({ list: z.object({ s: z.array(word) }) }).optional(),
      shape: z
        .object({ shape: z.object({ dim: z.array(z.object({ size: z.coerce.number().int() })) }) })
        .optional(),
    })
    .default({}),
});
type GraphNode = z.infer<typeof nodeSchema>;

const weightSchema = z.object({
  name: z.string(),
  shape: z.array(z.number().int().nonnegative()),
  dtype: z.enum(['float32', 'int32']),
  quantization: z.never().optional(),
});
type WeightEntry = z.infer<typeof weightSchema>;

const graphModelSchema = z.object({
  format: z.literal('graph-model'),
  modelTopology: z.object({ node: z.array(nodeSchema) }),
  weightsManifest: z.array(z.object({ weights: z.array(weightSchema) })).length(1),
});

type Weight = { readonly shape: readonly number[]; readonly values: Float32Array };
type Parts = {
  readonly nodes: Buffer[];
  readonly initializers: Buffer[];
  readonly inputs: OnnxPort[];
  readonly outputs: OnnxPort[];
};
type Stored = ReadonlyMap<string, Weight>;

/**
 * The bytes of an ONNX file that computes what a convolutional graph model of TensorFlow.js does, for one picture as
 * [1, channels, height, width]; outputs keep their names and are laid out like it. The failure is a sentence: a damaged file, or
 * something in it that is not known here.
 * @param topology the model's JSON
 * @param weights the one file of weights beside it
 */
export function graphToOnnx(topology: string, weights: Uint8Array): Result<Buffer, string> {
  let json: unknown;
  try {
    json = JSON.parse(topology);
  } catch {
    return failure('it is no JSON');
  }
  const parsed = graphModelSchema.safeParse(json);
  if (!parsed.success) return failure('it is no graph model of the known form');
  const { modelTopology, weightsManifest } = parsed.data;
  const stored = readWeights(
    weightsManifest.flatMap((group) => group.weights),
    weights,
  );
  if (stored === null) return failure('the weights are not as many as the graph says');
  const parts: Parts = { nodes: [], initializers: [], inputs: [], outputs: [] };
  for (const node of modelTopology.node) {
    const refusal = addNode(node, stored, parts);
    if (refusal !== null) return failure(`${node.name}: ${refusal}`);
  }
  return success(onnxFile({ name: 'graph', ...parts }));
}

function readWeights(entries: readonly WeightEntry[], bytes: Uint8Array): Stored | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = new Map<string, Weight>();
  let at = 0;
  for (const { name, shape, dtype } of entries) {
    const length = shape.reduce((product, side) => product * side, 1);
    if (at + 4 * length > bytes.length) return null;
    const values = new Float32Array(length);
    for (let index = 0; index < length; index++, at += 4)
      values[index] = dtype === 'int32' ? view.getInt32(at, true) : view.getFloat32(at, true);
    found.set(name, { shape, values });
  }
  return at === bytes.length ? found : null;
}

/** Adds what a node comes to; says why where it cannot. */
function addNode(node: GraphNode, stored: Stored, parts: Parts): string | null {
  const { name, op, input, attr } = node;
  const [from = '', second = ''] = input;
  const { nodes, initializers } = parts;
  switch (op) {
    case 'Const':
      return null;
    case 'Placeholder': {
      const [, height, width, channels] = attr.shape?.shape.dim.map(({ size }) => size) ?? [];
      if (height === undefined || width === undefined || channels === undefined) return 'it is no picture';
      parts.inputs.push({ name, dims: [1, channels, height, width] });
      return null;
    }
    case '_FusedConv2D':
      return addConvolution(node, stored, parts);
    case 'DepthwiseConv2dNative': {
      const kernel = stored.get(second);
      if (kernel === undefined) return 'weights are missing';
      const attributes = [...windowOf(node), dilationsOf(node), onnxInt('group', kernel.shape[2] ?? 1)];
      const inputs = [from, keep(parts, `${name}.kernel`, turnKernel(kernel, true))];
      nodes.push(onnxNode('Conv', inputs, [name], attributes));
      return null;
    }
    case 'AddV2':
      nodes.push(onnxNode('Add', [from, second], [name]));
      return null;
    case 'Prelu':
      return addSlopes(from, name, stored.get(second), parts);
    case 'MaxPool': {
      const size = onnxInts('kernel_shape', middleTwo(attr.ksize?.list.i));
      nodes.push(onnxNode('MaxPool', [from], [name], [...windowOf(node), size]));
      return null;
    }
    case 'Pad': {
      const sides = stored.get(second)?.values;
      if (sides?.length !== 8) return 'weights are missing';
      const pads = [0, 1].flatMap((end) => [0, 3, 1, 2].map((axis) => sides[axis * 2 + end] ?? 0));
      initializers.push(onnxLongs(`${name}.pads`, pads));
      nodes.push(onnxNode('Pad', [from, `${name}.pads`], [name]));
      return null;
    }
    case 'ConcatV2': {
      const axis = stored.get(input.at(-1) ?? '')?.values[0];
      if (axis !== 3 && axis !== -1) return 'it joins something else than channels';
      nodes.push(onnxNode('Concat', input.slice(0, -1), [name], [onnxInt('axis', 1)]));
      return null;
    }
    case 'Identity':
      nodes.push(onnxNode('Identity', [from], [name]));
      parts.outputs.push({ name, dims: [] });
      return null;
    default:
      return `${op} is not known`;
  }
}

/** A convolution with what was made one with it: the bias, and the slopes of a PRelu if there are any. */
function addConvolution(node: GraphNode, stored: Stored, parts: Parts): string | null {
  const { name, input, attr } = node;
  const [from = '', kernelName = '', biasName = '', slopesName] = input;
  const kernel = stored.get(kernelName);
  const bias = stored.get(biasName);
  if (kernel === undefined || bias === undefined) return 'weights are missing';
  const fused = attr.fused_ops?.list.s.join(' ') ?? '';
  if (fused !== (slopesName === undefined ? 'BiasAdd' : 'BiasAdd Prelu')) return `${fused} is not known`;
  const inputs = [
    from,
    keep(parts, `${name}.kernel`, turnKernel(kernel, false)),
    keep(parts, `${name}.bias`, { shape: [bias.values.length], values: bias.values }),
  ];
  const sum = slopesName === undefined ? name : `${name}.sum`;
  parts.nodes.push(onnxNode('Conv', inputs, [sum], [...windowOf(node), dilationsOf(node)]));
  return slopesName === undefined ? null : addSlopes(sum, name, stored.get(slopesName), parts);
}

function addSlopes(from: string, name: string, slopes: Weight | undefined, parts: Parts): string | null {
  if (slopes === undefined) return 'weights are missing';
  const { values } = slopes;
  const kept = keep(parts, `${name}.slopes`, { shape: [values.length, 1, 1], values });
  parts.nodes.push(onnxNode('PRelu', [from, kept], [name]));
  return null;
}

function keep({ initializers }: Parts, name: string, { shape, values }: Weight): string {
  initializers.push(onnxFloats(name, shape, values));
  return name;
}

/** Strides and padding. TensorFlow's SAME puts an odd pixel below and right. */
function windowOf({ attr }: GraphNode): Buffer[] {
  const padding = attr.padding?.s === 'SAME' ? 'SAME_UPPER' : 'VALID';
  return [onnxInts('strides', middleTwo(attr.strides?.list.i)), onnxText('auto_pad', padding)];
}

function dilationsOf({ attr }: GraphNode): Buffer {
  return onnxInts('dilations', middleTwo(attr.dilations?.list.i));
}

/** Of batch, height, width, channels. */
function middleTwo(values: readonly number[] | undefined): number[] {
  return [values?.[1] ?? 1, values?.[2] ?? 1];
}

/** Height, width, in, out becomes out, in, height, width; of a depthwise kernel in, 1, height, width. */
function turnKernel({ shape, values }: Weight, isDepthwise: boolean): Weight {
  const [height = 1, width = 1, ins = 1, outs = 1] = shape;
  const turned = new Float32Array(values.length);
  for (let at = 0; at < height * width; at++)
    for (let i = 0; i < ins; i++)
      for (let o = 0; o < outs; o++) {
        const to = isDepthwise ? i * outs + o : o * ins + i;
        turned[to * height * width + at] = values[(at * ins + i) * outs + o] ?? 0;
      }
  return { shape: isDepthwise ? [ins * outs, 1, height, width] : [outs, ins, height, width], values: turned };
}

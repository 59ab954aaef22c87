import { readFile } from 'node:fs/promises';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { graphToOnnx } from './graph-to-onnx.ts';
import { eyeWeights, modelCatalogue } from './model-catalogue.ts';
import { modelsForTests, testCacheDir } from './models-for-tests.ts';

type Made = {
  readonly nodes: readonly object[];
  readonly weights: readonly (readonly [name: string, shape: readonly number[], values: readonly number[]])[];
};

const word = (text: string) => ({ s: Buffer.from(text).toString('base64') });
const pairOf = (across: number) => ({ list: { i: ['1', `${across}`, `${across}`, '1'] } });
const sides = { shape: { dim: [-1, 4, 4, 2].map((size) => ({ size: `${size}` })) } };
const picture = { name: 'picture', op: 'Placeholder', attr: { shape: sides } };
const last = (from: string) => ({ name: 'out', op: 'Identity', input: [from] });
const strides = { strides: pairOf(2), padding: word('SAME') };

/** A graph of few nodes on a picture of 4 x 4 with two channels. */
function make({ nodes, weights }: Made, bytes = 0) {
  const manifest = [{ weights: weights.map(([name, shape]) => ({ name, shape, dtype: 'float32' })) }];
  const constants = weights.map(([name]) => ({ name, op: 'Const' }));
  const node = [picture, ...constants, ...nodes];
  const json = { format: 'graph-model', modelTopology: { node }, weightsManifest: manifest };
  const values = Float32Array.from(weights.flatMap(([, , all]) => all));
  return graphToOnnx(JSON.stringify(json), new Uint8Array(values.buffer, 0, values.byteLength - bytes));
}

/** What comes out of a picture whose first channel counts from 0 to 15 and whose second is its negative. */
async function run(made: Made) {
  const file = make(made);
  if (!file.ok) throw new Error(file.error);
  const session = await InferenceSession.create(file.value);
  const count = Float32Array.from({ length: 32 }, (_, at) => (at < 16 ? at : 16 - at));
  const { out } = await session.run({ picture: new Tensor('float32', count, [1, 2, 4, 4]) });
  return { dims: out?.dims, data: Array.from(out?.data ?? [], Number) };
}

describe('a graph of TensorFlow.js as an ONNX file', () => {
  it('sums, weighs and bends as told, the odd pixel of a padding below and right', async () => {
    const sum = {
      name: 'conv',
      op: '_FusedConv2D',
      input: ['picture', 'kernel', 'bias', 'slopes'],
      attr: { ...strides, fused_ops: { list: { s: [word('BiasAdd').s, word('Prelu').s] } } },
    };
    // Three by three, from two channels to one: the first counts once, the second not at all.
    const kernel = Array.from({ length: 18 }, (_, at) => (at % 2 === 0 ? 1 : 0));
    const weights = [
      ['kernel', [3, 3, 2, 1], kernel],
      ['bias', [1], [-60]],
      ['slopes', [1, 1, 1], [0.5]],
    ] as const;
    expect(await run({ nodes: [sum, last('conv')], weights })).toEqual({
      dims: [1, 1, 2, 2],
      data: [(45 - 60) / 2, (39 - 60) / 2, 66 - 60, (50 - 60) / 2],
    });
  });

  it('keeps channels apart, joins, fills up and takes the largest', async () => {
    const nodes = [
      {
        name: 'deep',
        op: 'DepthwiseConv2dNative',
        input: ['picture', 'each'],
        attr: { strides: pairOf(1), padding: word('SAME') },
      },
      { name: 'sum', op: 'AddV2', input: ['deep', 'picture'] },
      {
        name: 'pool',
        op: 'MaxPool',
        input: ['sum'],
        attr: { strides: pairOf(2), ksize: pairOf(2), padding: word('VALID') },
      },
      { name: 'pad', op: 'Pad', input: ['pool', 'pads'] },
      { name: 'both', op: 'ConcatV2', input: ['pad', 'pool', 'axis'] },
      last('both'),
    ];
    const weights = [
      ['each', [1, 1, 2, 1], [2, 3]],
      ['pads', [4, 2], [0, 0, 0, 0, 0, 0, 0, 1]],
      ['axis', [], [3]],
    ] as const;
    const { dims, data } = await run({ nodes, weights });
    expect(dims).toEqual([1, 5, 2, 2]);
    const [first, second] = [
      [15, 21, 39, 45],
      [0, -8, -32, -40],
    ];
    expect(data).toEqual([...first, ...second, 0, 0, 0, 0, ...first, ...second]);
  });

  it('computes of the bundled eyes what TensorFlow.js 4.22 does', async () => {
    const paths = await modelsForTests(testCacheDir(process.env['AVAL_CACHE_DIR']));
    const read = (name: string) => readFile(paths.get(name) ?? '');
    const file = graphToOnnx(String(await read(modelCatalogue.eyeOutline.file)), await read(eyeWeights));
    if (!file.ok) throw new Error(file.error);
    const session = await InferenceSession.create(file.value);
    const side = 64;
    const input = Float32Array.from({ length: 3 * side * side }, (_, at) => {
      const [channel, pixel] = [Math.floor(at / (side * side)), at % (side * side)];
      return (((pixel * 3 + channel) * 7919) % 1000) / 1000;
    });
    const answer = await session.run({ input_1: new Tensor('float32', input, [1, 3, side, side]) });
    const numbers = Array.from(answer['Identity']?.data ?? [], Number);
    expect(numbers).toHaveLength(228);
    for (const [at, expected] of [24.006054, 35.137902, 3.603647, 26.211447].entries())
      expect(numbers[at]).toBeCloseTo(expected, 3);
  });

  it.each([
    ['no JSON', () => graphToOnnx('{', new Uint8Array()), 'it is no JSON'],
    ['another file', () => graphToOnnx('{"format":"layers-model"}', new Uint8Array()), 'no graph model'],
    ['too few weights', () => make({ nodes: [], weights: [['kernel', [2], [1, 2]]] }, 4), 'not as many'],
    [
      'an operator that is not known',
      () => make({ nodes: [{ name: 'odd', op: 'Softmax', input: ['picture'] }], weights: [] }),
      'odd: Softmax is not known',
    ],
    [
      'weights under another name',
      () => make({ nodes: [{ name: 'bend', op: 'Prelu', input: ['picture', 'none'] }], weights: [] }),
      'bend: weights are missing',
    ],
  ])('refuses %s', (_name, refused, sentence) => {
    const result = refused();
    expect(result.ok ? '' : result.error).toContain(sentence);
  });
});

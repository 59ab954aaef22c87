import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeOnnx } from './onnx-for-tests.ts';

/** Made models that take the bundled ones' place: small, quick, and of no use beyond tests. */
export const madeModels = {
  /** A vector of `length` out of 14-pixel averages of a 112 x 112 picture. */
  recogniser: (length: number, seed = 1) =>
    makeOnnx({ width: 112, height: 112, square: 14, outputs: [{ name: 'vector', dims: [1, length], seed }] }),
  /** Sees one face, always in the middle of the picture: a quarter of its width, half of its height. */
  detector: () =>
    makeOnnx({
      width: 64,
      height: 64,
      square: 32,
      outputs: [
        { name: 'conf', dims: [1, 2, 2], bias: [0.1, 0.9, 0.8, 0.2] },
        { name: 'loc', dims: [1, 2, 4], bias: [0.375, 0.25, 0.625, 0.75, 0, 0, 1, 1] },
      ],
    }),
  /**
   * The raw heads of SCRFD for 64 x 64 pixels, two anchors a cell, strides 16 and 32. It sees one face, in the third row and second
   * column of the cells of 16 pixels, at their second anchor.
   */
  scrfd: () => {
    const at = (2 * 4 + 1) * 2 + 1;
    return gridModel([
      { name: 'score_16', count: 32, each: 1, values: { [at]: [0.9] } },
      { name: 'bbox_16', count: 32, each: 4, values: { [at]: [0.5, 1, 1.5, 0.75] } },
      { name: 'kps_16', count: 32, each: 10, values: { [at]: [0, -0.5, 1, -0.5, 0.5, 0, 0, 0.25, 1, 0.5] } },
      { name: 'score_32', count: 8, each: 1, values: {} },
      { name: 'bbox_32', count: 8, each: 4, values: {} },
      { name: 'kps_32', count: 8, each: 10, values: {} },
    ]);
  },
  /** The raw heads of YuNet, likewise: one face in the second row and first column of the cells of 32 pixels. */
  yunet: () => {
    const at = 2;
    return gridModel([
      { name: 'cls_16', count: 16, each: 1, values: { 3: [1] } },
      { name: 'obj_16', count: 16, each: 1, values: { 5: [1] } },
      { name: 'bbox_16', count: 16, each: 4, values: {} },
      { name: 'kps_16', count: 16, each: 10, values: {} },
      { name: 'cls_32', count: 4, each: 1, values: { [at]: [0.81] } },
      { name: 'obj_32', count: 4, each: 1, values: { [at]: [1] } },
      {
        name: 'bbox_32',
        count: 4,
        each: 4,
        values: { [at]: [0.75, 0.25, Math.log(0.5), Math.log(0.75)] },
      },
      {
        name: 'kps_32',
        count: 4,
        each: 10,
        values: { [at]: [0.6, 0, 0.9, 0, 0.75, 0.25, 0.6, 0.5, 0.9, 0.5] },
      },
    ]);
  },
  /** Two numbers that say: three parts of four live. */
  antiSpoof: () =>
    makeOnnx({
      width: 80,
      height: 80,
      square: 40,
      outputs: [{ name: 'prob', dims: [1, 2], bias: [0.25, 0.75] }],
    }),
} as const;

type Head = {
  readonly name: string;
  /** Rows of the tensor and numbers in each; all 0 but those of the rows named. */
  readonly count: number;
  readonly each: number;
  readonly values: Readonly<Record<number, readonly number[]>>;
};

function gridModel(heads: readonly Head[]): Buffer {
  return makeOnnx({
    width: 64,
    height: 64,
    square: 32,
    outputs: heads.map(({ name, count, each, values }) => ({
      name,
      dims: [1, count, each],
      bias: Array.from({ length: count * each }, (_, at) => values[Math.floor(at / each)]?.[at % each] ?? 0),
    })),
  });
}

/** Writes a model and says what a models file says of it. */
export async function placeModel(
  folder: string,
  file: string,
  bytes: Uint8Array,
): Promise<{ path: string; sha256: string }> {
  await writeFile(join(folder, file), bytes);
  return { path: file, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Writes `content` as a models file; gives its path. */
export async function placeModelsFile(folder: string, content: object): Promise<string> {
  const path = join(folder, 'models.json');
  await writeFile(path, JSON.stringify({ version: 1, ...content }));
  return path;
}

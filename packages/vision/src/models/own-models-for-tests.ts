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
  /** Two numbers that say: three parts of four live. */
  antiSpoof: () =>
    makeOnnx({
      width: 80,
      height: 80,
      square: 40,
      outputs: [{ name: 'prob', dims: [1, 2], bias: [0.25, 0.75] }],
    }),
} as const;

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

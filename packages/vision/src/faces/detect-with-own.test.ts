import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadModels, type Models } from '../models/load-models.ts';
import { modelsForTests, testCacheDir } from '../models/models-for-tests.ts';
import { madeModels, placeModel, placeModelsFile } from '../models/own-models-for-tests.ts';
import { readModelsFile } from '../models/read-models-file.ts';
import { startStopwatch } from '../models/stopwatch.ts';
import { buildPyramid } from '../picture/pyramid.ts';
import { describeFaces } from './describe-faces.ts';
import { detectFaces } from './detect-faces.ts';

let folder = '';
let paths = new Map<string, string>();

beforeAll(async () => {
  paths = await modelsForTests(testCacheDir(process.env['AVAL_CACHE_DIR']));
  folder = await mkdtemp(join(tmpdir(), 'aval-own-detectors-'));
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Strides 16 and 32, as the made models have them. */
const heads = {
  scrfd: {
    strides: [16, 32],
    scores: ['score_16', 'score_32'],
    boxes: ['bbox_16', 'bbox_32'],
    landmarks: ['kps_16', 'kps_32'],
  },
  yunet: {
    strides: [16, 32],
    classes: ['cls_16', 'cls_32'],
    objects: ['obj_16', 'obj_32'],
    boxes: ['bbox_16', 'bbox_32'],
    landmarks: ['kps_16', 'kps_32'],
  },
} as const;

async function read(preset: 'scrfd' | 'yunet', changes: object = {}, more: object = {}) {
  const placed = await placeModel(folder, `${preset}.onnx`, madeModels[preset]());
  const output = { ...heads[preset], ...changes };
  const faceDetector = { modelId: `made/${preset}`, ...placed, preset, input: { width: 64, height: 64 } };
  return readModelsFile(
    await placeModelsFile(folder, { faceDetector: { ...faceDetector, output, ...more } }),
  );
}

async function load(preset: 'scrfd' | 'yunet', changes: object = {}, more: object = {}) {
  const set = await read(preset, changes, more);
  if (!set.ok) throw new Error(set.error);
  return loadModels(paths, { own: set.value.own });
}

async function loaded(preset: 'scrfd' | 'yunet', more: object = {}): Promise<Models> {
  const models = await load(preset, {}, more);
  if (!models.ok) throw new Error(models.error.message);
  return models.value;
}

/** Twice as wide as high: of a square input it takes the upper half, one pixel of which is four of the picture. */
const pyramid = buildPyramid({ data: new Uint8Array(256 * 128 * 3).fill(90), width: 256, height: 128 });
const look = ({ faceDetector }: Models, picture = pyramid) =>
  detectFaces(faceDetector, startStopwatch(), picture, { tiles: false });

describe('detectors with raw outputs', () => {
  it('of SCRFD are decoded from the corners of cells, in a picture that keeps its shape', async () => {
    const square = buildPyramid({ data: new Uint8Array(128 * 128 * 3), width: 128, height: 128 });
    const models = await loaded('scrfd');
    const [face, ...others] = await look(models, square);
    // The cell's corner is (16, 32) of 64; the picture is twice the input.
    expect(others).toEqual([]);
    expect(face?.score).toBeCloseTo(0.9);
    expect(face?.box).toEqual({ x: 16, y: 32, width: 64, height: 56 });
    expect(face?.landmarks).toEqual([
      { x: 32, y: 48 },
      { x: 64, y: 48 },
      { x: 48, y: 64 },
      { x: 32, y: 72 },
      { x: 64, y: 80 },
    ]);
    const [lying] = await look(models);
    expect(lying?.box).toEqual({ x: 32, y: 64, width: 128, height: 64 });
  });

  it('of SCRFD are stretched over the input where the description says so', async () => {
    const [face] = await look(await loaded('scrfd', { fit: 'stretch' }));
    expect(face?.box).toEqual({ x: 32, y: 32, width: 128, height: 56 });
  });

  it('of YuNet are decoded with logarithmic sides and the mean of both scores', async () => {
    const square = buildPyramid({ data: new Uint8Array(128 * 128 * 3), width: 128, height: 128 });
    const [face, ...others] = await look(await loaded('yunet'), square);
    expect(others).toEqual([]);
    expect(face?.score).toBeCloseTo(0.9);
    // The cell's corner is (0, 32) of 64, the centre (24, 40), the sides 16 and 24.
    expect(face?.box.x).toBeCloseTo(32);
    expect(face?.box.y).toBeCloseTo(56);
    expect(face?.box.width).toBeCloseTo(32);
    expect(face?.box.height).toBeCloseTo(48);
    expect(face?.landmarks?.[2]?.x).toBeCloseTo(48);
    expect(face?.landmarks?.[2]?.y).toBeCloseTo(80);
  });

  it('give the landmarks that faces are described and aligned by', async () => {
    const square = buildPyramid({ data: new Uint8Array(128 * 128 * 3).fill(90), width: 128, height: 128 });
    const models = await loaded('scrfd');
    const { faces } = await describeFaces(models, startStopwatch(), square, {
      tiles: false,
      limit: 1,
      occlusion: false,
    });
    expect(faces[0]?.landmarks[1]).toEqual({ x: 64, y: 48 });
    expect(faces[0]?.eyeDistance).toBeCloseTo(32);
  });

  it('need none of them: the bundled landmarks are used instead', async () => {
    const models = await load('scrfd', { landmarks: null });
    if (!models.ok) throw new Error(models.error.message);
    const [face] = await look(models.value);
    expect(face).not.toHaveProperty('landmarks');
  });

  it.each([
    [
      'scrfd',
      { anchors: 1 },
      /score_16 is \[1, 32, 1\], \[16, 1\] is expected of scrfd at stride 16 \(4 x 4 cells with 1 anchor\)/,
    ],
    ['scrfd', { boxes: ['kps_16', 'bbox_32'] }, /kps_16 is \[1, 32, 10\], \[32, 4\] is expected/],
    ['scrfd', { scores: ['448', '471'] }, /no output 448: its outputs are score_16, bbox_16/],
    ['yunet', { landmarks: ['bbox_16', 'bbox_32'] }, /bbox_16 is \[1, 16, 4\], \[16, 10\] is expected/],
  ] as const)('are refused at the start when they do not fit: %s, %o', async (preset, changes, message) => {
    const models = await load(preset, changes);
    expect(models).toMatchObject({ ok: false, error: { code: 'model-unusable', file: `${preset}.onnx` } });
    expect(!models.ok && models.error.message).toMatch(message);
  });

  it.each([
    [{ strides: [16] }, {}, 'faceDetector.output.scores: 2 names for 1 strides'],
    [{}, { input: { width: 64, height: 80 } }, 'multiples of the stride 32'],
    [{}, { fit: 'cropped' }, 'faceDetector.fit'],
    [{ kind: 'retinaface' }, {}, 'faceDetector.output.kind'],
  ])('are refused as they are described: %o %o', async (changes, more, message) => {
    expect(await read('scrfd', changes, more)).toMatchObject({
      ok: false,
      error: expect.stringContaining(message),
    });
  });
});

import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadModels } from './load-models.ts';
import type { OwnModels } from './model-description.ts';
import { modelsForTests, testCacheDir } from './models-for-tests.ts';
import { makeOnnx } from './onnx-for-tests.ts';
import { madeModels, placeModel, placeModelsFile } from './own-models-for-tests.ts';
import { readModelsFile } from './read-models-file.ts';

const thresholds = { verify: { accept: 0.4, review: 0.3 } };
let folder = '';
let paths = new Map<string, string>();

beforeAll(async () => {
  paths = await modelsForTests(testCacheDir(process.env['AVAL_CACHE_DIR']));
  folder = await mkdtemp(join(tmpdir(), 'aval-own-models-'));
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function ownModels(content: object): Promise<OwnModels> {
  const read = await readModelsFile(await placeModelsFile(folder, content));
  if (!read.ok) throw new Error(read.error);
  return read.value.own;
}

async function recogniserFile(bytes: Uint8Array, more: object = {}) {
  const placed = await placeModel(folder, 'face.onnx', bytes);
  return { modelId: 'made/face@1', ...placed, preset: 'arcface', thresholds, ...more };
}

describe('models of the operator', () => {
  it('stand in for the bundled ones when they fit', async () => {
    const own = await ownModels({
      faceRecogniser: await recogniserFile(madeModels.recogniser(128), { preset: 'sface' }),
      faceDetector: {
        modelId: 'made/detector@1',
        ...(await placeModel(folder, 'detector.onnx', madeModels.detector())),
        preset: 'fr_detect',
        input: { width: 64, height: 64 },
        output: { scores: 'conf', boxes: 'loc' },
      },
      antiSpoof: {
        modelId: 'made/anti-spoof@1',
        ...(await placeModel(folder, 'anti-spoof.onnx', madeModels.antiSpoof())),
        preset: 'fr_liveness',
        input: { width: 80, height: 80 },
        output: { name: 'prob', classes: ['flat', 'live'], activation: 'none' },
        thresholds: { accept: 0.7 },
      },
    });
    const models = await loadModels(paths, { own });
    if (!models.ok) throw new Error(models.error.message);
    const { faceDetector, faceFeatures, faceLiveness, facePose } = models.value;
    expect(faceFeatures.id).toMatch(/^made\/face@1\+/);
    expect(faceFeatures.description.output.length).toBe(128);
    expect(faceDetector.id).toMatch(/^made\/detector@1\+/);
    expect(faceLiveness.id).toMatch(/^made\/anti-spoof@1\+/);
    expect(facePose.id).toBe('faceplugin/fr_pose@0.0.1');
  });

  const cases = [
    [
      'another length',
      madeModels.recogniser(256),
      {},
      /face\.onnx: a trial run.*\[1, 256\], a vector of 512/,
    ],
    [
      'another input',
      makeOnnx({ width: 96, height: 96, square: 12, outputs: [{ name: 'vector', dims: [1, 512] }] }),
      {},
      /face\.onnx: a trial run/,
    ],
    ['an output of another name', madeModels.recogniser(512), { output: { name: 'fc1' } }, /no output fc1/],
    ['no ONNX inside', Buffer.from('not a model'), {}, /face\.onnx: /],
  ] as const;
  it.each(cases)('are refused by name for %s', async (_, bytes, more, message) => {
    const own = await ownModels({ faceRecogniser: await recogniserFile(bytes, more) });
    const models = await loadModels(paths, { own });
    expect(models).toMatchObject({ ok: false, error: { code: 'model-unusable', file: 'face.onnx' } });
    expect(!models.ok && models.error.message).toMatch(message);
  });

  it('are refused by name for detectors and anti-spoof models that answer something else', async () => {
    const recogniser = await placeModel(folder, 'wrong.onnx', madeModels.recogniser(512));
    const wrong = { modelId: 'made/wrong@1', ...recogniser, input: { width: 112, height: 112 } };
    const scores = { scores: 'vector', boxes: 'vector' };
    const detector = await ownModels({ faceDetector: { ...wrong, preset: 'fr_detect', output: scores } });
    expect(await loadModels(paths, { own: detector })).toMatchObject({
      error: { message: expect.stringContaining('scores [n, 2] and boxes [n, 4] are expected') },
    });
    const antiSpoof = await ownModels({
      antiSpoof: { ...wrong, preset: 'fr_liveness', thresholds: { accept: 0.5 } },
    });
    expect(await loadModels(paths, { own: antiSpoof })).toMatchObject({
      error: { message: expect.stringContaining('3 numbers are expected') },
    });
  });

  it('are refused when a byte was added, and when they are gone', async () => {
    const own = await ownModels({ faceRecogniser: await recogniserFile(madeModels.recogniser(512)) });
    expect(await loadModels(paths, { own })).toMatchObject({ ok: true });
    await appendFile(join(folder, 'face.onnx'), ' ');
    expect(await loadModels(paths, { own })).toMatchObject({
      ok: false,
      error: {
        code: 'model-altered',
        message: expect.stringMatching(/^face\.onnx: sha256 is .* models file says/),
      },
    });
    await rm(join(folder, 'face.onnx'));
    expect(await loadModels(paths, { own })).toMatchObject({ ok: false, error: { code: 'model-missing' } });
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPortraits, type Portraits } from '@aval/specimens/portraits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareFaces } from '../faces/compare-faces.ts';
import type { ModelSet } from '../models/model-description.ts';
import { modelsForTests, testCacheDir } from '../models/models-for-tests.ts';
import { madeModels, placeModel, placeModelsFile } from '../models/own-models-for-tests.ts';
import { readModelsFile } from '../models/read-models-file.ts';
import { type OpenVisionOptions, openVision, type Vision } from './open-vision.ts';

const cacheDir = testCacheDir(process.env['AVAL_CACHE_DIR']);
const thresholds = { verify: { accept: 0.4, review: 0.3 } };
const open: Vision[] = [];
let folder = '';
let models = new Map<string, string>();
let portraits: Portraits;

beforeAll(async () => {
  models = await modelsForTests(cacheDir);
  folder = await mkdtemp(join(tmpdir(), 'aval-own-vision-'));
  const people = await openPortraits({ cacheDir, registry: 'https://registry.npmjs.org' });
  if (!people.ok) throw new Error(people.error);
  portraits = people.value;
}, 300_000);
afterAll(async () => {
  for (const vision of open) await vision.close();
  await rm(folder, { recursive: true, force: true });
});

function openWith(options: Partial<OpenVisionOptions> = {}) {
  return openVision({ models, threads: 1, ...options });
}

async function eyes(options: Partial<OpenVisionOptions> = {}): Promise<Vision> {
  const vision = await openWith(options);
  if (!vision.ok) throw new Error(vision.error.message);
  open.push(vision.value);
  return vision.value;
}

async function ownRecogniser(seed = 1): Promise<ModelSet> {
  const placed = await placeModel(folder, `face-${seed}.onnx`, madeModels.recogniser(512, seed));
  const faceRecogniser = { modelId: 'made/face@1', ...placed, preset: 'arcface', thresholds };
  return setOf({ faceRecogniser });
}

async function setOf(content: object): Promise<ModelSet> {
  const set = await readModelsFile(await placeModelsFile(folder, content));
  if (!set.ok) throw new Error(set.error);
  return set.value;
}

async function selfieOf(vision: Vision) {
  const read = await vision.readSelfie(await portraits.selfie('anna'));
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

describe('eyes with a recogniser of the operator', () => {
  it('mark what they find with its id, and do not compare it with what others found', async () => {
    const bundled = await eyes();
    const own = await eyes({ modelSet: await ownRecogniser() });
    const other = await eyes({ modelSet: await ownRecogniser(2) });
    const [before, now, then] = [await selfieOf(bundled), await selfieOf(own), await selfieOf(other)];
    expect(before.template?.modelId).toBe('faceplugin/fr_feature@0.0.1');
    expect(now.template?.modelId).toMatch(/^made\/face@1\+/);
    expect(then.template?.modelId).not.toBe(now.template?.modelId);
    expect(now.modelIds).toContain(now.template?.modelId);
    expect(now.modelIds).not.toContain(before.template?.modelId);
    expect(own.modelIds).toContain(now.template?.modelId);
    expect(own.modelThresholds.face).toMatchObject({ modelId: now.template?.modelId, ...thresholds });
    expect(now.faces[0]?.box).toEqual(before.faces[0]?.box);
    for (const id of own.faceModelIds.selfie) expect(now.modelIds).toContain(id);
    expect(bundled.faceModelIds.selfie.every((id) => now.modelIds.includes(id))).toBe(false);
    if (before.template === null || now.template === null || then.template === null)
      throw new Error('a face was missed');
    expect(compareFaces(before.template, now.template)).toEqual({ ok: false, error: 'different-models' });
    expect(compareFaces(then.template, now.template)).toEqual({ ok: false, error: 'different-models' });
    expect(compareFaces(now.template, now.template)).toMatchObject({ ok: true });
  }, 120_000);

  it('see through a detector and an anti-spoof model of the operator, too', async () => {
    const modelSet = await setOf({
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
        crops: [2],
        output: { name: 'prob', classes: ['flat', 'live'], activation: 'none' },
        thresholds: { accept: 0.7 },
      },
    });
    const vision = await eyes({ modelSet });
    const { faces, picture, liveness, modelIds } = await selfieOf(vision);
    expect(faces).toHaveLength(1);
    expect(faces[0]?.box.x).toBeCloseTo(picture.width * 0.375, 3);
    expect(faces[0]?.box.width).toBeCloseTo(picture.width / 4, 3);
    expect(liveness).toMatchObject({ score: 0.75, crops: [{ scale: 2, live: 0.75, flat: 0.25, mask: 0 }] });
    expect(liveness?.modelId).toMatch(/^made\/anti-spoof@1\+/);
    expect(vision.modelThresholds.liveness).toEqual({ modelId: liveness?.modelId, accept: 0.7 });
    expect(modelIds.filter((id) => id.startsWith('made/'))).toHaveLength(2);
  }, 120_000);

  it('do not open when it answers with another shape', async () => {
    const placed = await placeModel(folder, 'short.onnx', madeModels.recogniser(256));
    const modelSet = await setOf({
      faceRecogniser: { modelId: 'made/short@1', ...placed, preset: 'arcface', thresholds },
    });
    expect(await openWith({ modelSet })).toMatchObject({
      ok: false,
      error: { code: 'model-unusable', file: 'short.onnx', message: expect.stringContaining('[1, 256]') },
    });
  });

  it.each(['at-start', 'on-demand'] as const)('do not open without its file (%s)', async (load) => {
    const modelSet = await ownRecogniser(3);
    await rm(join(folder, 'face-3.onnx'));
    expect(await openWith({ modelSet, load })).toMatchObject({
      ok: false,
      error: { code: 'model-missing', file: 'face-3.onnx' },
    });
  });
});

describe('eyes that load their models on demand', () => {
  it('inspect without any model, and read with them', async () => {
    const vision = await eyes({ load: 'on-demand' });
    expect(await vision.inspectPicture(await portraits.selfie('anna'))).toMatchObject({
      ok: true,
      value: { picture: { format: 'jpeg' }, timings: { inference: 0 } },
    });
    expect((await selfieOf(vision)).template?.modelId).toBe('faceplugin/fr_feature@0.0.1');
  }, 120_000);

  it('say that they cannot read, and why, when a model is not to be had', async () => {
    const told: string[] = [];
    const vision = await eyes({
      models: new Map(),
      load: 'on-demand',
      onCrash: ({ message }) => told.push(message),
    });
    const picture = await portraits.selfie('anna');
    expect(await vision.inspectPicture(picture)).toMatchObject({ ok: true });
    expect(await vision.readSelfie(picture)).toEqual({ ok: false, error: 'closed' });
    expect(told).toEqual([expect.stringContaining('models/fr_detect.onnx')]);
    expect(vision.stats()).toMatchObject({ crashed: 0 });
  }, 120_000);
});

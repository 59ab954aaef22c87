import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeModelsFile } from './own-models-for-tests.ts';
import { readModelsFile } from './read-models-file.ts';

const sha256 = 'ab'.repeat(32);
const named = { modelId: 'acme/face@1', path: 'weights/face.onnx', sha256 };
const thresholds = { verify: { accept: 0.4, review: 0.3 }, search: { alert: 0.6 } };
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aval-models-file-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(content: object) {
  return readModelsFile(await placeModelsFile(folder, content));
}

async function refusal(content: object): Promise<string> {
  const result = await read(content);
  return result.ok ? 'taken' : result.error;
}

async function recogniser(content: object) {
  const result = await read({ faceRecogniser: { ...named, thresholds, ...content } });
  if (!result.ok || result.value.own.faceFeatures === undefined)
    throw new Error(result.ok ? 'nothing' : result.error);
  return { ...result.value.own.faceFeatures, set: result.value };
}

describe('the models file', () => {
  it('may name nothing', async () => {
    expect(await read({})).toEqual({ ok: true, value: { own: {}, thresholds: {}, warnings: [] } });
  });

  it.each([
    ['arcface', 127.5, 127.5, 512, true],
    ['auraface', 127.5, 127.5, 512, true],
    ['sface', 0, 1, 128, false],
  ])('knows how %s wants its pixels', async (preset, mean, scale, length, mirror) => {
    const { description } = await recogniser({ preset });
    expect(description).toMatchObject({
      input: { width: 112, height: 112, order: 'rgb', mean, scale },
      output: { length },
      mirror,
    });
    expect(description.alignment).toHaveLength(5);
  });

  it('lets the file say more than the preset, field by field', async () => {
    const { description } = await recogniser({
      preset: 'sface',
      mirror: true,
      input: { order: 'bgr' },
      output: { name: 'fc1' },
    });
    expect(description).toMatchObject({
      input: { order: 'bgr', mean: 0, scale: 1, width: 112 },
      output: { kind: 'vector', name: 'fc1', length: 128 },
      mirror: true,
    });
  });

  it('finds models beside itself, and says whose thresholds count', async () => {
    const { id, file, set } = await recogniser({ preset: 'arcface' });
    expect(file).toEqual({ name: 'face.onnx', path: join(folder, 'weights/face.onnx'), sha256 });
    expect(set.thresholds).toEqual({ face: { modelId: id, ...thresholds, samePhotograph: 0.4 } });
    expect(set.warnings).toEqual([]);
  });

  it('gives another id to other weights and to another preparation, not to other thresholds or another place', async () => {
    const { id } = await recogniser({ preset: 'arcface' });
    expect(id).toMatch(/^acme\/face@1\+[0-9a-f]{12}$/);
    const changes = [
      { sha256: 'cd'.repeat(32) },
      { input: { order: 'bgr' } },
      { input: { mean: 0 } },
      { mirror: false },
      { output: { name: 'other' } },
    ];
    const ids = new Set([id]);
    for (const change of changes) ids.add((await recogniser({ preset: 'arcface', ...change })).id);
    expect(ids.size).toBe(changes.length + 1);
    const same = [{ thresholds: { verify: { accept: 0.9, review: 0 } } }, { path: '/elsewhere.onnx' }];
    for (const change of same) expect((await recogniser({ preset: 'arcface', ...change })).id).toBe(id);
  });

  it('takes published thresholds and says that nobody here measured them', async () => {
    const { set, id } = await recogniser({ preset: 'sface', thresholds: undefined });
    expect(set.thresholds.face).toEqual({
      modelId: id,
      verify: { accept: 0.363, review: 0.363 },
      search: null,
      samePhotograph: 0.363,
    });
    expect(set.warnings).toEqual([expect.stringMatching(/acme\/face@1.*not measured by this product/)]);
  });

  it('joins a detector and an anti-spoof model, too', async () => {
    const result = await read({
      faceDetector: { ...named, preset: 'fr_detect', input: { width: 640, height: 480 }, minScore: 0.7 },
      antiSpoof: {
        ...named,
        input: { width: 80, height: 80, order: 'bgr', mean: 0, scale: 1 },
        crops: [2.7],
        output: { kind: 'classes', name: '', classes: ['flat', 'live', 'mask'], activation: 'softmax' },
        thresholds: { accept: 0.8 },
      },
    });
    expect(result).toMatchObject({
      ok: true,
      value: {
        own: {
          faceDetector: {
            description: { input: { width: 640, order: 'rgb' }, minScore: 0.7, maxOverlap: 0.4 },
          },
          faceLiveness: { description: { crops: [2.7] } },
        },
        thresholds: { liveness: { accept: 0.8 } },
      },
    });
  });
});

describe('a models file that cannot be used', () => {
  it('is named with the cause', async () => {
    const absent = join(folder, 'absent.json');
    const result = await readModelsFile(absent);
    expect(!result.ok && result.error).toContain(absent);
    expect(!result.ok && result.error).toContain('ENOENT');
    const broken = join(folder, 'broken.json');
    await writeFile(broken, '{');
    expect(await readModelsFile(broken)).toMatchObject({ ok: false, error: expect.stringContaining('JSON') });
  });

  it.each([
    ['version', { version: 2 }, 'version'],
    ['an unknown role', { faceReader: {} }, 'faceReader'],
    ['an unknown field', { faceRecogniser: { ...named, thresholds, preset: 'sface', colour: 1 } }, 'colour'],
    ['no sha256', { faceRecogniser: { modelId: 'x', path: 'x', preset: 'sface' } }, 'faceRecogniser.sha256'],
    ['no preparation', { faceRecogniser: { ...named, thresholds } }, 'faceRecogniser.input'],
    ['a scale of 0', { faceRecogniser: { ...named, preset: 'sface', input: { scale: 0 } } }, 'input.scale'],
    [
      'an order of its own',
      { faceRecogniser: { ...named, preset: 'sface', input: { order: 'gbr' } } },
      'input.order',
    ],
    [
      'unmeasured thresholds',
      { faceRecogniser: { ...named, preset: 'arcface' } },
      'faceRecogniser.thresholds',
    ],
    [
      'a review band upside down',
      { faceRecogniser: { ...named, preset: 'sface', thresholds: { verify: { accept: 0.3, review: 0.4 } } } },
      'review must not be above accept',
    ],
    [
      'no live class',
      {
        antiSpoof: {
          ...named,
          preset: 'fr_liveness',
          output: { classes: ['flat'] },
          thresholds: { accept: 0.5 },
        },
      },
      'live',
    ],
    ['no threshold', { antiSpoof: { ...named, preset: 'fr_liveness' } }, 'antiSpoof.thresholds'],
    ['an id with blanks', { faceDetector: { ...named, modelId: 'a b', preset: 'fr_detect' } }, 'modelId'],
  ])('says so for %s', async (_, content, cause) => {
    expect(await refusal(content)).toContain(cause);
  });
});

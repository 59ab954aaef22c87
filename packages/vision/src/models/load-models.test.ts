import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadModels } from './load-models.ts';
import { modelsForTests, testCacheDir } from './models-for-tests.ts';

const FEATURES = 'models/fr_feature.onnx';
let folder = '';
let paths = new Map<string, string>();

beforeAll(async () => {
  paths = await modelsForTests(testCacheDir(process.env['AVAL_CACHE_DIR']));
  folder = await mkdtemp(join(tmpdir(), 'aval-models-'));
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('loading models', () => {
  it('gives every model its id', async () => {
    const models = await loadModels(paths);
    expect(models.ok && models.value.faceFeatures.id).toBe('faceplugin/fr_feature@0.0.1');
    expect(models.ok && new Set(Object.values(models.value).map(({ id }) => id)).size).toBe(10);
  });

  it('names a model that was not given', async () => {
    const others = new Map(paths);
    others.delete(FEATURES);
    expect(await loadModels(others)).toMatchObject({
      ok: false,
      error: { code: 'model-missing', file: FEATURES },
    });
  });

  it('names a model that is not on the disk, and why', async () => {
    const result = await loadModels(new Map(paths).set(FEATURES, join(folder, 'nowhere.onnx')));
    expect(result).toMatchObject({ ok: false, error: { code: 'model-missing', file: FEATURES } });
    expect(!result.ok && result.error.message).toMatch(/fr_feature\.onnx: ENOENT/);
  });

  it('names data of the line reader that is missing, before any line needs it', async () => {
    const file = 'models/tesseract/ukr.traineddata.gz';
    const others = new Map(paths);
    others.delete(file);
    expect(await loadModels(others)).toMatchObject({ ok: false, error: { code: 'model-missing', file } });
    const swapped = new Map(paths).set(file, paths.get('models/tesseract/por.traineddata.gz') ?? '');
    expect(await loadModels(swapped)).toMatchObject({ ok: false, error: { code: 'model-altered', file } });
  });

  it('refuses a model that was altered in one byte', async () => {
    const path = join(folder, 'altered.onnx');
    const bytes = await readFile(paths.get(FEATURES) ?? '');
    const at = bytes.length - 100;
    bytes[at] = ((bytes[at] ?? 0) + 1) % 256;
    await writeFile(path, bytes);
    const result = await loadModels(new Map(paths).set(FEATURES, path));
    expect(result).toMatchObject({ ok: false, error: { code: 'model-altered', file: FEATURES } });
  });

  it('refuses another model in its place', async () => {
    const path = join(folder, 'swapped.onnx');
    await copyFile(paths.get('models/fr_pose.onnx') ?? '', path);
    const result = await loadModels(new Map(paths).set(FEATURES, path));
    expect(result).toMatchObject({ ok: false, error: { code: 'model-altered', file: FEATURES } });
  });
});

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { madeModels, placeModel, placeModelsFile } from '@aval/vision/models/own-models-for-tests';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../test-database.ts';
import { testCacheDir } from '../test-server.ts';
import { databasePid, leaveNothing, newDataDir, runAval } from './program.ts';

const registry = createServer((_request, response) => response.writeHead(404).end());
let registryUrl = '';
/** For starts that fail long after their database is there; making one for each takes as long as all the rest. */
let database: TestDatabase;
const masterKey = randomBytes(32).toString('base64');

beforeAll(async () => {
  database = await openTestDatabase();
  registry.listen(0, '127.0.0.1');
  await once(registry, 'listening');
  const address = registry.address();
  if (address === null || typeof address === 'string') throw new Error('the registry has no port');
  registryUrl = `http://127.0.0.1:${address.port}`;
});
afterAll(async () => {
  registry.close();
  await leaveNothing();
  await database.drop();
});

describe('a start that cannot be', () => {
  it('names every wrong setting, and no value', async () => {
    const wrong = {
      AVAL_DATA_DIR: await newDataDir(),
      PORT: '70000',
      AVAL_VISION_THREADS: '0',
      AVAL_LOG_LEVEL: 'loudly',
      AVAL_PUBLIC_URL: 'somewhere',
      DATABASE_URL: 'somebody:password@there',
      AVAL_WEBHOOK_PRIVATE_TARGETS: 'perhaps',
    };
    const { status, stdout, stderr } = await runAval(['start'], wrong);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    const { AVAL_DATA_DIR: _right, ...named } = wrong;
    for (const [name, value] of Object.entries(named)) {
      expect(stderr).toContain(`${name}: `);
      if (value !== '0') expect(stderr).not.toContain(value);
    }
    expect(stderr).not.toContain('    at ');
  });

  it('says that the data folder cannot be made', async () => {
    const file = `${await newDataDir()}-file`;
    await writeFile(file, '');
    const { status, stderr } = await runAval(['start'], { AVAL_DATA_DIR: join(file, 'data') });
    expect(status).toBe(1);
    expect(stderr).toBe(`The data folder ${join(file, 'data')} cannot be made (ENOTDIR).\n`);
  });

  it('says that the database does not answer, and keeps its password to itself', async () => {
    const here = { AVAL_DATA_DIR: await newDataDir() };
    const { status, stderr } = await runAval(['start'], {
      ...here,
      DATABASE_URL: 'postgres://somebody:pass-word@127.0.0.1:1/aval',
    });
    expect(status).toBe(1);
    expect(stderr).toContain('DATABASE_URL');
    expect(stderr).toContain('ECONNREFUSED');
    expect(stderr).not.toContain('pass-word');
    expect(stderr).not.toContain('    at ');
  });

  it('refuses a malformed master key without repeating it', async () => {
    const here = { AVAL_DATA_DIR: await newDataDir(), AVAL_MASTER_KEY: 'c2hvcnQ=' };
    const { status, stderr } = await runAval(['start'], here);
    expect(status).toBe(1);
    expect(stderr).toContain('32 bytes in base64');
    expect(stderr).not.toContain('c2hvcnQ=');
    expect(await databasePid(here.AVAL_DATA_DIR)).toBeUndefined();
  });

  it.each([
    ['missing', (file: string) => rm(file)],
    ['altered', (file: string) => truncate(file, 1000)],
  ])('names a model that is %s, and leaves no database behind', async (state, harm) => {
    const dataDir = await newDataDir();
    const cacheDir = `${dataDir}-cache`;
    await cp(join(testCacheDir(), 'models'), join(cacheDir, 'models'), { recursive: true });
    await harm(join(cacheDir, 'models', 'fr_pose.onnx'));
    const here = { AVAL_DATA_DIR: dataDir, AVAL_CACHE_DIR: cacheDir, NPM_CONFIG_REGISTRY: registryUrl };
    const { status, stdout, stderr } = await runAval(['start'], here);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(new RegExp(`models/fr_pose.onnx (is|was) ${state}`));
    expect(stderr).toContain('faceplugin-face-recognition-js@0.0.1');
    expect(stderr).toContain('404');
    expect(stderr).not.toContain('    at ');
    expect(await databasePid(dataDir)).toBeUndefined();
    const verified = await runAval(['models', 'verify'], here);
    expect(verified.status).toBe(1);
    expect(verified.stdout).toMatch(new RegExp(`^${state} +models/fr_pose.onnx$`, 'm'));
  });

  const thresholds = { verify: { accept: 0.4, review: 0.3 } };
  const fits = madeModels.recogniser(512);
  it.each([
    ['absent', [], fits, { path: 'absent.onnx' }, /absent\.onnx: there is no such file/],
    ['absent', ['--role', 'api'], fits, { path: 'absent.onnx' }, /absent\.onnx: there is no such file/],
    [
      'altered',
      [],
      fits,
      { sha256: '0'.repeat(64) },
      /face\.onnx: sha256 is [0-9a-f]{64}, the models file says 0{64}/,
    ],
    ['of another shape', [], madeModels.recogniser(128), {}, /face\.onnx: .*\[1, 128\], a vector of 512/],
    ['no model', [], Buffer.from('no model'), {}, /face\.onnx: /],
    [
      'without thresholds',
      [],
      fits,
      { thresholds: undefined },
      /faceRecogniser\.thresholds: nobody published/,
    ],
  ])("names a model of the operator's that is %s (start %j)", async (_, role, bytes, change, message) => {
    const dataDir = await newDataDir();
    const folder = await mkdtemp(join(dirname(dataDir), 'own-'));
    const placed = await placeModel(folder, 'face.onnx', bytes);
    const AVAL_MODELS_FILE = await placeModelsFile(folder, {
      faceRecogniser: { modelId: 'made/face@1', ...placed, preset: 'arcface', thresholds, ...change },
    });
    const { status, stdout, stderr } = await runAval(['start', ...role], {
      AVAL_DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      AVAL_MASTER_KEY: masterKey,
      AVAL_MODELS_FILE,
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).toContain(AVAL_MODELS_FILE);
    expect(stderr).not.toContain('    at ');
  });
});

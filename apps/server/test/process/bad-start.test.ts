import { once } from 'node:events';
import { cp, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCacheDir } from '../test-server.ts';
import { databasePid, leaveNothing, newDataDir, runAval } from './program.ts';

const registry = createServer((_request, response) => response.writeHead(404).end());
let registryUrl = '';

beforeAll(async () => {
  registry.listen(0, '127.0.0.1');
  await once(registry, 'listening');
  const address = registry.address();
  if (address === null || typeof address === 'string') throw new Error('the registry has no port');
  registryUrl = `http://127.0.0.1:${address.port}`;
});
afterAll(async () => {
  registry.close();
  await leaveNothing();
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
});

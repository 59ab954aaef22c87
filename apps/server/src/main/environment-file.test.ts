import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadEnvironmentFile, readConfig } from './config.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aval-env-'));
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

describe('the file .env', () => {
  it('is not needed', () => {
    expect(() => loadEnvironmentFile()).not.toThrow();
  });

  it('gives settings, and the environment goes before it', async () => {
    vi.stubEnv('PORT', '9001');
    vi.stubEnv('AVAL_LOG_LEVEL', undefined);
    await writeFile(join(folder, '.env'), 'PORT=9002\nAVAL_LOG_LEVEL=warn\n');
    loadEnvironmentFile();
    expect(readConfig()).toMatchObject({ ok: true, value: { port: 9001, logLevel: 'warn' } });
  });
});

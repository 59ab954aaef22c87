import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pinnedLockSchema, readPinnedLock } from './pinned-lock.ts';
import { tarballUrl } from './tarball-url.ts';

const file = { path: 'a/b.bin', as: 'models/b.bin', sha256: '0'.repeat(64), size: 1 };
const pinned = {
  name: '@scope/name',
  version: '1.0.0',
  integrity: `sha512-${'A'.repeat(86)}==`,
  size: 1,
  licence: 'MIT',
  files: [file],
};

test('the lock files of the repository are read', async () => {
  for (const path of ['../../vision/models.lock.json', '../../specimens/portraits.lock.json']) {
    const lock = await readPinnedLock(new URL(path, import.meta.url));
    expect(lock.ok ? '' : lock.error).toBe('');
  }
});

test.each(['../out', '/etc/passwd', 'a/../../b', 'a//b', '.hidden', 'a\\b'])(
  'a file cannot be put outside the cache: %s',
  (as) => {
    const lock = { version: 1, packages: [{ ...pinned, files: [{ ...file, as }] }] };
    expect(pinnedLockSchema.safeParse(lock).success).toBe(false);
  },
);

test('two files cannot have one name, and an unknown version is not read', () => {
  const twice = { version: 1, packages: [{ ...pinned, files: [file, file] }] };
  expect(pinnedLockSchema.safeParse(twice).success).toBe(false);
  expect(pinnedLockSchema.safeParse({ version: 1, packages: [pinned] }).success).toBe(true);
  expect(pinnedLockSchema.safeParse({ version: 2, packages: [pinned] }).success).toBe(false);
});

test('a lock that is not readable is named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'aval-lock-'));
  const path = join(folder, 'broken.lock.json');
  await writeFile(path, '{"version":1,"packages":[{}]}');
  expect(await readPinnedLock(path)).toMatchObject({ ok: false, error: expect.stringContaining(path) });
  expect(await readPinnedLock(join(folder, 'none'))).toMatchObject({
    ok: false,
    error: expect.stringContaining('ENOENT'),
  });
  await rm(folder, { recursive: true });
});

test('a scope keeps its @ and its slash in the address, a mirror keeps its path', () => {
  expect(tarballUrl('https://registry.npmjs.org/', { name: '@a/b.c', version: '1.0.0-rc.1+x' }).href).toBe(
    'https://registry.npmjs.org/@a/b.c/-/b.c-1.0.0-rc.1%2Bx.tgz',
  );
  expect(tarballUrl('https://mirror.example/npm', { name: 'b', version: '1.0.0' }).href).toBe(
    'https://mirror.example/npm/b/-/b-1.0.0.tgz',
  );
});

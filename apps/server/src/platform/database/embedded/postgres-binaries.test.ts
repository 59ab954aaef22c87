import { mkdir, mkdtemp, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { preparePostgresBinaries } from './postgres-binaries.ts';

const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** A package as npm leaves it when the install script did not run. */
async function unpackedPackage(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'aval-pgbin-'));
  folders.push(folder);
  for (const part of ['bin', 'lib', 'share/postgresql'])
    await mkdir(path.join(folder, 'native', part), { recursive: true });
  for (const name of ['initdb', 'pg_ctl', 'postgres']) {
    await writeFile(path.join(folder, 'native', 'bin', name), '', { mode: 0o644 });
  }
  await writeFile(path.join(folder, 'native', 'lib', 'libpq.so.5.18'), '');
  await writeFile(path.join(folder, 'native', 'share', 'postgresql', 'postgres.bki'), '');
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ version: '18.4.0-beta.17' }));
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
  await writeFile(path.join(folder, 'native', 'pg-symlinks.json'), JSON.stringify(links));
  return folder;
}

it('makes the library links and the execute bits that a skipped install script leaves out, twice at once', async () => {
  const folder = await unpackedPackage();
  const both = await Promise.all([preparePostgresBinaries(folder), preparePostgresBinaries(folder)]);
  for (const found of both) expect(found).toMatchObject({ ok: true, value: { majorVersion: '18' } });
  expect(await readlink(path.join(folder, 'native', 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
  expect((await stat(path.join(folder, 'native', 'bin', 'postgres'))).mode & 0o111).toBe(0o111);
});

it('says what to do when programs are missing', async () => {
  const folder = await unpackedPackage();
  await rm(path.join(folder, 'native', 'bin', 'initdb'));
  const found = await preparePostgresBinaries(folder);
  expect(found).toMatchObject({ ok: false, error: { code: 'binaries-not-usable' } });
  expect(found.ok ? '' : found.error.message).toContain('npm rebuild');
});

import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimPart } from './claim-part.ts';

let folder = '';
const machine = hostname().replace(/[^\w-]/g, '_');
const partOf = (host: string, pid: number) => join(folder, `a@1.0.0.tgz.${host}~${pid}~00ff00ff.part`);
const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aval-parts-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('the part of a process that is gone is taken over', async () => {
  await writeFile(partOf(machine, deadPid()), 'abandoned');
  const part = await claimPart(folder, 'a@1.0.0.tgz');
  expect(await readFile(part.path, 'utf8')).toBe('abandoned');
  expect(await readdir(folder)).toHaveLength(1);
});

test('the part of a living process, of another machine or of another tarball is left alone', async () => {
  await writeFile(partOf(machine, process.pid), 'mine, in another call');
  await writeFile(partOf('elsewhere', deadPid()), 'the pid says nothing here');
  await writeFile(join(folder, 'b@1.0.0.tgz.part'), 'another tarball');
  const part = await claimPart(folder, 'a@1.0.0.tgz');
  await expect(readFile(part.path)).rejects.toThrow('ENOENT');
  expect(await readdir(folder)).toHaveLength(3);
});

test('a part that nobody wrote to for long is taken over wherever its owner was', async () => {
  const path = partOf('elsewhere', 1);
  await writeFile(path, 'abandoned');
  await utimes(path, new Date(0), new Date(0));
  const part = await claimPart(folder, 'a@1.0.0.tgz');
  expect(await readFile(part.path, 'utf8')).toBe('abandoned');
});

test('one released part goes to one of two', async () => {
  const first = await claimPart(folder, 'a@1.0.0.tgz');
  await writeFile(first.path, 'half');
  await first.release();
  expect(await readdir(folder)).toEqual(['a@1.0.0.tgz.part']);
  const claims = await Promise.all([claimPart(folder, 'a@1.0.0.tgz'), claimPart(folder, 'a@1.0.0.tgz')]);
  const found = await Promise.all(claims.map(({ path }) => readFile(path, 'utf8').catch(() => 'nothing')));
  expect(found.toSorted()).toEqual(['half', 'nothing']);
});

test('the longest of several free parts is kept, the others are removed', async () => {
  await writeFile(partOf(machine, deadPid()), 'longer');
  await writeFile(join(folder, 'a@1.0.0.tgz.part'), 'short');
  const part = await claimPart(folder, 'a@1.0.0.tgz');
  expect(await readFile(part.path, 'utf8')).toBe('longer');
  expect(await readdir(folder)).toHaveLength(1);
});

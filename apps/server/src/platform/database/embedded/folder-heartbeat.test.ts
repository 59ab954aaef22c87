import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isBeatingElsewhere, makeHeart, thisPlace } from './folder-heartbeat.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'aval-beat-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('names the same place within one machine', async () => {
  expect(await thisPlace()).toBe(await thisPlace());
  expect(await thisPlace()).not.toBe('');
});

it('sees a use elsewhere, and none here, none at all, one that ended and one long ago', async () => {
  expect(await isBeatingElsewhere(folder, 'here', 20)).toBe(false);
  const there = makeHeart(folder, 'there');
  expect(await there.start()).toBe(true);
  expect(await isBeatingElsewhere(folder, 'there', 20)).toBe(false);
  expect(await makeHeart(folder, 'here').start()).toBe(false);
  there.stop();
  expect(await isBeatingElsewhere(folder, 'here', 20)).toBe(false);
  const longAgo = new Date(Date.now() - 3_600_000);
  await utimes(path.join(folder, 'postgres.heartbeat'), longAgo, longAgo);
  expect(await isBeatingElsewhere(folder, 'here', 60_000)).toBe(false);
  await there.end();
  expect(await readdir(folder)).toEqual([]);
}, 30_000);

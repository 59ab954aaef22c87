import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CommandFailure, makeOutput } from './output.ts';
import { showSteps } from './show-steps.ts';
import { generateSpecimensCommand } from './specimens-command.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'specimens-command-'));
});
afterEach(() => rm(folder, { recursive: true }));

const generate = (more: { readonly only?: readonly string[]; readonly force?: boolean } = {}) =>
  generateSpecimensCommand(makeOutput(true), {
    out: folder,
    count: 1,
    seed: 1,
    only: more.only ?? null,
    force: more.force ?? false,
  });

test('a folder that holds something is left alone', async () => {
  await writeFile(join(folder, 'holiday.jpg'), 'mine');
  await expect(generate()).rejects.toThrow(
    new CommandFailure(`${folder} is not empty. --force replaces an earlier set there.`),
  );
  await expect(generate({ force: true })).rejects.toThrow(/did not write: nothing was deleted/);
  expect(await readdir(folder)).toEqual(['holiday.jpg']);
});

test('a set of another making is not replaced', async () => {
  await writeFile(join(folder, 'GENERATED.json'), '{"generated":true}');
  await expect(generate({ force: true })).rejects.toThrow(/did not write/);
});

test('what cannot be drawn is told with what can', async () => {
  await expect(generate({ only: ['icao-passport', 'moon-passport'] })).rejects.toThrow(
    /nothing called 'moon-passport'.*documents, faces, pad, barcodes, icao-passport/,
  );
});

test('a path that is a file is told', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  const attempt = generateSpecimensCommand(makeOutput(true), {
    out: file,
    count: 1,
    seed: 1,
    only: null,
    force: false,
  });
  await expect(attempt).rejects.toThrow(/is no folder/);
});

test('steps are told in tenths where there is no terminal', () => {
  const lines: string[] = [];
  const steps = showSteps({ write: (text) => lines.push(text) }, 'work');
  for (let done = 0; done <= 40; done++) steps.onProgress(done, 40);
  steps.stop();
  expect(lines).toHaveLength(10);
  expect(lines[0]).toBe('work: 4 of 40\n');
  expect(lines.at(-1)).toBe('work: 40 of 40\n');
});

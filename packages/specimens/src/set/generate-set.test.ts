import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseMrz } from '@aval/core/mrz/parse-mrz';
import sharp from 'sharp';
import { afterAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { type Cast, castMembers, surelyDifferent } from '../cast.ts';
import { allKinds } from '../kinds/all-kinds.ts';
import { setDay } from '../people/dates.ts';
import { defaultCount } from './default-count.ts';
import { drawnDefinitions, generateSet } from './generate-set.ts';
import { masterCsv, planFaces } from './make-faces.ts';
import { fewestPictures, planDocuments } from './plan-set.ts';
import { attackKinds, generatedMarkSchema, truthSchema } from './truth.ts';

vi.setConfig({ testTimeout: 240_000 });

const sheet = (width: number, height: number, id: string) =>
  sharp({
    create: { width, height, channels: 3, background: `#${Buffer.from(id).toString('hex').slice(0, 6)}` },
  })
    .png()
    .toBuffer();
/** Coloured sheets instead of people: no photograph is needed to see how a set is put together. */
const cast: Cast = {
  members: castMembers.slice(0, 2),
  portrait: async (id) => await sheet(350, 450, id),
  selfie: async (id) => await sheet(480, 640, id),
};

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

async function generate(count: number, seed: number, only: readonly string[] | null) {
  const folder = await mkdtemp(join(tmpdir(), 'specimens-'));
  folders.push(folder);
  const steps: number[] = [];
  const mark = await generateSet({ folder, count, seed, only, cast, onProgress: (done) => steps.push(done) });
  const files = new Map<string, Buffer>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length + 1), await readFile(path));
  }
  return { mark, files, steps };
}

const json = (file: Buffer | undefined): unknown => JSON.parse(file?.toString('utf8') ?? 'null');

test('a set is the same bytes for the same seed, and other pictures for another', async () => {
  const only = ['icao-visa'];
  const first = await generate(2, 7, only);
  const second = await generate(2, 7, only);
  expect([...second.files.keys()].sort()).toEqual([...first.files.keys()].sort());
  for (const [name, bytes] of first.files)
    expect([name, bytes.equals(second.files.get(name) ?? Buffer.alloc(0))]).toEqual([name, true]);
  const other = await generate(1, 8, ['icao-visa']);
  const [name = ''] = [...first.files.keys()]
    .filter((file) => file.startsWith('mrz/') && file.endsWith('.jpg'))
    .sort();
  expect(other.files.has(name)).toBe(true);
  expect(other.files.get(name)?.equals(first.files.get(name) ?? Buffer.alloc(0))).toBe(false);
  expect(first.steps).toEqual(Array.from({ length: 2 + 1 }, (_, index) => index));
});

test('the truth of documents fits the files, in the shapes that readers expect', async () => {
  const { mark, files } = await generate(8, 3, ['icao-passport', 'bra-cin']);
  expect(generatedMarkSchema.parse(json(files.get('GENERATED.json')))).toEqual(mark);
  const { documents } = truthSchema.parse(json(files.get('truth.json')));
  expect(new Set(documents.map(({ definitionId }) => definitionId))).toEqual(
    new Set(['icao-passport', 'bra-cin']),
  );
  for (const { file, width, height, corners, mrz, attack } of documents) {
    const metadata = await sharp(files.get(file)).metadata();
    expect([file, metadata.width, metadata.height]).toEqual([file, width, height]);
    for (const { x, y } of corners) expect(x > -2 && y > -2 && x < width + 2 && y < height + 2).toBe(true);
    const failed = mrz === null ? [] : parseMrz(mrz, setDay)?.checkDigits.filter(({ pass }) => !pass);
    expect([file, (failed?.length ?? 0) > 0]).toEqual([
      file,
      attack?.kind === 'altered-mrz-digit' && mrz !== null,
    ]);
  }
  const zones = z
    .array(z.object({ file: z.string(), lines: z.array(z.string()) }))
    .parse(json(files.get('mrz/truth.json')));
  expect(zones.length).toBeGreaterThan(2);
  for (const { file } of zones) expect(files.has(`mrz/${file}`)).toBe(true);
  expect(documents.some(({ attack }) => attack !== null)).toBe(true);
});

test('the sets of faces and presentations have the layouts of the real ones', async () => {
  const { files, mark } = await generate(1, 2, ['faces', 'pad']);
  const names = [...files.keys()];
  expect(names.some((name) => name.startsWith('documents/') || name === 'truth.json')).toBe(false);
  const rows = (files.get('faces/master.csv')?.toString('utf8') ?? '').trim().split('\n').slice(1);
  for (const row of rows) {
    const [one, other, decision] = row.split(',');
    expect([files.has(`faces/${one}`), files.has(`faces/${other}`)]).toEqual([true, true]);
    expect(['Yes', 'No']).toContain(decision);
  }
  expect(
    names.filter((name) => /^pad\/(live|spoof\/print|spoof\/screen)\/\w+-1\/[12]\.jpg$/.test(name)),
  ).toHaveLength(mark.pictures['pad'] ?? -1);
  expect(mark.pictures).toEqual({ documents: 0, faces: 11, pad: 12, barcodes: 0 });
});

test('the default set shows every side of every definition, every condition and every attack', () => {
  expect(defaultCount).toBeGreaterThanOrEqual(fewestPictures());
  const plan = planDocuments(defaultCount, 1, null);
  expect(plan).toHaveLength(defaultCount);
  expect(new Set(plan.map(({ file }) => file)).size).toBe(defaultCount);
  const shown = new Set(
    plan.flatMap(({ documents }) => documents.map((one) => `${one.kind.id} ${one.sheet.side}`)),
  );
  const all = allKinds.flatMap((kind) => kind.sheets.map((side) => `${kind.id} ${side.side}`));
  expect([...shown].sort()).toEqual([...new Set(all)].sort());
  expect(new Set(plan.flatMap(({ attack }) => attack ?? [])).size).toBe(attackKinds.length);
  expect(new Set(planDocuments(200, 1, null).map(({ condition }) => condition)).size).toBe(17);
  expect(drawnDefinitions).toHaveLength(21);
});

test('pairs of faces are of one person or of people who are surely different', () => {
  const { pictures, pairs } = planFaces(9, castMembers, 24);
  const memberOf = (file: string) => pictures.find((picture) => picture.file === file)?.member;
  for (const { one, other, same, group } of pairs) {
    const [a, b] = [memberOf(one), memberOf(other)];
    if (a === undefined || b === undefined) throw new Error('a pair names pictures of the set');
    expect(same ? a.id === b.id : surelyDifferent(a, b)).toBe(true);
    if (group === 'two-photographs') expect(a.twoPhotographs).toBe(true);
  }
  expect(pairs.filter(({ same }) => same).length).toBeGreaterThan(15);
  expect(pairs.filter(({ same }) => !same).length).toBeGreaterThan(30);
  expect(masterCsv(pairs).split('\n')[0]).toBe('file_x,file_y,Decision,Group');
});

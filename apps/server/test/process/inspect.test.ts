import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cpfCheckDigits } from '@aval/core/identifiers/cpf';
import { allKinds } from '@aval/specimens/kinds/all-kinds';
import { photograph } from '@aval/specimens/photograph';
import { drawSheet } from '@aval/specimens/sheets/draw-sheet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { people, plainJpeg } from '../pictures.ts';
import { leaveNothing, newDataDir, runAval, type Variables } from './program.ts';

const documentLine = z.object({
  file: z.string(),
  ok: z.boolean(),
  error: z.string().optional(),
  described: z
    .object({
      kind: z.object({ definitionId: z.string() }).nullable(),
      sought: z.object({ verdict: z.string(), places: z.array(z.object({ source: z.string() })) }).optional(),
    })
    .optional(),
  findings: z
    .object({ text: z.array(z.object({ text: z.string(), script: z.string() })), hasPortrait: z.boolean() })
    .optional(),
});

let here: Variables;
let card: string;
let page: string;
let cpf: string;
const nobodys = '123456789';

beforeAll(async () => {
  here = { AVAL_DATA_DIR: await newDataDir() };
  const folder = dirname(here['AVAL_DATA_DIR'] ?? '');
  const kind = allKinds.find(({ id }) => id === 'bra-cpf-card');
  const [sheet] = kind?.sheets ?? [];
  const holder = kind?.invent(5, 'F');
  if (sheet === undefined || holder === undefined) throw new Error('the kind is drawn');
  cpf = holder.values['taxNumber']?.value ?? '';
  card = join(folder, 'card.jpg');
  page = join(folder, 'page.txt');
  await writeFile(card, await photograph(await drawSheet(sheet, holder, null, 16), {}));
  await writeFile(page, 'no picture');
});
afterAll(leaveNothing);

const linesOf = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => documentLine.parse(JSON.parse(line)));

describe('aval inspect document', () => {
  it('finds the number it is given, tells a file it cannot read, and ends with status 1 for it', async () => {
    const args = ['inspect', 'document', card, page, '--find-cpf', cpf, '--scripts', 'latin', '--json'];
    const { status, stdout } = await runAval(args, here);
    expect(status).toBe(1);
    const [read, refused, ...more] = linesOf(stdout);
    expect(more).toEqual([]);
    expect(refused).toEqual({ file: page, ok: false, error: 'unsupported-file-format' });
    expect(read?.described?.kind?.definitionId).toBe('bra-cpf-card');
    expect(read?.described?.sought?.verdict).toBe('found');
    expect(read?.described?.sought?.places.length).toBeGreaterThan(0);
    expect([...new Set(read?.findings?.text.map(({ script }) => script))]).toEqual(['latin']);
    expect(read?.findings?.hasPortrait).toBe(false);
  });

  it('says in words that the document shows another number', async () => {
    const other = nobodys + cpfCheckDigits(nobodys);
    const { status, stdout } = await runAval(['inspect', 'document', card, '--find-cpf', other], here);
    expect(status).toBe(0);
    expect(stdout).toContain(`${card}: `);
    expect(stdout).toContain('The document shows another taxpayer number than the one that was given.');
  });

  it('refuses an alphabet that it does not know, before anything is read', async () => {
    const { status, stdout, stderr } = await runAval(
      ['inspect', 'document', card, '--scripts', 'runes'],
      here,
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('runes');
  });
});

describe('aval inspect face and pair', () => {
  it('tell one person from two, and name who cannot be compared', async () => {
    const folder = dirname(here['AVAL_DATA_DIR'] ?? '');
    const cast = await people();
    const keep = async (name: string, picture: Buffer) => {
      const path = join(folder, `${name}.jpg`);
      await writeFile(path, picture);
      return path;
    };
    const anna = await keep('anna', await cast.selfie('anna'));
    const again = await keep('again', await cast.portrait('anna'));
    const clara = await keep('clara', await cast.portrait('clara'));
    const nobody = await keep('nobody', await plainJpeg(1, 640, 480));
    const pairs = [anna, again, anna, clara, anna, nobody];
    const { status, stdout } = await runAval(['inspect', 'pair', ...pairs, '--json'], here);
    expect(status).toBe(1);
    const verdicts = stdout
      .trimEnd()
      .split('\n')
      .map((line) =>
        z.object({ verdict: z.string().optional(), error: z.string().optional() }).parse(JSON.parse(line)),
      );
    expect(verdicts).toEqual([{ verdict: 'same' }, { verdict: 'different' }, { error: 'no-face' }]);
    const face = await runAval(['inspect', 'face', anna], here);
    expect(face.status).toBe(0);
    expect(face.stdout).toContain(`${anna}: 1 face\n`);
    expect(face.stdout).toMatch(/FACE_LIVELINESS/);
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadDefinitions } from './load-definitions.ts';

describe('the definitions that come with the product', () => {
  test('are read, each under its own id', async () => {
    const loaded = await loadDefinitions();
    expect(loaded).toMatchObject({ ok: true });
    const ids = loaded.ok ? loaded.value.map(({ id }) => id) : [];
    expect(ids).toEqual([
      'bra-cin',
      'bra-cnh-2006',
      'bra-cnh-2022',
      'bra-cnh-digital',
      'bra-cpf-card',
      'bra-rg',
      'can-driving-licence',
      'can-id-card',
      'eu-driving-licence',
      'icao-card',
      'icao-passport',
      'icao-visa',
      'ukr-driving-licence',
      'ukr-foreign-passport',
      'ukr-id-card',
      'ukr-passport-1994',
      'ukr-permanent-residence-permit',
      'ukr-taxpayer-card',
      'ukr-temporary-residence-permit',
      'usa-driving-licence',
      'usa-id-card',
    ]);
  });

  test('print every field that an approval needs on one of their sides', async () => {
    const loaded = await loadDefinitions();
    if (!loaded.ok) throw new Error(loaded.error.reason);
    for (const { id, required, sides } of loaded.value) {
      const printed = sides.flatMap((side) => side.fields.map(({ name }) => name));
      expect([id, required.filter((name) => !printed.includes(name))]).toEqual([id, []]);
    }
  });
});

describe("an operator's own folder", () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'definitions-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const own = {
    version: 1,
    id: 'club-card',
    title: 'Card of the club',
    country: null,
    idDocType: 'OTHER',
    aspectRatio: null,
    dateOrder: 'dmy',
    mrz: null,
    barcode: null,
    approval: 'officer',
    required: [],
    sides: [{ side: null, titles: [{ text: 'THE CLUB', weight: 1 }], fields: [] }],
  };

  test('adds a kind', async () => {
    await writeFile(join(folder, 'club-card.json'), JSON.stringify(own));
    const loaded = await loadDefinitions(folder);
    expect(loaded.ok && loaded.value.map(({ id }) => id)).toContain('club-card');
  });

  test('replaces a shipped kind', async () => {
    await writeFile(join(folder, 'bra-rg.json'), JSON.stringify({ ...own, id: 'bra-rg' }));
    const loaded = await loadDefinitions(folder);
    const titles = loaded.ok
      ? loaded.value.filter(({ id }) => id === 'bra-rg').map(({ title }) => title)
      : [];
    expect(titles).toEqual(['Card of the club']);
  });

  test.each([
    ['club-card.json', '{', 'is no JSON file'],
    ['other.json', JSON.stringify(own), 'the file of club-card must be called club-card.json'],
    ['club-card.json', JSON.stringify({ ...own, idDocType: 'CLUB' }), 'idDocType'],
    ['club-card.json', JSON.stringify({ ...own, more: 1 }), 'more'],
  ])('tells which file cannot be used: %s', async (name, content, reason) => {
    await writeFile(join(folder, name), content);
    const loaded = await loadDefinitions(folder);
    expect(loaded).toMatchObject({
      ok: false,
      error: { file: join(folder, name), reason: expect.stringContaining(reason) },
    });
  });

  test('a folder that is not there is told', async () => {
    const loaded = await loadDefinitions(join(folder, 'missing'));
    expect(loaded).toMatchObject({ ok: false, error: { reason: 'the folder cannot be read' } });
  });
});

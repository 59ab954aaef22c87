import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parseAamva } from '@aval/core/documents/parse-aamva';
import sharp from 'sharp';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { allKinds } from '../kinds/all-kinds.ts';
import { makeBarcode, planBarcodes } from '../set/make-barcode.ts';
import { drawSheet } from './draw-sheet.ts';

vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  const wasm = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
});

async function textsOf(picture: Buffer): Promise<string[]> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const pixels = {
    data: new Uint8ClampedArray(data),
    width: info.width,
    height: info.height,
    colorSpace: 'srgb' as const,
  };
  const found = await readBarcodes(pixels, { tryHarder: true, textMode: 'Plain' });
  return found.map(({ text }) => text);
}

const withSymbols = allKinds.flatMap((kind) =>
  kind.sheets.flatMap((sheet) => (sheet.barcodes === undefined ? [] : [{ id: kind.id, kind, sheet }])),
);

describe.each(withSymbols)('$id', ({ kind, sheet }) => {
  test('has symbols that read back as the truth has them', async () => {
    const holder = kind.invent(11, 'F');
    const read = await textsOf(await drawSheet(sheet, holder, null, 12));
    const printed = (sheet.barcodes ?? []).map(({ content }) => holder.barcodes[content]);
    expect(printed.length).toBeGreaterThan(0);
    expect(read).toEqual(expect.arrayContaining(printed));
  });

  test('says in an AAMVA symbol what the front says', () => {
    const holder = kind.invent(12, 'M');
    const { aamva } = holder.barcodes;
    if (aamva === undefined) return expect(kind.definitionId).toMatch(/^bra-/);
    const record = parseAamva(aamva);
    const value = (name: string) => holder.values[name]?.value;
    expect(record).toMatchObject({
      country: holder.country,
      surname: value('surname'),
      givenNames: value('givenNames'),
      documentNumber: value('documentNumber'),
      birthDate: value('birthDate'),
      expiryDate: value('expiryDate'),
      sex: 'M',
    });
  });
});

test('a photographed symbol of every format reads back', async () => {
  const good = planBarcodes(5, 9).filter(({ condition }) => condition === 'good');
  expect(good.map(({ format }) => format).sort()).toEqual(
    ['pdf417', 'qr', 'aztec', 'data-matrix', 'code-128', 'ean-13'].sort(),
  );
  for (const barcode of good) {
    expect([barcode.format, await textsOf(await makeBarcode(barcode))]).toEqual([
      barcode.format,
      [barcode.text],
    ]);
  }
});

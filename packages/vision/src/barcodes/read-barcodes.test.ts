import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import bwip from 'bwip-js/node';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodePicture } from '../picture/decode-picture.ts';
import { buildPyramid } from '../picture/pyramid.ts';
import { type BarcodeReader, openBarcodeReader } from './open-barcode-reader.ts';
import { readBarcodes } from './read-barcodes.ts';

const licence = '@\n\u001e\rANSI 636000090002DL00410278DLDCAD\nDCSSAMPLE\nDACANN\n';
let reader: BarcodeReader;

beforeAll(async () => {
  const opened = await openBarcodeReader();
  if (!opened.ok) throw new Error(opened.error.message);
  reader = opened.value;
});

/** A code on the upper left of a white sheet, turned clockwise about the sheet's centre. */
async function sheet(bcid: string, text: string, degrees = 0): Promise<Buffer> {
  const code = await bwip.toBuffer({ bcid, text, scale: 3 });
  const flat = await sharp({ create: { width: 1400, height: 1000, channels: 3, background: '#f4f2ee' } })
    .composite([{ input: code, left: 200, top: 150 }])
    .png()
    .toBuffer();
  return sharp(flat).rotate(degrees, { background: '#f4f2ee' }).jpeg({ quality: 85 }).toBuffer();
}

async function read(bytes: Uint8Array) {
  const decoded = await decodePicture(bytes);
  if (!decoded.ok) throw new Error(decoded.error);
  return readBarcodes(reader, buildPyramid(decoded.value.pixels));
}

describe('readBarcodes', () => {
  it.each([
    ['pdf417', 'pdf417', licence],
    ['qrcode', 'qr', 'https://example.org/v/1?cpf=00000000191'],
    ['azteccode', 'aztec', 'BOARDING 1'],
    ['datamatrix', 'data-matrix', 'AB-123'],
    ['code128', 'code-128', 'AB1234567'],
    ['ean13', 'ean-13', '5901234123457'],
  ])('reads %s upright and on its side, control characters and all', async (bcid, format, text) => {
    for (const degrees of [0, 90]) {
      const found = await read(await sheet(bcid, text, degrees));
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ format, text });
      expect(Buffer.from(found[0]?.bytes ?? '', 'base64').toString('latin1')).toBe(text);
    }
  });

  it('gives the corners in pixels of the picture, clockwise from the top left of the code', async () => {
    const [code] = await read(await sheet('qrcode', 'corners'));
    const [topLeft, topRight, bottomRight, bottomLeft] = code?.corners ?? [];
    expect(Math.abs((topLeft?.x ?? 0) - 200)).toBeLessThan(8);
    expect(Math.abs((topLeft?.y ?? 0) - 150)).toBeLessThan(8);
    expect(topRight?.x).toBeGreaterThan((topLeft?.x ?? 0) + 50);
    expect(bottomRight?.y).toBeGreaterThan((topRight?.y ?? 0) + 50);
    expect(bottomLeft?.x).toBeLessThan((bottomRight?.x ?? 0) - 50);
  });

  it('reads two codes of one picture', async () => {
    const second = await bwip.toBuffer({ bcid: 'code128', text: 'SECOND', scale: 3 });
    const both = await sharp(await sheet('qrcode', 'first'))
      .composite([{ input: second, left: 700, top: 600 }])
      .png()
      .toBuffer();
    expect((await read(both)).map(({ text }) => text).sort()).toEqual(['SECOND', 'first']);
  });

  it('finds nothing where nothing is', async () => {
    const create = { width: 500, height: 400, channels: 3, background: '#888' } as const;
    expect(await read(await sharp({ create }).png().toBuffer())).toEqual([]);
  });
});

describe('openBarcodeReader', () => {
  it('fails when the decoder is not there or is another one: never a picture without codes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'aval-wasm-'));
    const missing = await openBarcodeReader(pathToFileURL(join(folder, 'no.wasm')).href);
    expect(missing).toMatchObject({ ok: false, error: { code: 'model-missing', file: 'zxing_reader.wasm' } });
    const path = join(folder, 'other.wasm');
    await writeFile(path, 'not the decoder');
    const altered = await openBarcodeReader(pathToFileURL(path).href);
    expect(altered).toMatchObject({ ok: false, error: { code: 'model-altered' } });
  });
});

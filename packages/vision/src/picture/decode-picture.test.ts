import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodePicture } from './decode-picture.ts';
import { pictureLimits } from './limits.ts';

const colour = { r: 200, g: 60, b: 20 };
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: colour } });
const noisy = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: colour,
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  });
const join = (...parts: readonly (Uint8Array | string)[]) =>
  new Uint8Array(
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))),
  );

async function refusal(bytes: Uint8Array, declaredMime?: string) {
  const result = await decodePicture(bytes, declaredMime === undefined ? {} : { declaredMime });
  return result.ok ? 'decoded' : result.error;
}

/** A PNG whose header declares a size and whose data are whatever they are. */
function pngDeclaring(width: number, height: number, chunks: readonly Uint8Array[] = []): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return join(
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...chunks,
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  );
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return join(length, type, data, Buffer.alloc(4));
}

function pdf(mediaBox: string, content = '0.8 0.2 0.1 rg 0 0 100 100 re f', trailer = ''): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [${mediaBox}] /Contents 4 0 R >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
  return join(text);
}

describe('pictures that are read', () => {
  it.each(['jpeg', 'png'] as const)(
    'decodes %s, by its bytes and not by its declared type',
    async (format) => {
      const bytes = await plain(64, 48).toFormat(format).toBuffer();
      const result = await decodePicture(bytes, { declaredMime: 'application/pdf' });
      expect(
        result.ok && [result.value.format, result.value.pixels.width, result.value.pixels.height],
      ).toEqual([format, 64, 48]);
      expect(result.ok && result.value.pixels.data).toHaveLength(64 * 48 * 3);
    },
  );

  it('turns by EXIF, and says the size that a person sees', async () => {
    const bytes = await plain(60, 30).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const result = await decodePicture(bytes);
    expect(result.ok && [result.value.originalWidth, result.value.originalHeight]).toEqual([30, 60]);
    expect(result.ok && [result.value.pixels.width, result.value.pixels.height]).toEqual([30, 60]);
  });

  it('flattens transparency on white and shrinks large pictures', async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const bytes = await sharp({ create: { width: 3000, height: 600, channels: 4, background: clear } })
      .png()
      .toBuffer();
    const result = await decodePicture(bytes);
    expect(result.ok && [result.value.pixels.width, result.value.pixels.height]).toEqual([2400, 480]);
    expect(result.ok && [...result.value.pixels.data.subarray(0, 3)]).toEqual([255, 255, 255]);
    expect(result.ok && result.value.originalWidth).toBe(3000);
  });

  it.each([
    ['grey', plain(20, 20).greyscale().png()],
    ['16 bit', plain(20, 20).toColourspace('rgb16').png()],
    ['CMYK', plain(20, 20).toColourspace('cmyk').jpeg()],
  ])('makes three channels of eight bits out of %s', async (_, picture) => {
    const result = await decodePicture(await picture.toBuffer());
    expect(result.ok && result.value.pixels.data).toHaveLength(20 * 20 * 3);
  });

  it('draws the first page of a PDF on white', async () => {
    const result = await decodePicture(pdf('0 0 200 100'));
    expect(result.ok && [result.value.format, result.value.pixels.width, result.value.pixels.height]).toEqual(
      ['pdf', 833, 417],
    );
    const data = result.ok ? result.value.pixels.data : new Uint8Array();
    expect([...data.subarray(0, 3)]).toEqual([204, 51, 26]);
    expect([...data.subarray(data.length - 3)]).toEqual([255, 255, 255]);
  });

  it.each([
    ['padding', Buffer.alloc(100_000)],
    ['a second picture, as phones append', Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Buffer.alloc(9000, 7)])],
    ['a short film, as phones append', join('\0\0\0\x18ftypmp42', Buffer.alloc(9000, 7))],
    ['the rest of a disk cluster', Buffer.alloc(4000, 0x41)],
  ])('ignores %s behind the end', async (_, trailer) => {
    expect(await refusal(join(await plain(32, 32).jpeg().toBuffer(), trailer))).toBe('decoded');
  });
});

describe('files that are refused', () => {
  it('zero bytes', async () => expect(await refusal(new Uint8Array())).toBe('empty-file'));

  it('65 megabytes, whatever they are', async () => {
    expect(await refusal(new Uint8Array(65 * 1024 * 1024))).toBe('file-too-big');
  });

  it.each(['jpeg', 'png'] as const)('%s cut at any place', async (format) => {
    const bytes = await noisy(200, 200).toFormat(format).toBuffer();
    for (const share of [0.02, 0.3, 0.6, 0.95]) {
      expect(await refusal(bytes.subarray(0, Math.floor(bytes.length * share)))).toBe('corrupted-file');
    }
    expect(await refusal(bytes.subarray(0, bytes.length - 1))).toBe('corrupted-file');
  });

  it.each([
    [50_000, 50_000],
    [20_001, 10],
    [10_001, 10_000],
  ])('a header that declares %i x %i pixels', async (width, height) => {
    expect(await refusal(pngDeclaring(width, height))).toBe('file-too-big');
  });

  it('a PNG whose data do not fill the size it declares', async () => {
    expect(await refusal(pngDeclaring(2000, 2000))).toBe('corrupted-file');
  });

  it('an animated PNG', async () => {
    const animation = chunk('acTL', new Uint8Array([0, 0, 0, 2, 0, 0, 0, 0]));
    expect(await refusal(pngDeclaring(10, 10, [animation]))).toBe('unsupported-file-format');
  });

  it.each(['gif', 'webp', 'tiff', 'avif'] as const)('%s, whatever type it declares', async (format) => {
    const bytes = await plain(16, 16).toFormat(format).toBuffer();
    expect(await refusal(bytes, 'image/jpeg')).toBe('unsupported-file-format');
  });

  it('an animated WebP', async () => {
    const frames = await sharp({
      create: { width: 8, height: 16, channels: 3, background: colour, pageHeight: 8 },
    })
      .webp()
      .toBuffer();
    expect(await refusal(frames)).toBe('unsupported-file-format');
  });

  it('text, and text that claims to be a picture', async () => {
    expect(await refusal(join('hello, this is no picture'))).toBe('unsupported-file-format');
    expect(await refusal(join('hello, this is no picture'), 'image/png')).toBe('corrupted-file');
  });

  it.each([
    ['a page', '<html><script>alert(1)</script></html>'],
    ['an archive', `PK\x03\x04${'x'.repeat(50)}`],
    ['a document', `%PDF-1.7 ${'x'.repeat(5000)}`],
    ['a long unknown tail', 'x'.repeat(10_000)],
  ])('a picture that is %s as well', async (_, trailer) => {
    for (const format of ['jpeg', 'png'] as const) {
      expect(await refusal(join(await plain(16, 16).toFormat(format).toBuffer(), trailer))).toBe(
        'corrupted-file',
      );
    }
  });

  it('a JPEG of thousands of scans', async () => {
    const bytes = await noisy(64, 64).jpeg({ progressive: true }).toBuffer();
    const scan = bytes.indexOf(Buffer.from([0xff, 0xda]));
    const end = bytes.length - 2;
    const scans = Array.from({ length: pictureLimits.jpegScans + 1 }, () => bytes.subarray(scan, end));
    expect(await refusal(join(bytes.subarray(0, scan), ...scans, new Uint8Array([0xff, 0xd9])))).toBe(
      'corrupted-file',
    );
  });
});

describe('PDF files', () => {
  it('with an absurd page are drawn within the working size', async () => {
    const result = await decodePicture(pdf('0 0 14400000 7200000'));
    const longer = result.ok ? Math.max(result.value.pixels.width, result.value.pixels.height) : 0;
    expect(longer).toBeLessThanOrEqual(pictureLimits.workingSide);
  });

  it.each([
    ['that are a line', '0 0 100000 1'],
    ['broken off', null],
  ])('%s are corrupted', async (_, box) => {
    const bytes = box === null ? join('%PDF-1.4\n1 0 obj\n<< /Type') : pdf(box);
    expect(await refusal(bytes)).toBe('corrupted-file');
  });

  it('that are encrypted are refused as such', async () => {
    const key = `<${'ab'.repeat(32)}>`;
    const encrypt = `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >> /ID [<00><00>] `;
    expect(await refusal(pdf('0 0 100 100', '', encrypt))).toBe('encrypted-file');
  });

  it('with deep nesting end with an answer', async () => {
    const content = `${'q '.repeat(20_000)}0 0 10 10 re f`;
    expect(['decoded', 'corrupted-file']).toContain(await refusal(pdf('0 0 100 100', content)));
    const nested = `0 0 100 100] /Nested ${'['.repeat(5_000)}${']'.repeat(5_000)} /X [0`;
    expect(['decoded', 'corrupted-file']).toContain(await refusal(pdf(nested)));
  });

  it('leave the reader usable after a broken one', async () => {
    await decodePicture(join('%PDF-1.4\ngarbage'));
    expect(await refusal(pdf('0 0 100 100'))).toBe('decoded');
  });
});

import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { examineFile } from './examine-file.ts';

const drawn = (width = 64, height = 32) =>
  sharp({ create: { width, height, channels: 3, background: '#0055ff' } });
const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  });
const verdict = async (kind: 'logo' | 'font', bytes: Buffer) => {
  const examined = await examineFile(kind, bytes);
  return examined.ok ? examined.value : examined.error.name;
};

/** The header of a font, which is all that is read of it here. */
function font(bytes: number, told = bytes): Buffer {
  const made = Buffer.alloc(bytes);
  made.write('wOF2', 'latin1');
  made.writeUInt32BE(told, 8);
  return made;
}

/** The same picture with a chunk that says it moves, in front of its pixels. */
function animated(png: Buffer): Buffer {
  const chunk = Buffer.alloc(20);
  chunk.writeUInt32BE(8, 0);
  chunk.write('acTL', 4, 'latin1');
  chunk.writeUInt32BE(2, 8);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}

describe('a logo', () => {
  test('is told by its content', async () => {
    expect(await verdict('logo', await drawn().png().toBuffer())).toBe('png');
    expect(await verdict('logo', await drawn().jpeg().toBuffer())).toBe('jpg');
    expect(await verdict('logo', await drawn().webp().toBuffer())).toBe('webp');
    expect(await verdict('logo', await drawn(2000, 1).png().toBuffer())).toBe('png');
  });

  test('that is none of these, moves, is too large or damaged is refused', async () => {
    const png = await noise(64, 32).png().toBuffer();
    const pages = await sharp([await drawn().png().toBuffer(), await noise(64, 32).png().toBuffer()], {
      join: { animated: true },
    })
      .webp()
      .toBuffer();
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
    const refused: [string, Buffer, string][] = [
      ['nothing', Buffer.alloc(0), 'empty-file'],
      ['a drawing with script', Buffer.from(svg), 'unsupported-file-format'],
      ['a GIF', await drawn().gif().toBuffer(), 'unsupported-file-format'],
      ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'unsupported-file-format'],
      ['a font', font(64), 'unsupported-file-format'],
      ['a film in WebP', pages, 'unsupported-file-format'],
      ['a film in PNG', animated(png), 'unsupported-file-format'],
      ['half of it', png.subarray(0, png.length >> 1), 'corrupted-file'],
      [
        'a drawing that calls itself PNG',
        Buffer.concat([png.subarray(0, 8), Buffer.from(svg)]),
        'corrupted-file',
      ],
      ['too wide', await drawn(2001, 4).png().toBuffer(), 'incorrect-file-size'],
      ['too many bytes', Buffer.concat([png, Buffer.alloc(256 * 1024)]), 'file-too-big'],
    ];
    for (const [what, bytes, name] of refused)
      expect([what, await verdict('logo', bytes)]).toEqual([what, name]);
  });
});

describe('a font', () => {
  test('is WOFF2 and whole', async () => {
    expect(await verdict('font', font(300 * 1024))).toBe('woff2');
    expect(await verdict('font', font(300 * 1024 + 1))).toBe('file-too-big');
    expect(await verdict('font', font(64, 65))).toBe('corrupted-file');
    expect(await verdict('font', font(20))).toBe('corrupted-file');
    expect(await verdict('font', Buffer.from('wOFF'))).toBe('unsupported-file-format');
    expect(await verdict('font', await drawn().png().toBuffer())).toBe('unsupported-file-format');
  });
});

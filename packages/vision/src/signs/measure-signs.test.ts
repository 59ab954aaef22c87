import type { Sign, SignKind } from '@aval/core/findings';
import { hashDistance } from '@aval/core/rules/judge-sides';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodePicture } from '../picture/decode-picture.ts';
import { measureQuality } from '../picture/measure-quality.ts';
import { hashPicture } from './hash-picture.ts';
import { measureSigns } from './measure-signs.ts';
import type { SignInput } from './sign-input.ts';

const width = 1200;
const height = 900;
/** Where the drawn sheet has its lines and its portrait. */
const lines = Array.from({ length: 8 }, (_, row) => ({ x: 480, y: 160 + row * 70, width: 560, height: 36 }));
const portrait = { x: 180, y: 240, width: 220, height: 280 };

/** Noise that is the same at every run, about the given level. */
function noise(level: number, amount: number): Sharp {
  const data = new Uint8Array(width * height * 3);
  let state = 9303;
  for (let at = 0; at < data.length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    data[at] = level + ((state >>> 24) / 255 - 0.5) * 2 * amount;
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** A sheet on a desk: lines of dashes for text, a coloured patch for the portrait. Lossless. */
function sheet(): Promise<Buffer> {
  drawn ??= drawSheet();
  return drawn;
}

let drawn: Promise<Buffer> | undefined;

async function drawSheet(): Promise<Buffer> {
  const dashes = lines
    .flatMap(({ x, y, height: tall }, row) =>
      Array.from({ length: 22 }, (_, at) => {
        const wide = 8 + ((at * 7 + row * 5) % 11);
        return `<rect x="${x + at * 25}" y="${y + (at % 3)}" width="${wide}" height="${tall - (at % 4)}" fill="#20303c"/>`;
      }),
    )
    .join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="g" x2="1" y2="1"><stop offset="0" stop-color="#7a4"/><stop offset="1" stop-color="#37b"/></linearGradient></defs>
    <rect x="120" y="100" width="980" height="700" fill="#cfe0d8" fill-opacity=".7"/>
    <rect x="${portrait.x}" y="${portrait.y}" width="${portrait.width}" height="${portrait.height}" fill="url(#g)" fill-opacity=".8"/>${dashes}</svg>`;
  return noise(90, 24)
    .composite([{ input: Buffer.from(svg) }])
    .png()
    .toBuffer();
}

async function signsOf(
  bytes: Buffer,
  change: Partial<SignInput> = {},
  subject: 'document' | 'selfie' = 'document',
): Promise<Map<SignKind, Sign>> {
  const decoded = await decodePicture(bytes);
  if (!decoded.ok) throw new Error(decoded.error);
  const { pixels, format, originalWidth, originalHeight } = decoded.value;
  const quality = await measureQuality(pixels);
  const input = { bytes, format, pixels, originalWidth, originalHeight, quality, outlines: [], text: lines };
  const signs = await measureSigns(subject, { ...input, mrz: null, faces: [portrait], ...change });
  return new Map(signs.map((sign) => [sign.kind, sign]));
}

const jpeg = async (bytes: Buffer, quality = 88) => sharp(bytes).jpeg({ quality }).toBuffer();
const scoreOf = (signs: Map<SignKind, Sign>, kind: SignKind) => signs.get(kind)?.score ?? Number.NaN;

describe('measureSigns', () => {
  it('measures every kind once, between 0 and 1, and finds nothing on a good picture', async () => {
    const signs = await signsOf(await jpeg(await sheet()));
    expect(signs.size).toBe(14);
    for (const { score, measures } of signs.values()) {
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThan(0.4);
      expect(Object.values(measures).every(Number.isFinite)).toBe(true);
    }
  });

  it('asks of a selfie only what does not need a document', async () => {
    const signs = await signsOf(await jpeg(await sheet()), {}, 'selfie');
    expect([...signs.keys()].sort()).toEqual([
      'dark',
      'double-compression',
      'edited-file',
      'glare',
      'low-resolution',
      'photo-of-screen',
      'screenshot',
    ]);
  });

  it.each<[SignKind, (picture: Sharp) => Sharp]>([
    ['blur', (picture) => picture.blur(6)],
    ['dark', (picture) => picture.linear(0.15, 0)],
    ['low-resolution', (picture) => picture.resize(360)],
    ['greyscale-copy', (picture) => picture.greyscale()],
  ])('%s grows when the picture has it', async (kind, spoil) => {
    const bytes = await spoil(sharp(await sheet()))
      .jpeg({ quality: 88 })
      .toBuffer();
    const text = kind === 'low-resolution' ? { text: [], faces: [] } : {};
    expect(scoreOf(await signsOf(bytes, text), kind)).toBeGreaterThan(0.5);
  });

  it('glare counts burnt-out spots on a document, not the white of a scan', async () => {
    const spot = await sharp({ create: { width: 500, height: 500, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const burnt = await sharp(await sheet())
      .composite([{ input: spot, left: 450, top: 200 }])
      .png()
      .toBuffer();
    expect(scoreOf(await signsOf(burnt), 'glare')).toBeGreaterThan(0.4);
    const scan = await sharp(await sheet())
      .linear(1, 200)
      .png()
      .toBuffer();
    expect(scoreOf(await signsOf(scan), 'glare')).toBe(0);
  });

  it('cut off: corners outside, text at the border', async () => {
    const bytes = await jpeg(await sheet());
    const corners = [
      { x: 100, y: 100 },
      { x: 1400, y: 100 },
      { x: 1400, y: 800 },
      { x: 100, y: 800 },
    ];
    const outside = await signsOf(bytes, { outlines: [{ corners, confidence: 1, aspectRatio: 1.4 }] });
    expect(scoreOf(outside, 'cut-off')).toBe(1);
    const atBorder = lines.map((line) => ({ ...line, width: width - line.x }));
    expect(scoreOf(await signsOf(bytes, { text: atBorder }), 'cut-off')).toBe(1);
  });

  it('not a document: neither text nor zone nor face', async () => {
    const bytes = await jpeg(await noise(120, 20).png().toBuffer());
    expect(scoreOf(await signsOf(bytes, { text: [], faces: [] }), 'not-a-document')).toBe(1);
    expect(
      scoreOf(await signsOf(bytes, { text: lines.slice(0, 2), faces: [] }), 'not-a-document'),
    ).toBeGreaterThan(0.7);
  });

  it('a screenshot: the size of a screen, its bars, no camera', async () => {
    const inner = await sharp(await sheet())
      .resize(1080)
      .png()
      .toBuffer();
    const shot = await sharp({ create: { width: 1080, height: 2340, channels: 3, background: '#101418' } })
      .composite([{ input: inner, left: 0, top: 600 }])
      .png()
      .toBuffer();
    expect(scoreOf(await signsOf(shot, { text: [], faces: [] }), 'screenshot')).toBeGreaterThan(0.6);
    const withCamera = await sharp(shot)
      .withExif({ IFD0: { Make: 'Maker', Model: 'Camera 1' } })
      .jpeg()
      .toBuffer();
    expect(scoreOf(await signsOf(withCamera, { text: [], faces: [] }), 'screenshot')).toBe(0);
  });

  it('a photograph of a screen: a slanted grid all over', async () => {
    const { data } = await sharp(await sheet())
      .raw()
      .toBuffer({ resolveWithObject: true });
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const light = 1 + 0.12 * Math.cos(1.9 * x + 0.4 * y);
        for (let channel = 0; channel < 3; channel++) {
          const at = (y * width + x) * 3 + channel;
          data[at] = Math.min(255, (data[at] ?? 0) * light);
        }
      }
    }
    const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 88 })
      .toBuffer();
    expect(scoreOf(await signsOf(bytes), 'photo-of-screen')).toBeGreaterThan(0.65);
  });

  it('a photograph of a screen that is held straight: the same grid along both axes', async () => {
    const { data } = await sharp(await sheet())
      .raw()
      .toBuffer({ resolveWithObject: true });
    for (let at = 0; at < data.length; at++) {
      const [x, y] = [Math.floor(at / 3) % width, Math.floor(at / 3 / width)];
      data[at] = Math.min(255, (data[at] ?? 0) * (1 + 0.06 * (Math.cos(2.1 * x) + Math.cos(2.1 * y))));
    }
    const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 92 })
      .toBuffer();
    expect(scoreOf(await signsOf(bytes), 'photo-of-screen')).toBeGreaterThan(0.65);
  });

  it('a portrait pasted into a blurred picture has a sharper edge than the text', async () => {
    const blurred = await sharp(await sheet())
      .blur(2)
      .png()
      .toBuffer();
    const other = await sharp({
      create: {
        width: portrait.width + 80,
        height: portrait.height + 80,
        channels: 3,
        background: '#20242a',
      },
    })
      .png()
      .toBuffer();
    const pasted = await sharp(blurred)
      .composite([{ input: other, left: portrait.x - 40, top: portrait.y - 40 }])
      .png()
      .toBuffer();
    expect(scoreOf(await signsOf(await jpeg(blurred)), 'pasted-portrait')).toBeLessThan(0.4);
    expect(scoreOf(await signsOf(await jpeg(pasted)), 'pasted-portrait')).toBeGreaterThan(0.6);
  });

  it('says that marks of compression were not measured where the picture was made smaller', async () => {
    const large = await sharp(await sheet())
      .resize(3000)
      .jpeg()
      .toBuffer();
    const signs = await signsOf(large);
    expect(signs.get('error-level')).toMatchObject({ score: 0, measures: { measured: 0, reduced: 1 } });
  });

  it('an edited file names its editor; a camera is none', async () => {
    const named = (software: string) => async () =>
      sharp(await sheet())
        .withExif({ IFD0: { Software: software } })
        .jpeg()
        .toBuffer();
    expect(scoreOf(await signsOf(await named('Adobe Photoshop 25.1')()), 'edited-file')).toBe(0.9);
    expect(scoreOf(await signsOf(await named('Camera 17.2')()), 'edited-file')).toBe(0);
  });

  it('double compression shows when the second is the finer one', async () => {
    const natural = await noise(128, 110).blur(1.2).png().toBuffer();
    const twice = await jpeg(await jpeg(natural, 60), 92);
    expect(scoreOf(await signsOf(twice), 'double-compression')).toBeGreaterThan(0.6);
    expect(scoreOf(await signsOf(await jpeg(natural, 92)), 'double-compression')).toBeLessThan(0.3);
  });

  it('broken metadata are none', async () => {
    const good = await jpeg(await sheet());
    const exif = Buffer.concat([
      Buffer.from([0xff, 0xe1, 0x00, 0x20]),
      Buffer.from('Exif\0\0'),
      Buffer.alloc(24, 0xff),
    ]);
    const broken = Buffer.concat([good.subarray(0, 2), exif, good.subarray(2)]);
    expect(scoreOf(await signsOf(broken), 'edited-file')).toBe(0);
  });
});

describe('hashPicture', () => {
  const hash = async (bytes: Buffer) => {
    const decoded = await decodePicture(bytes);
    if (!decoded.ok) throw new Error(decoded.error);
    return hashPicture(decoded.value.pixels);
  };

  it('is the same for the same picture saved anew, and another for another', async () => {
    const one = await hash(await jpeg(await sheet(), 90));
    expect(one).toMatch(/^[0-9a-f]{16}$/);
    const smaller = await hash(
      await sharp(await sheet())
        .resize(800)
        .jpeg({ quality: 60 })
        .toBuffer(),
    );
    expect(hashDistance(one, smaller)).toBeLessThanOrEqual(5);
    const mirrored = await hash(
      await sharp(await sheet())
        .flop()
        .jpeg()
        .toBuffer(),
    );
    expect(hashDistance(one, mirrored)).toBeGreaterThan(16);
  });
});

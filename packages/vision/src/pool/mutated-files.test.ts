import { pictureFailureSchema } from '@aval/core/findings';
import { drawDocument } from '@aval/specimens/draw-document';
import { inventPerson } from '@aval/specimens/person';
import { photograph } from '@aval/specimens/photograph';
import { pick, type Random, seededRandom, wholeNumber } from '@aval/specimens/random';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { modelsForTests, testCacheDir } from '../models/models-for-tests.ts';
import { openVision, type Vision } from './open-vision.ts';

/**
 * Mutated files whose decoding and quality are tried, and the first of them that are read whole, as document and selfie:
 * they load whatever is loaded with its first use.
 */
const FILES = 10_000;
const READ_WHOLE = 100;
const PDF_SHARE = 0.03;
/** Files in flight, so that the threads never wait. */
const AT_ONCE = 8;
/** What resident memory may grow by from the middle of the run to its end, in MiB: a leak of 50 kB a file would be 250. */
const MOST_GROWTH = 200;

let vision: Vision;
let crashes = 0;

beforeAll(async () => {
  const opened = await openVision({
    models: await modelsForTests(testCacheDir(process.env['AVAL_CACHE_DIR'])),
    threads: 2,
    taskTimeoutMs: 30_000,
    onCrash: () => {
      crashes += 1;
    },
  });
  if (!opened.ok) throw new Error(opened.error.message);
  vision = opened.value;
}, 300_000);
afterAll(() => vision?.close());

/** Small files of every kind that is taken, so that much of each is structure. */
async function seeds(): Promise<{ readonly pictures: [Buffer, ...Buffer[]]; readonly pdf: Buffer }> {
  const person = inventPerson(3, '2026-03-01', { sex: 'F' });
  const portrait = await sharp({ create: { width: 350, height: 450, channels: 3, background: '#c9a58a' } })
    .png()
    .toBuffer();
  const page = await drawDocument({ layout: 'passport', person, portrait });
  const small = sharp(await photograph(page, {})).resize({ width: 320 });
  const jpeg = await small.clone().jpeg({ quality: 70 }).toBuffer();
  const exif = { IFD0: { Orientation: '6', Software: 'camera' } };
  const pictures: [Buffer, ...Buffer[]] = [
    jpeg,
    await small.clone().jpeg({ quality: 60, progressive: true }).withExif(exif).toBuffer(),
    await small.clone().png().toBuffer(),
    await small.clone().greyscale().png({ palette: true, colours: 16 }).toBuffer(),
  ];
  return { pictures, pdf: pdfOf(jpeg, 320, 225) };
}

/** A PDF of one page that shows a JPEG. */
function pdfOf(jpeg: Buffer, width: number, height: number): Buffer {
  const content = `q ${width} 0 0 ${height} 0 0 cm /I Do Q`;
  const head = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>endobj
4 0 obj<</Length ${content.length}>>stream
${content}
endstream endobj
5 0 obj<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length ${jpeg.length}>>stream
`;
  return Buffer.concat([
    Buffer.from(head, 'latin1'),
    jpeg,
    Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n', 'latin1'),
  ]);
}

/** One to four of the things that happen to files: by accident, or by somebody who wants to break the reader. */
function mutate(random: Random, seed: Buffer, other: Buffer): Buffer {
  let bytes: Buffer = Buffer.from(seed);
  for (let times = wholeNumber(random, 1, 4); times > 0; times -= 1) {
    if (bytes.length < 4) return bytes;
    const at = wholeNumber(random, 0, bytes.length - 1);
    const length = wholeNumber(random, 1, Math.min(64, bytes.length - at));
    // The first bytes hold sizes and tables; half of all changes go there.
    const early = random() < 0.5 ? at % Math.min(bytes.length, 700) : at;
    const change = pick(random, ['bit', 'bytes', 'size', 'cut', 'drop', 'repeat', 'splice'] as const);
    if (change === 'bit') bytes[early] = (bytes[early] ?? 0) ^ (1 << wholeNumber(random, 0, 7));
    else if (change === 'bytes')
      for (let index = 0; index < length; index += 1) bytes[at + index] = wholeNumber(random, 0, 255);
    else if (change === 'size')
      bytes.writeUInt16BE(pick(random, [0, 1, 0x7fff, 0xffff] as const), Math.min(early, bytes.length - 2));
    else if (change === 'cut') bytes = bytes.subarray(0, at);
    else if (change === 'drop') bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    else if (change === 'repeat') bytes = Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
    else bytes = Buffer.concat([bytes.subarray(0, at), other.subarray(at % other.length)]);
  }
  return bytes;
}

it('answers ten thousand broken files without a crash, a hang or a leak', async () => {
  const random = seededRandom(20_261_122);
  const { pictures, pdf } = await seeds();
  const answers = { read: 0, refused: 0 };
  const strange: string[] = [];
  const note = (result: { readonly ok: boolean; readonly error?: string }) => {
    if (result.ok) answers.read += 1;
    else if (pictureFailureSchema.safeParse(result.error).success) answers.refused += 1;
    else strange.push(result.error ?? 'no error');
  };
  let made = 0;
  let halfway = 0;
  const worker = async (): Promise<void> => {
    while (made < FILES) {
      made += 1;
      if (made === FILES / 2) halfway = process.memoryUsage().rss;
      const isRead = made <= READ_WHOLE;
      // Every PDF costs a process of its own to draw.
      const seed = random() < PDF_SHARE ? pdf : pick(random, pictures);
      const file = mutate(random, seed, pick(random, pictures));
      note(await vision.inspectPicture(file));
      if (!isRead) continue;
      note(await vision.readDocument(file));
      note(await vision.readSelfie(file));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const growth = (process.memoryUsage().rss - halfway) / 1024 / 1024;

  expect(strange).toEqual([]);
  expect(crashes).toBe(0);
  expect(answers.read + answers.refused).toBe(FILES + 2 * READ_WHOLE);
  // Both happen often, or the mutations are too rough or too gentle to say anything.
  expect(answers.read).toBeGreaterThan(FILES / 20);
  expect(answers.refused).toBeGreaterThan(FILES / 20);
  expect(growth).toBeLessThan(MOST_GROWTH);
}, 900_000);

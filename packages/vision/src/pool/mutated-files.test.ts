import { crc32 } from 'node:zlib';
import { pictureFailureSchema } from '@aval/core/findings';
import type { Result } from '@aval/core/result';
import { drawDocument } from '@aval/specimens/draw-document';
import { inventPerson } from '@aval/specimens/person';
import { photograph } from '@aval/specimens/photograph';
import { openPortraits } from '@aval/specimens/portraits';
import { pick, type Random, seededRandom, wholeNumber } from '@aval/specimens/random';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { modelsForTests, testCacheDir } from '../models/models-for-tests.ts';
import { openVision, type Vision } from './open-vision.ts';

/** Mutated files whose decoding and quality are tried. */
const FILES = 10_000;
/**
 * The first of them are read whole, which takes a hundred times as long: one in three as a document, the others as selfies. They load
 * whatever is loaded with its first use.
 */
const READ_WHOLE = 45;
/** Lines of text that a document is read for at most. */
const MOST_LINES = 8;
/** Every PDF costs a process of its own to draw. */
const PDF_SHARE = 0.008;
/** Of the mutated PNGs: their checksums are made right again, or hardly any would get as far as a decoder. */
const SEALED_SHARE = 0.5;
/** Files in flight, so that the threads never wait. */
const AT_ONCE = 8;
/** What resident memory may grow by from the middle of the run to its end, in MiB: a leak of 50 kB a file would be 250. */
const MOST_GROWTH = 200;

const PNG_START = Buffer.from('89504e470d0a1a0a', 'hex');
const cacheDir = testCacheDir(process.env['AVAL_CACHE_DIR']);

let vision: Vision;
let crashes = 0;

beforeAll(async () => {
  const opened = await openVision({
    models: await modelsForTests(cacheDir),
    threads: 2,
    // For what hangs: on a machine that is busy with other things, a document may well take a minute.
    taskTimeoutMs: 300_000,
    onCrash: () => {
      crashes += 1;
    },
  });
  if (!opened.ok) throw new Error(opened.error.message);
  vision = opened.value;
}, 300_000);
afterAll(() => vision?.close());

type Seeds = {
  readonly strips: [Buffer, ...Buffer[]];
  readonly pdf: Buffer;
  readonly documents: [Buffer, ...Buffer[]];
  readonly selfies: [Buffer, ...Buffer[]];
};

/**
 * Small files of every kind that is taken, so that much of each is structure. Strips for what is only decoded: quality is measured on
 * a thousand pixels of width, so its cost goes with the height.
 */
async function seeds(cacheDir: string): Promise<Seeds> {
  const portraits = await openPortraits({ cacheDir, registry: 'https://registry.npmjs.org' });
  if (!portraits.ok) throw new Error(portraits.error);
  const person = inventPerson(3, '2026-03-01', { sex: 'F' });
  const portrait = await portraits.value.portrait('anna');
  const page = await photograph(await drawDocument({ layout: 'passport', person, portrait }), {});
  const exif = { IFD0: { Orientation: '6', Software: 'camera' } };
  const strip = sharp(page).resize({ width: 320, height: 20, position: 'bottom' });
  const upright = strip.clone().rotate(90);
  const document = sharp(page).resize({ width: 480 });
  const selfie = sharp(await portraits.value.selfie('anna')).resize({ width: 240 });
  const jpeg = await strip.clone().jpeg({ quality: 70 }).toBuffer();
  return {
    strips: [
      jpeg,
      await upright.jpeg({ quality: 60, progressive: true }).withExif(exif).toBuffer(),
      await strip.clone().png().toBuffer(),
      await strip.clone().greyscale().png({ palette: true, colours: 16 }).toBuffer(),
    ],
    pdf: pdfOf(jpeg, 320, 20),
    documents: [
      await document.clone().jpeg({ quality: 70 }).toBuffer(),
      await document.clone().jpeg({ quality: 60, progressive: true }).toBuffer(),
    ],
    selfies: [
      await selfie.clone().jpeg({ quality: 70 }).toBuffer(),
      await selfie.clone().jpeg({ quality: 60, progressive: true }).toBuffer(),
    ],
  };
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

/** The file with the right checksum in every chunk that is still whole; no other file changes. */
function sealPng(file: Buffer): Buffer {
  const sealed = Buffer.from(file);
  if (!sealed.subarray(0, 8).equals(PNG_START)) return file;
  for (let at = 8; at + 12 <= sealed.length; ) {
    const end = at + 8 + sealed.readUInt32BE(at);
    if (end + 4 > sealed.length) break;
    sealed.writeUInt32BE(crc32(sealed.subarray(at + 4, end)), end);
    at = end + 4;
  }
  return sealed;
}

it('answers ten thousand broken files without a crash, a hang or a leak', async () => {
  const random = seededRandom(20_261_122);
  const { strips, pdf, documents, selfies } = await seeds(cacheDir);
  const answers = { read: 0, refused: 0 };
  const formats = new Set<string>();
  const strange: string[] = [];
  const stages = { document: new Set<string>(), selfie: new Set<string>() };
  const faces = { document: 0, selfie: 0 };
  const note = <Value>(result: Result<Value, string>): Value | undefined => {
    if (result.ok) {
      answers.read += 1;
      return result.value;
    }
    if (pictureFailureSchema.safeParse(result.error).success) answers.refused += 1;
    else strange.push(result.error);
    return undefined;
  };
  const inspect = async (file: Buffer): Promise<void> => {
    const inspected = note(await vision.inspectPicture(file));
    if (inspected !== undefined) formats.add(inspected.picture.format);
  };
  const readWhole = async (kind: 'document' | 'selfie', file: Buffer): Promise<void> => {
    const findings =
      kind === 'document'
        ? note(await vision.readDocument(file, { maxTextLines: MOST_LINES }))
        : note(await vision.readSelfie(file));
    for (const stage of Object.keys(findings?.timings.stages ?? {})) stages[kind].add(stage);
    faces[kind] += findings?.faces.length ?? 0;
  };
  let made = 0;
  let halfway = 0;
  const worker = async (): Promise<void> => {
    while (made < FILES) {
      made += 1;
      if (made === FILES / 2) halfway = process.memoryUsage().rss;
      if (made <= READ_WHOLE) {
        const kind = made % 3 === 0 ? 'document' : 'selfie';
        const file = mutate(random, pick(random, kind === 'document' ? documents : selfies), pdf);
        await inspect(file);
        await readWhole(kind, file);
        continue;
      }
      const seed = random() < PDF_SHARE ? pdf : pick(random, strips);
      const file = mutate(random, seed, pick(random, strips));
      await inspect(random() < SEALED_SHARE ? sealPng(file) : file);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const growth = (process.memoryUsage().rss - halfway) / 1024 / 1024;

  expect(strange).toEqual([]);
  expect(crashes).toBe(0);
  expect(answers.read + answers.refused).toBe(FILES + READ_WHOLE);
  // Both happen often, or the mutations are too rough or too gentle to say anything.
  expect(answers.read).toBeGreaterThan(FILES / 10);
  expect(answers.refused).toBeGreaterThan(FILES / 10);
  // Broken files got as far as every decoder, and into every part of the eyes.
  expect([...formats].sort()).toEqual(['jpeg', 'pdf', 'png']);
  expect([...stages.document]).toEqual(
    expect.arrayContaining(['mrz', 'barcodes', 'faces', 'outline', 'text', 'signs']),
  );
  expect([...stages.selfie]).toEqual(expect.arrayContaining(['faces', 'liveness', 'signs']));
  expect(faces.document).toBeGreaterThan(0);
  expect(faces.selfie).toBeGreaterThan(0);
  expect(growth).toBeLessThan(MOST_GROWTH);
}, 1_800_000);

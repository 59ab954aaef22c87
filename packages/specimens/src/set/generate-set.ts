import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Cast } from '../cast.ts';
import { allKinds } from '../kinds/all-kinds.ts';
import { setDay } from '../people/dates.ts';
import { makeBarcode, planBarcodes } from './make-barcode.ts';
import { makeFace, masterCsv, planFaces } from './make-faces.ts';
import { makePicture } from './make-picture.ts';
import { makePresentation, planPresentations } from './make-presentation.ts';
import { planDocuments } from './plan-set.ts';
import {
  type DocumentTruth,
  type GeneratedMark,
  generatedMarkFile,
  generatedMarkSchema,
  type Truth,
  truthSchema,
} from './truth.ts';

/** Parts of a set that can be asked for beside ids of definitions. */
export const setParts = ['documents', 'faces', 'pad', 'barcodes'] as const;
export type SetPart = (typeof setParts)[number];

/** Ids of the definitions that documents are drawn of. */
export const drawnDefinitions: readonly string[] = [
  ...new Set(allKinds.map(({ definitionId }) => definitionId)),
];

export type GenerateSetOptions = {
  /** Folder that is there and empty. */
  readonly folder: string;
  /** Pictures of documents. */
  readonly count: number;
  readonly seed: number;
  /** Parts and ids of definitions; null for everything. */
  readonly only: readonly string[] | null;
  readonly cast: Cast;
  readonly onProgress?: (done: number, all: number) => void;
};

/**
 * Draws a labelled set: documents with their `truth.json`, faces, presentations and barcodes in the layout of the sets that
 * the accuracy card reads. The same seed, count and selection give the same bytes on one machine.
 */
export async function generateSet(options: GenerateSetOptions): Promise<GeneratedMark> {
  const { folder, seed, cast } = options;
  const definitions = chosenDefinitions(options.only);
  const has = (part: SetPart) => options.only === null || options.only.includes(part);
  const documents = definitions === 'none' ? [] : planDocuments(options.count, seed, definitions);
  const faces = has('faces') ? planFaces(seed, cast.members, 24) : { pictures: [], pairs: [] };
  const presentations = has('pad') ? planPresentations(seed, cast.members) : [];
  const barcodes = has('barcodes') ? planBarcodes(seed, 3) : [];
  const all = documents.length + faces.pictures.length + presentations.length + barcodes.length;
  let done = 0;
  const write = async (file: string, content: Buffer | string) => {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), content);
  };
  const step = () => options.onProgress?.(++done, all);
  options.onProgress?.(0, all);

  const truths: DocumentTruth[][] = documents.map(() => []);
  await twoAtATime(documents, async (plan, index) => {
    const { file, truth } = await makePicture(plan, cast.portrait);
    truths[index] = truth;
    await write(plan.file, file);
    step();
  });
  const truth = truths.flat();
  if (documents.length > 0) await writeTruth(truth, write);

  await twoAtATime(faces.pictures, async (picture) => {
    await write(`faces/${picture.file}`, await makeFace(picture, cast));
    step();
  });
  if (faces.pairs.length > 0) await write('faces/master.csv', masterCsv(faces.pairs));

  let frames = 0;
  await twoAtATime(presentations, async (presentation) => {
    for (const [index, picture] of (await makePresentation(presentation, cast)).entries()) {
      await write(`pad/${presentation.folder}/${index + 1}.jpg`, picture);
      frames++;
    }
    step();
  });

  await twoAtATime(barcodes, async (barcode) => {
    await write(`barcodes/${barcode.name}.jpg`, await makeBarcode(barcode));
    await write(`barcodes/${barcode.name}.txt`, barcode.text);
    step();
  });

  const mark = generatedMarkSchema.parse({
    generated: true,
    generator: 'aval specimens generate',
    version: 1,
    seed,
    count: options.count,
    only: options.only === null ? null : [...options.only],
    day: setDay,
    pictures: {
      documents: documents.length,
      faces: faces.pictures.length,
      pad: frames,
      barcodes: barcodes.length,
    },
    notes,
  });
  await write(generatedMarkFile, `${JSON.stringify(mark, null, 1)}\n`);
  return mark;
}

const notes = [
  'Drawn, not photographed: figures on this set are never those of real documents and faces.',
  'Documents and their holders are invented; every one carries a specimen mark.',
  'Pairs of the group one-photograph show one photograph in two conditions: easier than two photographs.',
  'Presentations are drawn prints and displays, not attacks carried out before a camera.',
];

/** `truth.json` for documents, and the lines alone where readers of zones look for them. */
async function writeTruth(
  documents: readonly DocumentTruth[],
  write: (file: string, content: string) => Promise<void>,
): Promise<void> {
  const truth: Truth = truthSchema.parse({ version: 1, documents });
  await write('truth.json', `${JSON.stringify(truth, null, 1)}\n`);
  const zones = documents.flatMap(({ file, mrz }) =>
    file.startsWith('mrz/') && mrz !== null ? [{ file: file.slice(4), lines: mrz }] : [],
  );
  if (zones.length > 0) await write('mrz/truth.json', `${JSON.stringify(zones, null, 1)}\n`);
}

function chosenDefinitions(only: readonly string[] | null): readonly string[] | null | 'none' {
  if (only === null || only.includes('documents')) return null;
  const chosen = only.filter((name) => drawnDefinitions.includes(name));
  return chosen.length === 0 ? 'none' : chosen;
}

/** One picture is warped while the library packs another: that keeps two cores busy without holding many pictures. */
async function twoAtATime<Item>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    for (;;) {
      const index = next++;
      const item = items[index];
      if (item === undefined) return;
      await work(item, index);
    }
  };
  await Promise.all([lane(), lane()]);
}

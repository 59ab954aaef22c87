import type { DocumentDefinition } from '@aval/core/documents/definition';
import type { DocumentFindings, FaceTemplate, Sign } from '@aval/core/findings';
import type { Sections } from '../card.ts';
import { type BarcodeItem, readBarcodeSet } from '../sets/read-barcode-set.ts';
import { type FacePair, readFaceSet } from '../sets/read-face-set.ts';
import { type GeneratedSet, readGeneratedSet } from '../sets/read-generated-set.ts';
import { type MrzItem, readMrzSet } from '../sets/read-mrz-set.ts';
import { type Presentation, readPadSet } from '../sets/read-pad-set.ts';
import { readPicture } from '../sets/read-picture.ts';
import { proportion } from '../statistics/proportion.ts';
import type { Eyes } from './eyes.ts';
import { inTurn } from './in-turn.ts';
import { measureAttacks } from './measure-attacks.ts';
import { measureBarcodes } from './measure-barcodes.ts';
import { measureDescribed } from './measure-described.ts';
import { measureFaces } from './measure-faces.ts';
import { measureMrz, printedValues } from './measure-mrz.ts';
import { measurePad } from './measure-pad.ts';
import { measurePrintedFields } from './measure-printed-fields.ts';
import { measureSigns, type UntouchedPicture } from './measure-signs.ts';

export type MeasureContext = {
  readonly eyes: Eyes;
  readonly definitions: readonly DocumentDefinition[];
  readonly seed: number;
  /** ISO date, for the century of two-digit years. */
  readonly today: string;
  /** Told after every picture. */
  readonly onProgress: (set: string, done: number, total: number) => void;
};

/**
 * Every set of a folder that is there; layouts as in `docs/accuracy.md`. Throws `SetUnreadable` when a set's own files cannot
 * be understood, and `Error` when a picture that they name is not there.
 */
export async function measureFolder(context: MeasureContext, root: string): Promise<Sections> {
  const mrz = await readMrzSet(root);
  const faces = await readFaceSet(root);
  const pad = await readPadSet(root);
  const barcodes = await readBarcodeSet(root);
  const drawn = await readGeneratedSet(root);
  const readDocument = documentReader(context.eyes, drawn !== undefined);
  const untouched: UntouchedPicture[] = [];
  const see: See = (subject, signs) => untouched.push({ subject, signs });
  // Of a drawn set the documents are known one by one, and the zones are among them.
  const seeZone: See = drawn === undefined ? see : () => undefined;
  const sections = {
    ...(mrz === undefined
      ? { mrz: null, fields: null }
      : await measureDocuments(context, mrz, readDocument, seeZone)),
    faces: faces === undefined ? null : await measureFaceSet(context, faces, see),
    pad: pad === undefined ? null : await measurePadSet(context, pad, see),
    barcodes: barcodes === undefined ? null : await measureBarcodeSet(context, barcodes),
    ...(drawn === undefined ? { attacks: null } : await measureDrawn(context, drawn, readDocument, see)),
  };
  return { ...sections, signs: measureSigns(untouched) };
}

/** Told of the signs of every picture that nobody tampered with. */
type See = (subject: UntouchedPicture['subject'], signs: readonly Sign[]) => void;
type ReadDocument = (path: string) => Promise<DocumentFindings | null>;

/** Reads documents by path. The zones of a drawn set are among its documents, so what was read there is kept for both. */
function documentReader(eyes: Eyes, keeps: boolean): ReadDocument {
  const kept = new Map<string, Promise<DocumentFindings | null>>();
  const read: ReadDocument = async (path) => {
    const found = await eyes.readDocument(await readPicture(path));
    return found.ok ? found.value : null;
  };
  if (!keeps) return read;
  return (path) => {
    const reading = kept.get(path) ?? read(path);
    kept.set(path, reading);
    return reading;
  };
}

async function measureDocuments(
  context: MeasureContext,
  items: readonly MrzItem[],
  readDocument: ReadDocument,
  see: See,
): Promise<Pick<Sections, 'mrz' | 'fields'>> {
  const read = await overPictures(context, 'mrz', items, async (item) => {
    const findings = await readDocument(item.path);
    if (findings !== null) see('document', findings.signs);
    return { item, findings };
  });
  const printed = read.map(({ item, findings }) => ({
    findings,
    values: printedValues(item.lines, context.today),
  }));
  const fields = {
    pictures: read.length,
    found: measurePrintedFields(printed),
    described: {},
    typed: proportion(0, 0),
  };
  return { mrz: measureMrz(read), fields };
}

async function measureDrawn(
  context: MeasureContext,
  { day, documents }: GeneratedSet,
  readDocument: ReadDocument,
  see: See,
): Promise<Pick<Sections, 'fields' | 'attacks'>> {
  const read = await overPictures(context, 'documents', documents, async (item) => {
    const findings = await readDocument(item.path);
    if (findings !== null && item.attack === null) see('document', findings.signs);
    return { item, findings };
  });
  const untouched = read.filter(({ item }) => item.attack === null);
  return {
    fields: measureDescribed(untouched, context.definitions, day),
    attacks: measureAttacks(read, context.definitions, day),
  };
}

async function measureFaceSet(
  context: MeasureContext,
  pairs: readonly FacePair[],
  see: See,
): Promise<NonNullable<Sections['faces']>> {
  const paths = [...new Set(pairs.flatMap(({ one, other }) => [one, other]))].sort();
  const read = await overPictures(
    context,
    'faces',
    paths,
    async (path): Promise<readonly [string, FaceTemplate | null]> => {
      const found = await context.eyes.readSelfie(await readPicture(path));
      if (found.ok) see('selfie', found.value.signs);
      return [path, found.ok ? found.value.template : null];
    },
  );
  return measureFaces(pairs, new Map(read), context.seed);
}

async function measurePadSet(
  context: MeasureContext,
  presentations: readonly Presentation[],
  see: See,
): Promise<NonNullable<Sections['pad']>> {
  const scored = await overPictures(context, 'pad', presentations, async ({ attack, frames }) => {
    const scores: number[] = [];
    for (const frame of frames) {
      const found = await context.eyes.readSelfie(await readPicture(frame));
      if (found.ok && attack === null) see('selfie', found.value.signs);
      const score = found.ok ? found.value.liveness?.score : undefined;
      if (score !== undefined) scores.push(score);
    }
    return { attack, scores };
  });
  return measurePad(scored);
}

async function measureBarcodeSet(
  context: MeasureContext,
  items: readonly BarcodeItem[],
): Promise<NonNullable<Sections['barcodes']>> {
  const read = await overPictures(context, 'barcodes', items, async (item) => {
    // Reading the lines of text takes half of the time, and says nothing of symbols.
    const found = await context.eyes.readDocument(await readPicture(item.path), { maxTextLines: 0 });
    return {
      item,
      barcodes: found.ok ? found.value.barcodes : [],
      milliseconds: found.ok ? (found.value.timings.stages['barcodes'] ?? null) : null,
    };
  });
  return measureBarcodes(read);
}

function overPictures<Item, Answer>(
  { eyes, onProgress }: MeasureContext,
  set: string,
  items: readonly Item[],
  work: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  let done = 0;
  onProgress(set, done, items.length);
  return inTurn(items, eyes.threads, async (item) => {
    const answer = await work(item);
    done += 1;
    onProgress(set, done, items.length);
    return answer;
  });
}

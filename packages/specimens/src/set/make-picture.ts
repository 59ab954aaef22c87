import sharp from 'sharp';
import { alterZone } from '../attacks/alter-zone.ts';
import { chooseEdit, type Edit } from '../attacks/edit-value.ts';
import { areaQuad, pasteField, pastePortrait, reopened } from '../attacks/paste.ts';
import { copyInGrey, printOnPaper, type Shown, showOnScreen } from '../attacks/screen-and-paper.ts';
import { takeScreenshot } from '../attacks/screenshot.ts';
import { type Conditions, drawConditions } from '../capture/conditions.ts';
import { fromRectangle, project, type Quad } from '../capture/homography.ts';
import { developPicture, type Flat, oriented, takePicture } from '../capture/take-picture.ts';
import { castMembers, surelyDifferent } from '../cast.ts';
import { type Random, seededRandom } from '../random.ts';
import { drawSheet } from '../sheets/draw-sheet.ts';
import type { Area, Holder } from '../sheets/sheet.ts';
import { sheetTruth } from '../sheets/sheet-truth.ts';
import { drawSpread } from './draw-spread.ts';
import { exportPage, type PortraitOf } from './export-page.ts';
import type { PlannedDocument, PlannedPicture } from './plan-set.ts';
import type { DocumentTruth } from './truth.ts';

/** Scale of the flat drawings. */
const pixelsPerMm = 12;
const frame = { width: 1600, height: 1200 } as const;

type Drawn = {
  readonly planned: PlannedDocument;
  readonly holder: Holder;
  readonly mrz: readonly string[] | null;
  readonly flat: Flat;
  /** The document inside the flat, pixels. */
  readonly inner: Area;
  /** The whole flat is an opened booklet. */
  readonly spread: boolean;
};

/** Makes one picture with the truth about each document in it. */
export async function makePicture(
  plan: PlannedPicture,
  portraitOf: PortraitOf,
): Promise<{ readonly file: Buffer; readonly truth: DocumentTruth[] }> {
  const [page] = plan.documents;
  if (plan.exported === true && page !== undefined) return await exportPage(plan.file, page, portraitOf);
  const random = seededRandom(plan.seed);
  const drawnConditions = drawConditions(plan.condition, random);
  const conditions = inFrame(drawnConditions, plan);
  const drawn: Drawn[] = [];
  for (const planned of plan.documents) drawn.push(await drawFlat(planned, plan, portraitOf, random));
  const upright = drawn.some(({ inner, spread }) => spread || inner.height > inner.width);
  const size = upright || drawn.length > 1 ? { width: frame.height, height: frame.width } : frame;
  const taken = await takePicture(
    drawn.map(({ flat }) => flat),
    conditions,
    size,
    random,
  );
  const innerQuads = drawn.map(({ inner }, index) =>
    innerQuad(taken.quads[index], taken.sizes[index], inner),
  );
  const [first] = drawn;
  const [quad] = innerQuads;
  if (first === undefined || quad === undefined) throw new Error('a picture shows at least one document');
  const attack = await attackPicture(plan, first, quad, taken.pixels, conditions, portraitOf);
  const toFile = (corners: Quad) => cornersOf(attack.place(corners), attack.size, attack.conditions);
  const turned = attack.conditions.orientation % 180 !== 0;
  const truth = drawn.map((one, index): DocumentTruth => {
    const { planned, holder } = one;
    const { fields, printed, mrz, barcodes } = sheetTruth(planned.sheet, holder, one.mrz, attack.edit);
    return {
      file: plan.file,
      width: turned ? attack.size.height : attack.size.width,
      height: turned ? attack.size.width : attack.size.height,
      definitionId: planned.kind.definitionId,
      kind: planned.kind.id,
      idDocType: planned.kind.idDocType,
      country: holder.country,
      side: planned.sheet.side,
      documentsInPicture: drawn.length,
      conditions: attack.conditions,
      attack: attackTruth(plan, one, attack, toFile, quad),
      corners: toFile(innerQuads[index] ?? quad),
      spreadCorners: one.spread ? toFile(taken.quads[index] ?? quad) : null,
      mrz: mrz === null ? null : [...mrz],
      fields,
      printed,
      barcodes,
      portrait: planned.sheet.portrait === undefined ? null : (attack.portrait ?? planned.sitter.id),
    };
  });
  return { file: attack.file, truth };
}

/** Attacks are photographed well; a booklet needs room. */
function inFrame(conditions: Conditions, plan: PlannedPicture): Conditions {
  if (plan.attack === 'screen-replay') return { ...conditions, turn: conditions.turn + 2.4, blur: 0.3 };
  return conditions;
}

async function drawFlat(
  planned: PlannedDocument,
  plan: PlannedPicture,
  portraitOf: PortraitOf,
  random: Random,
): Promise<Drawn> {
  const holder = planned.kind.invent(planned.seed, planned.sitter.sex);
  const portrait = planned.sheet.portrait === undefined ? null : await portraitOf(planned.sitter.id);
  const mrz =
    plan.attack === 'altered-mrz-digit' && holder.mrz !== null ? alterZone(holder.mrz).lines : holder.mrz;
  const page = await drawSheet(planned.sheet, holder, portrait, pixelsPerMm, mrz === null ? {} : { mrz });
  const { width, height } = await sharp(page).metadata();
  const radius = (planned.sheet.radius ?? 0) * pixelsPerMm;
  const common = { planned, holder, mrz, spread: false };
  const whole = { x: 0, y: 0, width, height };
  if (plan.condition === 'spread') {
    const { picture, inner } = await drawSpread(page, random);
    return { ...common, flat: { picture, radius }, inner, spread: true };
  }
  const shown = await show(plan, page, width);
  if (shown === null) return { ...common, flat: { picture: page, radius }, inner: whole };
  const aliased = plan.attack === 'screen-replay';
  return { ...common, flat: { picture: shown.picture, aliased }, inner: shown.inner };
}

async function show(plan: PlannedPicture, page: Buffer, width: number): Promise<Shown | null> {
  if (plan.attack === 'print') return await printOnPaper(page, 4.2, 70);
  if (plan.attack === 'greyscale-copy') return await copyInGrey(page, 90);
  if (plan.attack === 'screen-replay') return await showOnScreen(page, Math.min(760, width));
  return null;
}

type Attacked = {
  readonly file: Buffer;
  readonly size: { readonly width: number; readonly height: number };
  readonly conditions: Conditions;
  /** From pixels of the photograph to pixels of the file before its orientation. */
  readonly place: (corners: Quad) => Quad;
  readonly changed: Quad | null;
  readonly edit: Edit | null;
  readonly portrait: string | null;
};

async function attackPicture(
  plan: PlannedPicture,
  drawn: Drawn,
  quad: Quad,
  pixels: Awaited<ReturnType<typeof takePicture>>['pixels'],
  conditions: Conditions,
  portraitOf: PortraitOf,
): Promise<Attacked> {
  const size = { width: pixels.width, height: pixels.height };
  const as = {
    size,
    conditions,
    place: (corners: Quad) => corners,
    changed: null,
    edit: null,
    portrait: null,
  };
  const { sheet, sitter } = drawn.planned;
  if (plan.attack === 'swapped-portrait') {
    const picture = await reopened(pixels, conditions.jpegQuality);
    const others = castMembers.filter((other) => other.forFaces && surelyDifferent(sitter, other));
    const other = others[plan.seed % others.length] ?? sitter;
    const changed = await pastePortrait(picture, sheet, quad, await portraitOf(other.id));
    return { ...as, file: await developPicture(picture, conditions), changed, portrait: other.id };
  }
  if (plan.attack === 'edited-field') {
    const edit = chooseEdit(sheet, drawn.holder);
    if (edit === null) return { ...as, file: await developPicture(pixels, conditions) };
    const picture = await reopened(pixels, conditions.jpegQuality);
    const changed = await pasteField(picture, sheet, quad, edit.field, edit);
    const edited = { ...conditions, jpegQuality: 92 };
    // Editors leave their name in the file.
    const file = await developPicture(picture, edited, 'GIMP 2.10.34');
    return { ...as, file, conditions: edited, changed, edit };
  }
  const file = await developPicture(pixels, conditions);
  if (plan.attack !== 'screenshot') return { ...as, file };
  const { picture, inner } = await takeScreenshot(file);
  const metadata = await sharp(picture).metadata();
  const scale = inner.width / size.width;
  const moved = ({ x, y }: { x: number; y: number }) => ({ x: inner.x + x * scale, y: inner.y + y * scale });
  return {
    ...as,
    file: picture,
    size: { width: metadata.width, height: metadata.height },
    place: ([a, b, c, d]) => [moved(a), moved(b), moved(c), moved(d)],
  };
}

function attackTruth(
  plan: PlannedPicture,
  { planned, holder }: Drawn,
  attack: Attacked,
  toFile: (corners: Quad) => DocumentTruth['corners'],
  quad: Quad,
): DocumentTruth['attack'] {
  if (plan.attack === null) return null;
  const changed = attack.changed === null ? null : toFile(attack.changed);
  const none = { kind: plan.attack, field: null, from: null, to: null, changed };
  if (plan.attack === 'swapped-portrait') {
    return { ...none, field: 'portrait', from: planned.sitter.id, to: attack.portrait };
  }
  if (attack.edit !== null) {
    const { field, from, to } = attack.edit;
    return { ...none, field: field.name, from, to };
  }
  if (plan.attack === 'altered-mrz-digit' && holder.mrz !== null && planned.sheet.mrz !== undefined) {
    const { line, column, from, to } = alterZone(holder.mrz);
    const { left, baselines } = planned.sheet.mrz;
    const area = { x: left + column * 2.54, y: (baselines[line] ?? 0) - 3.2, width: 2.54, height: 3.6 };
    return { ...none, field: 'mrz', from, to, changed: toFile(areaQuad(planned.sheet, quad, area)) };
  }
  return none;
}

function innerQuad(
  quad: Quad | undefined,
  size: { readonly width: number; readonly height: number } | undefined,
  { x, y, width, height }: Area,
): Quad {
  if (quad === undefined || size === undefined) throw new Error('every flat lies somewhere');
  const map = fromRectangle(size.width, size.height, quad);
  const at = (u: number, v: number) => project(map, { x: u, y: v });
  return [at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height)];
}

function cornersOf(
  quad: Quad,
  size: { readonly width: number; readonly height: number },
  { orientation }: Conditions,
): DocumentTruth['corners'] {
  return quad.map((corner) => {
    const { x, y } = oriented(corner, size, orientation);
    return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
  });
}

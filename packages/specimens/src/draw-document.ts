import sharp from 'sharp';
import { textPath, textWidth } from './glyph-paths.ts';
import { guilloche } from './guilloche.ts';
import { type Layout, type LayoutPlan, planLayout } from './layouts.ts';
import { type MrzFormat, mrzLines } from './mrz-lines.ts';
import type { Person } from './person.ts';

export type DrawDocumentOptions = {
  readonly layout: Layout;
  readonly person: Person;
  /** Any picture sharp reads, in passport proportions (35:45); the back of a card has none. */
  readonly portrait: Buffer;
  readonly overrides?: {
    /** Printed instead of the zone that the data give. */
    readonly mrzLines?: readonly string[];
    /** Changes the printed field and the zone. */
    readonly expiryDate?: string;
    /** Changes the printed fields only, so that they contradict the zone. */
    readonly printed?: Partial<Person>;
  };
};

/** OCR-B at 10 characters to the inch (ICAO 9303 part 3 §4.3). */
const mrzPitchMm = 2.54;
/** Em at which the font's own advance (0.6356 em) is that pitch; capitals become 2.6 mm high. */
const mrzSizeMm = 4;
const ink = '#14202b';

/**
 * Draws a specimen document of the fictitious state Utopia (UTO), as flat as from a scanner. PNG, RGB: 1500 x 1056
 * pixels for the passport's data page (12 px/mm), 1370 x 864 for the sides of an ID card (16), 1470 x 1036 for TD2 (14).
 * The same options give the same bytes on one machine.
 */
export async function drawDocument(options: DrawDocumentOptions): Promise<Buffer> {
  const { plan, svg } = documentSvg(options);
  const scale = plan.pixelsPerMm;
  const drawing = sharp(Buffer.from(svg)).flatten({ background: plan.paper });
  if (plan.portrait !== undefined) {
    const { x, y, width, height } = plan.portrait;
    const portrait = await sharp(options.portrait)
      .resize(Math.round(width * scale), Math.round(height * scale), { fit: 'cover' })
      .png()
      .toBuffer();
    drawing.composite([{ input: portrait, left: Math.round(x * scale), top: Math.round(y * scale) }]);
  }
  return await drawing.png({ compressionLevel: 6 }).toBuffer();
}

/** Everything of a document but its portrait; outlines only, so that it looks the same on a machine without fonts. */
export function documentSvg(options: Omit<DrawDocumentOptions, 'portrait'>): {
  svg: string;
  plan: LayoutPlan;
} {
  const { layout, overrides = {} } = options;
  const person: Person = {
    ...options.person,
    ...(overrides.expiryDate === undefined ? {} : { expiryDate: overrides.expiryDate }),
  };
  const plan = planLayout(layout, { ...person, ...overrides.printed });
  const width = Math.round(plan.width * plan.pixelsPerMm);
  const height = Math.round(plan.height * plan.pixelsPerMm);
  const lines =
    plan.mrz === undefined ? [] : (overrides.mrzLines ?? documentMrzLines(plan.mrz.format, person));
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    background(plan, width, height) +
    `<path fill="${ink}" d="${texts(plan)}${zone(plan, lines)}"/>${mark(plan)}</svg>`;
  return { svg, plan };
}

/** The zone that a person's document has: code `P` for TD3, `I` for the cards, the personal number as optional data. */
export function documentMrzLines(format: MrzFormat, person: Person): string[] {
  return mrzLines(format, {
    documentCode: format === 'TD3' ? 'P' : 'I',
    issuingState: 'UTO',
    nationality: person.nationality,
    surname: person.surname,
    givenNames: person.givenNames,
    documentNumber: person.documentNumber,
    birthDate: person.birthDate,
    expiryDate: person.expiryDate,
    sex: person.sex,
    optionalData: format === 'TD2' ? '' : person.personalNumber,
  });
}

function background(plan: LayoutPlan, width: number, height: number): string {
  const scale = plan.pixelsPerMm;
  const rule = plan.mrz === undefined ? height : Math.round(((plan.mrz.baselines[0] ?? 0) - 6) * scale);
  // The zone lies on plain, light paper: it must stay readable in infrared and on copies.
  return (
    `<rect width="${width}" height="${height}" fill="${plan.paper}"/>` +
    guilloche(width, rule, plan.lines, 0.75 * scale) +
    `<rect y="${rule}" width="${width}" height="${height - rule}" fill="#fbfcfa"/>`
  );
}

function texts(plan: LayoutPlan): string {
  const scale = plan.pixelsPerMm;
  const titles = plan.titles.map(({ text, x, y, size }) =>
    textPath('bold', text, { x: x * scale, y: y * scale, size: size * scale }),
  );
  const fields = plan.fields.flatMap(({ label, value, x, y }) => [
    textPath('regular', label, { x: x * scale, y: (y - 3.1) * scale, size: 1.9 * scale }),
    textPath('bold', value, { x: x * scale, y: y * scale, size: 3.2 * scale }),
  ]);
  return [...titles, ...fields].join('');
}

function zone(plan: LayoutPlan, lines: readonly string[]): string {
  const { mrz, pixelsPerMm: scale } = plan;
  if (mrz === undefined) return '';
  return lines
    .map((line, index) =>
      textPath('ocr-b', line, {
        x: mrz.left * scale,
        y: (mrz.baselines[index] ?? 0) * scale,
        size: mrzSizeMm * scale,
        pitch: mrzPitchMm * scale,
      }),
    )
    .join('');
}

function mark(plan: LayoutPlan): string {
  const { x, y, size, turn } = plan.mark;
  const em = size * plan.pixelsPerMm;
  const [centreX, centreY] = [x * plan.pixelsPerMm, y * plan.pixelsPerMm];
  const path = textPath('bold', 'SPECIMEN', {
    x: centreX - textWidth('bold', 'SPECIMEN', em) / 2,
    y: centreY + em * 0.36,
    size: em,
  });
  return `<path fill="#b3202a" fill-opacity="0.75" transform="rotate(${turn} ${centreX} ${centreY})" d="${path}"/>`;
}

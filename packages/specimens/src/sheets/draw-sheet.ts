import sharp from 'sharp';
import { textPath, textWidth } from '../glyph-paths.ts';
import { guilloche } from '../guilloche.ts';
import { barcodeSvg } from './barcode-svg.ts';
import type { Area, Holder, Print, PrintedBarcode, PrintedField, Sheet } from './sheet.ts';

/** What an attack prints instead of what the holder's data say. */
export type SheetChanges = {
  /** Printed text by field name. */
  readonly printed?: Readonly<Record<string, string>>;
  readonly mrz?: readonly string[];
};

const ink = '#15202c';
const labelInk = '#4a5560';
/** OCR-B at 10 characters to the inch (ICAO 9303 part 3 §4.3), em at which its capitals are 2.6 mm high. */
const mrzPitchMm = 2.54;
const mrzSizeMm = 4;

/**
 * Draws one side of a document, as flat as from a scanner.
 * @param portrait any picture sharp reads; left out, the place of the portrait stays empty
 * @param pixelsPerMm scale of the drawing
 * @returns PNG, RGB
 */
export async function drawSheet(
  sheet: Sheet,
  holder: Holder,
  portrait: Buffer | null,
  pixelsPerMm: number,
  changes: SheetChanges = {},
): Promise<Buffer> {
  const layers: { input: Buffer; left: number; top: number }[] = [];
  for (const [area, pale] of [
    [sheet.portrait, false],
    [sheet.ghost, true],
  ] as const) {
    if (area === undefined || portrait === null) continue;
    const [width, height] = [Math.round(area.width * pixelsPerMm), Math.round(area.height * pixelsPerMm)];
    const picture = sharp(portrait).resize(width, height, { fit: 'cover' });
    const printed = pale ? picture.greyscale().linear(0.45, 135) : picture;
    layers.push({
      input: await printed.toColourspace('srgb').png().toBuffer(),
      left: Math.round(area.x * pixelsPerMm),
      top: Math.round(area.y * pixelsPerMm),
    });
  }
  return await sharp(Buffer.from(sheetSvg(sheet, holder, pixelsPerMm, changes)))
    .flatten({ background: sheet.paper })
    .composite(layers)
    .png({ compressionLevel: 3 })
    .toBuffer();
}

/** Everything of a side but its portrait, in outlines, so that it looks the same on a machine without fonts. */
export function sheetSvg(
  sheet: Sheet,
  holder: Holder,
  pixelsPerMm: number,
  changes: SheetChanges = {},
): string {
  const width = Math.round(sheet.width * pixelsPerMm);
  const height = Math.round(sheet.height * pixelsPerMm);
  const mrz = sheet.mrz === undefined ? [] : (changes.mrz ?? holder.mrz ?? []);
  const parts = [
    background(sheet, mrz.length > 0),
    ...(sheet.bands ?? []).map((band) => rectangle(band, band.colour)),
    ...(sheet.rules ?? []).map((rule) => rectangle(rule, '#8b8f94')),
    ...sheet.prints.map((print) => printed(print, holder)),
    ...sheet.fields.map((field) => fieldSvg(field, holder, changes)),
    zone(sheet, mrz),
    ...(sheet.barcodes ?? []).map((barcode) => symbol(barcode, holder)),
    mark(sheet),
  ];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
    `viewBox="0 0 ${sheet.width} ${sheet.height}">${parts.join('')}</svg>`
  );
}

/** The words of the layout with the holder's put in: `{title}` is `holder.words.title`. */
export function filled(text: string, holder: Holder): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => holder.words[name] ?? '');
}

/** Where the value of a field stands on its sheet, with a little room round it. */
export function fieldArea(field: PrintedField, text: string): Area {
  const { size, x } = valuePlace(field, text);
  const width = textWidth(field.typeface ?? 'bold', text, size);
  return { x: x - 0.4, y: field.y - size * 0.85, width: width + 0.8, height: size * 1.12 };
}

/** The ink of one field's value alone, as it stands on the sheet; millimetres. */
export function valueSvg(field: PrintedField, text: string): string {
  const { size, x } = valuePlace(field, text);
  return `<path fill="${ink}" d="${textPath(field.typeface ?? 'bold', text, { x, y: field.y, size })}"/>`;
}

function valuePlace(field: PrintedField, text: string): { size: number; x: number } {
  const typeface = field.typeface ?? 'bold';
  const wanted = field.size ?? 3.2;
  const wide = textWidth(typeface, text, wanted);
  const size = field.width !== undefined && wide > field.width ? (wanted * field.width) / wide : wanted;
  const beside = field.labelAt === 'left' && field.label !== undefined;
  const x = beside ? field.x + textWidth('regular', `${field.label} `, field.labelSize ?? 2.2) : field.x;
  return { size, x };
}

function fieldSvg(field: PrintedField, holder: Holder, changes: SheetChanges): string {
  const text = changes.printed?.[field.name] ?? holder.values[field.name]?.printed ?? '';
  const value = valueSvg(field, text);
  if (field.label === undefined) return value;
  const beside = field.labelAt === 'left';
  const size = field.labelSize ?? (beside ? 2.2 : 1.9);
  const y = beside ? field.y : field.y - (field.size ?? 3.2) * 1.06;
  const label = textPath('regular', filled(field.label, holder), { x: field.x, y, size });
  return `<path fill="${labelInk}" d="${label}"/>${value}`;
}

function printed(print: Print, holder: Holder): string {
  const typeface = print.typeface ?? 'bold';
  const text = filled(print.text, holder);
  const width = textWidth(typeface, text, print.size);
  const shift = { left: 0, middle: width / 2, right: width }[print.anchor ?? 'left'];
  const path = textPath(typeface, text, { x: print.x - shift, y: print.y, size: print.size });
  return `<path fill="${print.colour ?? ink}" d="${path}"/>`;
}

function background(sheet: Sheet, hasZone: boolean): string {
  const rule =
    sheet.mrz === undefined || !hasZone ? sheet.height : Math.max(0, (sheet.mrz.baselines[0] ?? 0) - 5.2);
  // The zone lies on plain, light paper: it must stay readable in infrared and on copies.
  return (
    `<rect width="${sheet.width}" height="${sheet.height}" fill="${sheet.paper}"/>` +
    `<g transform="scale(.1)">${guilloche(sheet.width * 10, rule * 10, sheet.lines, 9)}</g>` +
    (rule < sheet.height
      ? `<rect y="${rule}" width="${sheet.width}" height="${sheet.height - rule}" fill="#fbfcfa"/>`
      : '')
  );
}

function zone(sheet: Sheet, lines: readonly string[]): string {
  const { mrz } = sheet;
  if (mrz === undefined) return '';
  const paths = lines.map((line, index) =>
    textPath('ocr-b', line, {
      x: mrz.left,
      y: mrz.baselines[index] ?? 0,
      size: mrzSizeMm,
      pitch: mrzPitchMm,
    }),
  );
  return `<path fill="#0c1218" d="${paths.join('')}"/>`;
}

function symbol({ format, content, area }: PrintedBarcode, holder: Holder): string {
  const text = holder.barcodes[content];
  if (text === undefined) return '';
  const { path, width, height } = barcodeSvg(format, text);
  const linear = format === 'ean-13' || format === 'code-128';
  const scale = Math.min(area.width / width, area.height / height);
  const [scaleX, scaleY] = linear ? [area.width / width, area.height / height] : [scale, scale];
  const x = area.x + (area.width - width * scaleX) / 2;
  const y = area.y + (area.height - height * scaleY) / 2;
  const quiet = { x: x - 1.2, y: y - 1.2, width: width * scaleX + 2.4, height: height * scaleY + 2.4 };
  return `${rectangle(quiet, '#ffffff')}<g transform="translate(${x} ${y}) scale(${scaleX} ${scaleY})">${path}</g>`;
}

function mark({ mark: { text, x, y, size, turn } }: Sheet): string {
  const path = textPath('bold', text, {
    x: x - textWidth('bold', text, size) / 2,
    y: y + size * 0.36,
    size,
  });
  return `<path fill="#b3202a" fill-opacity="0.75" transform="rotate(${turn} ${x} ${y})" d="${path}"/>`;
}

function rectangle({ x, y, width, height }: Area, colour: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colour}"/>`;
}

import sharp from 'sharp';
import { fromRectangle, project, type Quad } from '../capture/homography.ts';
import { imageOf, type Pixels, pixelsOf } from '../capture/pixels.ts';
import { lay } from '../capture/take-picture.ts';
import { fieldArea, valueSvg } from '../sheets/draw-sheet.ts';
import type { Area, PrintedField, Sheet } from '../sheets/sheet.ts';

/** Where an area of a sheet lies in a picture, given where the sheet does. */
export function areaQuad(sheet: Sheet, quad: Quad, { x, y, width, height }: Area): Quad {
  const map = fromRectangle(sheet.width, sheet.height, quad);
  const at = (u: number, v: number) => project(map, { x: u, y: v });
  return [at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height)];
}

/** What a picture editor does first: opens the JPEG that the camera wrote. */
export async function reopened(pixels: Pixels, quality: number): Promise<Pixels> {
  const file = await imageOf(pixels).jpeg({ quality, chromaSubsampling: '4:2:0' }).toBuffer();
  return await pixelsOf(sharp(file));
}

/** Pastes another portrait over the one in the picture. Changes `picture` inside the answered corners only. */
export async function pastePortrait(
  picture: Pixels,
  sheet: Sheet,
  quad: Quad,
  portrait: Buffer,
): Promise<Quad> {
  if (sheet.portrait === undefined) throw new Error('this side has no portrait');
  const { portrait: area } = sheet;
  const place = areaQuad(sheet, quad, area);
  const cut = await sharp(portrait)
    .resize(Math.round(area.width * 20), Math.round(area.height * 20), { fit: 'cover' })
    .png({ compressionLevel: 1 })
    .toBuffer();
  await lay({ picture: cut, bare: true }, place, picture);
  return place;
}

/** Paints over the value of a field and writes another one there. Changes `picture` inside the answered corners only. */
export async function pasteField(
  picture: Pixels,
  sheet: Sheet,
  quad: Quad,
  field: PrintedField,
  texts: { readonly from: string; readonly to: string },
): Promise<Quad> {
  const [before, after] = [fieldArea(field, texts.from), fieldArea(field, texts.to)];
  const area = before.width > after.width ? before : after;
  const place = areaQuad(sheet, quad, area);
  const colour = paperColour(picture, place);
  const scale = 24;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.round(area.width * scale)}" ` +
    `height="${Math.round(area.height * scale)}" viewBox="${area.x} ${area.y} ${area.width} ${area.height}">` +
    `<rect x="${area.x}" y="${area.y}" width="${area.width}" height="${area.height}" fill="${colour}"/>` +
    `${valueSvg(field, texts.to)}</svg>`;
  const patch = await sharp(Buffer.from(svg)).flatten({ background: colour }).png().toBuffer();
  await lay({ picture: patch, bare: true }, place, picture);
  return place;
}

/** The paper round a place: the median of what lies along its upper edge. */
function paperColour({ data, width, height }: Pixels, [from, to]: Quad): string {
  const levels: number[][] = [[], [], []];
  for (let step = 0; step <= 40; step++) {
    const x = Math.round(from.x + ((to.x - from.x) * step) / 40);
    const y = Math.round(from.y + ((to.y - from.y) * step) / 40);
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    for (const [channel, list] of levels.entries()) list.push(data[(y * width + x) * 3 + channel] ?? 0);
  }
  const middle = levels.map((list) => list.sort((a, b) => a - b)[list.length >> 1] ?? 230);
  return `rgb(${middle.join(',')})`;
}

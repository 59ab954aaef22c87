import { drawDocument } from '@aval/specimens/draw-document';
import { inventPerson } from '@aval/specimens/person';
import { type PhotographOptions, photograph } from '@aval/specimens/photograph';
import sharp from 'sharp';
import type { Rgba } from './grey.ts';

/** A face nobody has: an oval on grey. The repository holds no photographs of people, and outlines need none. */
async function drawnPortrait(): Promise<Buffer> {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="350" height="450"><rect width="350" height="450" fill="#cfd3d6"/><ellipse cx="175" cy="190" rx="95" ry="125" fill="#b98f74"/><path d="M20 450q155-220 310 0" fill="#3b4a5c"/></svg>';
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** A drawn specimen, flat. PNG. */
export async function drawnSpecimen(layout: 'passport' | 'id-card-front', seed = 5): Promise<Buffer> {
  const person = inventPerson(seed, '2026-01-15', { sex: 'F' });
  return drawDocument({ layout, person, portrait: await drawnPortrait() });
}

/** A frame of a camera above a table, and the same scaled as the worker scales it. */
export async function frameOf(
  document: Buffer,
  changes: Partial<PhotographOptions> = {},
): Promise<{ readonly full: Rgba; readonly frame: Rgba }> {
  const shot = await photograph(document, {
    width: 1280,
    height: 960,
    fill: 0.78,
    jpegQuality: 90,
    ...changes,
  });
  return { full: await pixelsOf(shot), frame: await pixelsOf(shot, 480) };
}

export async function pixelsOf(picture: Buffer, longerSide?: number): Promise<Rgba> {
  const image = sharp(picture);
  if (longerSide !== undefined) image.resize(longerSide, longerSide, { fit: 'inside', kernel: 'linear' });
  const { data, info } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** A part of a picture, given in shares of it. */
export function partOf(
  picture: Rgba,
  rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Rgba {
  const [left, top] = [Math.round(rect.x * picture.width), Math.round(rect.y * picture.height)];
  const [width, height] = [Math.round(rect.width * picture.width), Math.round(rect.height * picture.height)];
  const data = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row++) {
    const from = ((top + row) * picture.width + left) * 4;
    data.set(picture.data.subarray(from, from + width * 4), row * width * 4);
  }
  return { data, width, height };
}

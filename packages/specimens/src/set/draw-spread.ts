import sharp from 'sharp';
import type { Shown } from '../attacks/screen-and-paper.ts';
import { textPath } from '../glyph-paths.ts';
import { guilloche } from '../guilloche.ts';
import { type Random, wholeNumber } from '../random.ts';

/** An opened passport: an empty page with a number of holes above, the data page below the fold. */
export async function drawSpread(page: Buffer, random: Random): Promise<Shown> {
  const { width, height } = await sharp(page).metadata();
  const number = String(wholeNumber(random, 1_000_000, 9_999_999));
  const upper =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<rect width="${width}" height="${height}" fill="#eef0ea"/>` +
    guilloche(width, height, ['#d4dccf', '#e2d8d0'], 11) +
    `<path fill="#9aa39b" d="${textPath('regular', 'OBSERVATIONS', { x: 80, y: 110, size: 40 })}"/>` +
    `<path fill="#59625c" d="${textPath('regular', number, { x: width - 330, y: height - 70, size: 54 })}"/>` +
    `<rect y="${height - 26}" width="${width}" height="26" fill="#000000" fill-opacity="0.12"/></svg>`;
  const picture = await sharp({ create: { width, height: height * 2, channels: 3, background: '#eef0ea' } })
    .composite([
      { input: Buffer.from(upper), left: 0, top: 0 },
      { input: page, left: 0, top: height },
    ])
    .png({ compressionLevel: 1 })
    .toBuffer();
  return { picture, inner: { x: 0, y: height, width, height } };
}

import sharp from 'sharp';
import { textPath } from '../glyph-paths.ts';
import type { Shown } from './screen-and-paper.ts';

const screen = { width: 1080, height: 2220 } as const;

/** A screenshot of a telephone that shows the picture in its gallery: exact pixels, bars above and below. PNG. */
export async function takeScreenshot(picture: Buffer): Promise<Shown> {
  const fitted = await sharp(picture)
    .resize({ width: screen.width, height: 1700, fit: 'inside' })
    .png({ compressionLevel: 3 })
    .toBuffer();
  const { width, height } = await sharp(fitted).metadata();
  const left = Math.round((screen.width - width) / 2);
  const top = Math.round((screen.height - height) / 2);
  const words = (text: string, x: number, y: number, size: number) =>
    `<path fill="#f2f2f2" d="${textPath('regular', text, { x, y, size })}"/>`;
  const bars =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${screen.width}" height="${screen.height}">` +
    `<rect width="1080" height="${screen.height}" fill="#101114"/>` +
    words('12:47', 56, 62, 40) +
    words('Photo 1 of 6', 150, 190, 46) +
    '<rect x="950" y="32" width="64" height="32" rx="6" fill="none" stroke="#f2f2f2" stroke-width="4"/>' +
    '<rect x="956" y="38" width="40" height="20" fill="#f2f2f2"/>' +
    '<path d="M96 150 l-34 26 l34 26" fill="none" stroke="#f2f2f2" stroke-width="7"/>' +
    [0, 1, 2, 3]
      .map(
        (index) =>
          `<circle cx="${150 + index * 260}" cy="2080" r="30" fill="none" stroke="#f2f2f2" stroke-width="6"/>`,
      )
      .join('') +
    '<rect x="390" y="2180" width="300" height="10" rx="5" fill="#f2f2f2"/></svg>';
  return {
    picture: await sharp(Buffer.from(bars))
      .flatten({ background: '#101114' })
      .composite([{ input: fitted, left, top }])
      .png({ compressionLevel: 6 })
      .toBuffer(),
    inner: { x: left, y: top, width, height },
  };
}

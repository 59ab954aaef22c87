import sharp from 'sharp';
import type { Pixels } from './pixels.ts';

const QUALITY = 80;

/** A JPEG copy whose longer side has at most `side` pixels. Made from pixels, so nothing that hid in the file is in it. */
export function renderPreview({ data, width, height }: Pixels, side: number): Promise<Uint8Array> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: QUALITY })
    .toBuffer();
}

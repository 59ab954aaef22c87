import { readFile } from 'node:fs/promises';
import sharp from 'sharp';

/** Bytes of a picture as the product takes them: other formats than JPEG, PNG and PDF become PNG. */
export async function readPicture(path: string): Promise<Uint8Array> {
  const bytes = await readFile(path);
  return /\.(jpe?g|png|pdf)$/i.test(path) ? bytes : await sharp(bytes).png().toBuffer();
}

/** True for files that a set takes as pictures. */
export function isPicture(name: string): boolean {
  return /\.(jpe?g|png|webp|tiff?|gif|avif|pdf)$/i.test(name);
}

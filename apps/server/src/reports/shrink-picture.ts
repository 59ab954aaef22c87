import sharp from 'sharp';

/** Pixels of a side in the report: twice what a screen shows of it. */
const side = 1000;
const maximumPixels = 100_000_000;

/** A picture turned upright, made small and drawn anew as JPEG: nothing of the sender's file comes along. Undefined when it cannot be shown. */
export async function shrinkPicture(bytes: Buffer): Promise<Buffer | undefined> {
  try {
    return await sharp(bytes, { limitInputPixels: maximumPixels, failOn: 'none' })
      .rotate()
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 78 })
      .toBuffer();
  } catch {
    return undefined;
  }
}

import type { Box } from '@aval/core/findings';
import sharp from 'sharp';

/** Pixels of the longer side of what is shown. */
const side = 640;
/** Share of the picture that is shown around the box. */
const margin = 0.05;
const maximumPixels = 100_000_000;

/**
 * The part of a picture in the box (shares of the upright picture), or all of it, small and drawn anew as JPEG. `rotation` makes it
 * upright after EXIF. Undefined when it cannot be shown.
 */
export async function cropPicture(
  bytes: Buffer,
  { rotation, box }: { readonly rotation: number; readonly box: Box | null },
): Promise<Buffer | undefined> {
  try {
    const upright = await sharp(
      await sharp(bytes, { limitInputPixels: maximumPixels, failOn: 'none' })
        .rotate()
        .png({ compressionLevel: 0 })
        .toBuffer(),
    )
      .rotate(rotation)
      .toBuffer({ resolveWithObject: true });
    const { width, height } = upright.info;
    const area = box ?? { x: 0, y: 0, width: 1, height: 1 };
    const left = Math.floor(Math.max(0, area.x - margin) * width);
    const top = Math.floor(Math.max(0, area.y - margin) * height);
    const right = Math.ceil(Math.min(1, area.x + area.width + margin) * width);
    const bottom = Math.ceil(Math.min(1, area.y + area.height + margin) * height);
    return await sharp(upright.data)
      .extract({ left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) })
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 78 })
      .toBuffer();
  } catch {
    return undefined;
  }
}

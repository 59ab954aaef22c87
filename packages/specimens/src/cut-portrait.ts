import { readFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';

/** A rectangle of a picture, in its pixels; `tilt` is how far the head leans clockwise, in degrees. */
export type Crop = {
  readonly file: string;
  readonly centreX: number;
  readonly centreY: number;
  readonly height: number;
  readonly tilt: number;
};

/** Cuts a head out of a fetched picture and sets it upright. `files` are paths by name in the lock file. */
export async function cutPortrait(
  files: ReadonlyMap<string, string>,
  crop: Crop,
  size: { readonly width: number; readonly height: number },
): Promise<Sharp> {
  const path = files.get(crop.file);
  if (path === undefined) throw new Error(`${crop.file} is not in portraits.lock.json`);
  const picture = await readFile(path);
  const width = Math.round((crop.height * size.width) / size.height);
  // A square round the centre that holds the crop however it is turned; beyond the picture its edge is repeated.
  const half = Math.ceil(Math.hypot(width, crop.height) / 2) + 2;
  const found = await sharp(picture).metadata();
  const left = crop.centreX - half;
  const top = crop.centreY - half;
  const beyond = {
    left: Math.max(0, -left),
    top: Math.max(0, -top),
    right: Math.max(0, crop.centreX + half - found.width),
    bottom: Math.max(0, crop.centreY + half - found.height),
  };
  const extended = await sharp(picture)
    .extend({ ...beyond, extendWith: 'copy' })
    .png()
    .toBuffer();
  const square = await sharp(extended)
    .extract({ left: left + beyond.left, top: top + beyond.top, width: 2 * half, height: 2 * half })
    .png()
    .toBuffer();
  const turned = await sharp(square).rotate(-crop.tilt).png().toBuffer({ resolveWithObject: true });
  const upright = await sharp(turned.data)
    .extract({
      left: Math.round((turned.info.width - width) / 2),
      top: Math.round((turned.info.height - crop.height) / 2),
      width,
      height: crop.height,
    })
    .png()
    .toBuffer();
  return sharp(upright).resize(size.width, size.height, { fit: 'fill', kernel: 'lanczos3' });
}

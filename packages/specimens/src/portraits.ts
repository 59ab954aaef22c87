import { failure, type Result, success } from '@aval/core/result';
import type { FetchPinnedFilesOptions } from '@aval/pinned-files/fetch-options';
import { fetchPinnedFiles } from '@aval/pinned-files/fetch-pinned-files';
import { readPinnedLock } from '@aval/pinned-files/pinned-lock';
import { type Crop, cutPortrait } from './cut-portrait.ts';

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

export const portraitSize = { width: 700, height: 900 } as const;
export const selfieSize = { width: 960, height: 1280 } as const;

export const crops: Readonly<Record<PortraitName, { readonly portrait: Crop; readonly selfie: Crop }>> = {
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
        const picture = await cutPortrait(files, crops[name].portrait, portraitSize);
        return await picture.png({ compressionLevel: 6 }).toBuffer();
      }),
    selfie: (name) =>
      once(`selfie ${name}`, async () => {
        const picture = await cutPortrait(files, crops[name].selfie, selfieSize);
        return await picture.jpeg({ quality: 92 }).toBuffer();
      }),
  });
}

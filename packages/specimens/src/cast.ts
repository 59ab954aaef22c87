import { failure, type Result, success } from '@aval/core/result';
import type { FetchPinnedFilesOptions } from '@aval/pinned-files/fetch-options';
import { fetchPinnedFiles } from '@aval/pinned-files/fetch-pinned-files';
import { readPinnedLock } from '@aval/pinned-files/pinned-lock';
import { type Crop, cutPortrait } from './cut-portrait.ts';
import { crops, portraitNames, portraitSize, selfieSize } from './portraits.ts';

/** Somebody whose pictures the generated sets use. */
export type CastMember = {
  readonly id: string;
  readonly sex: 'F' | 'M';
  /**
   * The photographs that show this person. Two members are surely different people when one photograph shows both, or
   * when their photographs come from different collections; across the group photographs of one collection nobody knows.
   */
  readonly photographs: readonly string[];
  /** Large and sharp enough for the sets of faces; others only fill documents. */
  readonly forFaces: boolean;
  /** Portrait and selfie are two photographs, not two crops of one. */
  readonly twoPhotographs: boolean;
};

export type Cast = {
  readonly members: readonly CastMember[];
  /** 700 x 900, head upright. PNG. */
  readonly portrait: (id: string) => Promise<Buffer>;
  /** 960 x 1280, looser. PNG. */
  readonly selfie: (id: string) => Promise<Buffer>;
};

type Head = { readonly file: string; readonly x: number; readonly y: number; readonly height: number };

/** Where faces are in the fetched pictures: centre and height of the face, pixels. */
const heads: Readonly<Record<string, Head & { readonly sex?: 'M'; readonly small?: true }>> = {
  fiona: { file: 'sample6.jpg', x: 358, y: 622, height: 277 },
  gina: { file: 'sample6.jpg', x: 762, y: 480, height: 300 },
  hilda: { file: 'sample6.jpg', x: 1268, y: 445, height: 271 },
  irma: { file: 'sample6.jpg', x: 1589, y: 407, height: 295 },
  julia: { file: 'sample5.jpg', x: 874, y: 222, height: 208 },
  karla: { file: 'sample5.jpg', x: 1503, y: 520, height: 277 },
  lara: { file: 'sample4.jpg', x: 1078, y: 302, height: 254 },
  mona: { file: 'sample4.jpg', x: 756, y: 191, height: 235 },
  nina: { file: 'sample1.jpg', x: 509, y: 476, height: 235 },
  olga: { file: 'team-4-800x800.jpg', x: 420, y: 275, height: 305 },
  petra: { file: 'user5-128x128.jpg', x: 57, y: 53, height: 66, small: true },
  rita: { file: 'user7-128x128.jpg', x: 71, y: 62, height: 74, small: true },
  simon: { file: 'user1-128x128.jpg', x: 63, y: 54, height: 55, sex: 'M', small: true },
  tomas: { file: 'user8-128x128.jpg', x: 63, y: 42, height: 46, sex: 'M', small: true },
};

function cropOf({ file, x, y, height }: Head, times: number, lower: number): Crop {
  return {
    file: `portraits/${file}`,
    centreX: x,
    centreY: Math.round(y + height * lower),
    height: Math.round(height * times),
    tilt: 0,
  };
}

/**
 * Fetches the pinned pictures when the cache does not have them and gives everybody cut out of them. The failure is a
 * sentence for a person.
 */
export async function openCast(
  options: Omit<FetchPinnedFilesOptions, 'lock'>,
): Promise<Result<Cast, string>> {
  const lock = await readPinnedLock(new URL('../portraits.lock.json', import.meta.url));
  if (!lock.ok) return lock;
  const fetched = await fetchPinnedFiles({ ...options, lock: lock.value });
  if (!fetched.ok) return failure(fetched.error.message);
  const files = fetched.value;
  const cuts = new Map<string, { readonly portrait: Crop; readonly selfie: Crop }>();
  for (const name of portraitNames) cuts.set(name, crops[name]);
  for (const [id, head] of Object.entries(heads)) {
    cuts.set(id, { portrait: cropOf(head, 1.75, 0), selfie: cropOf(head, 2.4, 0.25) });
  }
  const made = new Map<string, Promise<Buffer>>();
  const once = (id: string, use: 'portrait' | 'selfie') => {
    const key = `${use} ${id}`;
    const found = made.get(key) ?? make(id, use);
    made.set(key, found);
    return found;
  };
  const make = async (id: string, use: 'portrait' | 'selfie') => {
    const crop = cuts.get(id)?.[use];
    if (crop === undefined) throw new Error(`nobody is called ${id}`);
    const picture = await cutPortrait(files, crop, use === 'portrait' ? portraitSize : selfieSize);
    return await picture.png({ compressionLevel: 3 }).toBuffer();
  };
  return success({
    members: castMembers,
    portrait: (id) => once(id, 'portrait'),
    selfie: (id) => once(id, 'selfie'),
  });
}

/** Everybody, in the order in which documents are given out. */
export const castMembers: readonly CastMember[] = [
  ...portraitNames.map((id) => ({
    id,
    sex: 'F' as const,
    photographs: [...new Set([crops[id].portrait.file, crops[id].selfie.file])],
    forFaces: true,
    twoPhotographs: crops[id].portrait.file !== crops[id].selfie.file,
  })),
  ...Object.entries(heads).map(([id, head]) => ({
    id,
    sex: head.sex ?? ('F' as const),
    photographs: [`portraits/${head.file}`],
    forFaces: head.small !== true,
    twoPhotographs: false,
  })),
];

/** Whether two members are known to be different people; see `photographs`. */
export function surelyDifferent(one: CastMember, other: CastMember): boolean {
  if (one.id === other.id) return false;
  const collection = ({ photographs }: CastMember) =>
    photographs[0]?.startsWith('portraits/sample') === true ? 'groups' : (photographs[0] ?? '');
  return (
    collection(one) !== collection(other) || one.photographs.some((file) => other.photographs.includes(file))
  );
}

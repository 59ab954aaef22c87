import sharp from 'sharp';
import { addNoise, shade } from '../capture/light.ts';
import { imageOf, pixelsOf } from '../capture/pixels.ts';
import { type Cast, type CastMember, surelyDifferent } from '../cast.ts';
import { type Random, seededRandom } from '../random.ts';

/** One picture of the faces' set: whom it shows, out of which photograph, and in which condition. */
export type FacePicture = {
  readonly file: string;
  readonly member: CastMember;
  readonly use: 'portrait' | 'selfie';
  readonly condition: FaceCondition;
  readonly seed: number;
};

export const faceConditions = ['good', 'dim', 'blur', 'noise', 'jpeg', 'small', 'grey', 'tilted'] as const;
export type FaceCondition = (typeof faceConditions)[number];

export type FacePair = {
  readonly one: string;
  readonly other: string;
  readonly same: boolean;
  /** What the pair proves: pairs of one photograph are the easy ones. */
  readonly group: 'two-photographs' | 'one-photograph' | 'same-scene' | 'strangers';
};

/**
 * Which pictures and pairs the faces' set holds: everybody twice (the portrait mild, the selfie in a condition), whoever
 * has two photographs in every condition. Impostor pairs are of people who are surely different.
 * @param strangers how many pairs of people from unrelated photographs
 */
export function planFaces(
  seed: number,
  members: readonly CastMember[],
  strangers: number,
): { readonly pictures: readonly FacePicture[]; readonly pairs: readonly FacePair[] } {
  const random = seededRandom(seed * 7919 + 11);
  const pictures: FacePicture[] = [];
  const pairs: FacePair[] = [];
  const faces = members.filter(({ forFaces }) => forFaces);
  const add = (member: CastMember, use: 'portrait' | 'selfie', condition: FaceCondition): string => {
    const file = `${member.id}-${use}-${condition}.jpg`;
    pictures.push({ file, member, use, condition, seed: Math.floor(random() * 1e9) });
    return file;
  };
  const first = new Map<string, string>();
  for (const [index, member] of faces.entries()) {
    const portrait = add(member, 'portrait', 'good');
    first.set(member.id, portrait);
    const own = member.twoPhotographs
      ? [...faceConditions]
      : [faceConditions[1 + (index % (faceConditions.length - 1))] ?? 'dim'];
    for (const condition of own) {
      const group = member.twoPhotographs ? 'two-photographs' : 'one-photograph';
      pairs.push({ one: portrait, other: add(member, 'selfie', condition), same: true, group });
    }
  }
  const different: FacePair[] = [];
  for (const [index, member] of faces.entries()) {
    for (const other of faces.slice(index + 1)) {
      if (!surelyDifferent(member, other)) continue;
      const together = member.photographs.some((file) => other.photographs.includes(file));
      const selfie = pictures.find((picture) => picture.member.id === other.id && picture.use === 'selfie');
      different.push({
        one: first.get(member.id) ?? '',
        other: selfie?.file ?? '',
        same: false,
        group: together ? 'same-scene' : 'strangers',
      });
    }
  }
  const apart = shuffled(
    different.filter(({ group }) => group === 'strangers'),
    random,
  ).slice(0, strangers);
  return {
    pictures,
    pairs: [...pairs, ...different.filter(({ group }) => group === 'same-scene'), ...apart],
  };
}

/** The list of pairs in the layout of `faces/master.csv`, with the group in a fourth column. */
export function masterCsv(pairs: readonly FacePair[]): string {
  const rows = pairs.map(({ one, other, same, group }) => `${one},${other},${same ? 'Yes' : 'No'},${group}`);
  return `${['file_x,file_y,Decision,Group', ...rows].join('\n')}\n`;
}

/** Cuts somebody out and spoils the picture as its condition says. JPEG. */
export async function makeFace(
  picture: FacePicture,
  cast: Pick<Cast, 'portrait' | 'selfie'>,
): Promise<Buffer> {
  const { member, use, condition } = picture;
  const random = seededRandom(picture.seed);
  const source = await (use === 'portrait' ? cast.portrait(member.id) : cast.selfie(member.id));
  const angle = condition === 'tilted' ? (random() < 0.5 ? -14 : 14) : random() * 4 - 2;
  const upright = sharp(source).resize({ height: condition === 'small' ? 300 : 800 });
  const turned = await turn(await upright.png({ compressionLevel: 1 }).toBuffer(), angle);
  let pixels = await pixelsOf(sharp(turned));
  if (condition === 'grey') pixels = await pixelsOf(imageOf(pixels).modulate({ saturation: 0 }));
  const light = condition === 'dim' ? 0.42 : 0.95 + random() * 0.1;
  shade(pixels, { light, warmth: random() * 0.08 - 0.02, lightFall: 0.1 + random() * 0.2 }, random);
  if (condition === 'blur') pixels = await pixelsOf(imageOf(pixels).blur(2.6));
  addNoise(pixels, condition === 'noise' ? 13 : 2, random);
  const quality = condition === 'jpeg' ? 24 : 88;
  return await imageOf(pixels).jpeg({ quality, chromaSubsampling: '4:2:0' }).toBuffer();
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const mixed = [...items];
  for (let index = mixed.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    const [a, b] = [mixed[index], mixed[other]];
    if (a !== undefined && b !== undefined) [mixed[index], mixed[other]] = [b, a];
  }
  return mixed;
}

/** Turns a picture and cuts out the largest part of the same shape without empty corners. */
async function turn(picture: Buffer, degrees: number): Promise<Buffer> {
  const { width, height } = await sharp(picture).metadata();
  const turned = await sharp(picture)
    .rotate(degrees, { background: '#808080' })
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
  const angle = (Math.abs(degrees) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const share = Math.min(width / (width * cos + height * sin), height / (width * sin + height * cos));
  const [cutWidth, cutHeight] = [Math.floor(width * share) - 4, Math.floor(height * share) - 4];
  return await sharp(turned.data)
    .extract({
      left: Math.round((turned.info.width - cutWidth) / 2),
      top: Math.round((turned.info.height - cutHeight) / 2),
      width: cutWidth,
      height: cutHeight,
    })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

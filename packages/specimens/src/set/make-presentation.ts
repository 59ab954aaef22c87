import sharp from 'sharp';
import { printOnPaper, showOnScreen } from '../attacks/screen-and-paper.ts';
import { type Conditions, drawConditions } from '../capture/conditions.ts';
import { addNoise, shade } from '../capture/light.ts';
import { imageOf, pixelsOf } from '../capture/pixels.ts';
import { developPicture, takePicture } from '../capture/take-picture.ts';
import type { Cast, CastMember } from '../cast.ts';
import { seededRandom } from '../random.ts';

export const presentationKinds = ['live', 'print', 'screen'] as const;
export type PresentationKind = (typeof presentationKinds)[number];

/** Somebody before the camera, or his picture held up to it: a few frames. */
export type Presentation = {
  /** `live/anna-1` or `spoof/print/anna-1`. */
  readonly folder: string;
  readonly kind: PresentationKind;
  readonly member: CastMember;
  readonly seed: number;
};

export const framesPerPresentation = 2;
const frame = { width: 720, height: 960 } as const;

/** Everybody live, and every other one as a print and on a screen. */
export function planPresentations(seed: number, members: readonly CastMember[]): Presentation[] {
  return members
    .filter(({ forFaces }) => forFaces)
    .flatMap((member, index) =>
      presentationKinds.map((kind, at) => ({
        folder: `${kind === 'live' ? 'live' : `spoof/${kind}`}/${member.id}-1`,
        kind,
        member,
        seed: seed * 6007 + index * 10 + at,
      })),
    );
}

/**
 * The frames of a presentation. A live one is the photograph with the light, noise and small movements of a camera; the
 * others are drawn prints and displays photographed once more.
 */
export async function makePresentation(
  { kind, member, seed }: Presentation,
  cast: Pick<Cast, 'selfie'>,
): Promise<Buffer[]> {
  const random = seededRandom(seed);
  const selfie = await cast.selfie(member.id);
  const mild = drawConditions('good', random);
  const frames: Buffer[] = [];
  if (kind === 'live') {
    for (let index = 0; index < framesPerPresentation; index++) {
      const left = Math.floor(random() * 24);
      const top = Math.floor(random() * 24);
      const moved = await sharp(selfie)
        .resize(frame.width + 24, frame.height + 32, { fit: 'fill' })
        .extract({ left, top, width: frame.width, height: frame.height })
        .png({ compressionLevel: 1 })
        .toBuffer();
      const pixels = await pixelsOf(sharp(moved));
      shade(pixels, { ...mild, lightFall: 0.12 }, random);
      addNoise(pixels, 2, random);
      frames.push(await imageOf(pixels).jpeg({ quality: 88, chromaSubsampling: '4:2:0' }).toBuffer());
    }
    return frames;
  }
  const fitted = await sharp(selfie).resize({ width: 620 }).png({ compressionLevel: 1 }).toBuffer();
  const shown = kind === 'print' ? await printOnPaper(fitted, 3.6, 26) : await showOnScreen(fitted, 430);
  for (let index = 0; index < framesPerPresentation; index++) {
    const conditions: Conditions = {
      ...mild,
      fill: 0.9 + random() * 0.06,
      turn: mild.turn + random() * 2,
      background: index % 2 === 0 ? mild.background : 'plain',
      glare: kind === 'screen' ? 0.25 : 0,
      blur: kind === 'screen' ? 0.3 : 0.5,
    };
    const { pixels } = await takePicture(
      [{ picture: shown.picture, aliased: kind === 'screen' }],
      conditions,
      frame,
      random,
    );
    frames.push(await developPicture(pixels, conditions));
  }
  return frames;
}

import type { Sign } from '@aval/core/findings';
import sharp, { type Sharp } from 'sharp';
import type { PictureMetadata } from './read-metadata.ts';
import type { SignInput } from './sign-input.ts';

/** Programs that change what a picture shows. Those of cameras and of messengers are not among them. */
const editors =
  /photoshop|gimp|photopea|pixelmator|affinity|snapseed|picsart|facetune|faceapp|lightroom|paint\.net|corel|canva|inkscape|krita|fotor|pixlr|meitu|luminar|acdsee|stable diffusion|midjourney|dall.?e/i;
/** Milliseconds between shot and change that cameras themselves need. */
const CAMERA_DELAY = 120_000;
const THUMBNAIL_SIDE = 32;
/** Correlation of thumbnail and picture below which they show different things. */
const SAME_PICTURE = 0.6;

/**
 * What the file itself tells of an editor: the name of the program in EXIF or XMP, a date of change long after the shot, a thumbnail
 * that shows another picture. Whoever removes the metadata leaves nothing to see.
 */
export async function measureEditedFile(
  input: SignInput,
  { tags, thumbnail }: PictureMetadata,
): Promise<Sign> {
  const programs = [tags.Software, tags.ProcessingSoftware, tags.CreatorTool].filter(
    (name) => name !== undefined,
  );
  const editor = programs.some((name) => editors.test(name)) ? 1 : 0;
  const shot = tags.DateTimeOriginal?.getTime();
  const changed = tags.ModifyDate?.getTime();
  const changedLater = shot !== undefined && changed !== undefined && changed - shot > CAMERA_DELAY ? 1 : 0;
  const likeness = thumbnail === null ? null : await thumbnailLikeness(thumbnail, input);
  const otherThumbnail = likeness !== null && likeness < SAME_PICTURE ? 1 : 0;
  const score = Math.max(editor * 0.9, otherThumbnail * 0.8, changedLater * 0.3);
  return {
    kind: 'edited-file',
    score,
    measures: {
      editor,
      changedLater,
      otherThumbnail,
      ...(likeness === null ? {} : { thumbnailLikeness: likeness }),
    },
    box: null,
  };
}

/**
 * Correlation of the thumbnail with the picture in the best of four turns, -1 to 1; null when it cannot be decoded. Cameras put bars
 * around it when its shape differs, so only the middle of both is compared.
 */
async function thumbnailLikeness(thumbnail: Uint8Array, { pixels }: SignInput): Promise<number | null> {
  try {
    const raw = { width: pixels.width, height: pixels.height, channels: 3 } as const;
    const large = await grey(sharp(pixels.data, { raw }));
    const correlations: number[] = [];
    for (const turn of [0, 90, 180, 270]) {
      correlations.push(
        correlation(large, await grey(sharp(thumbnail, { limitInputPixels: 4_000_000 }).rotate(turn))),
      );
    }
    return Math.max(...correlations);
  } catch {
    return null;
  }
}

async function grey(picture: Sharp): Promise<Uint8Array> {
  return picture
    .resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, { fit: 'cover' })
    .flatten({ background: '#ffffff' })
    .greyscale()
    .raw()
    .toBuffer();
}

function correlation(one: Uint8Array, other: Uint8Array): number {
  const mean = (values: Uint8Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanOne, meanOther] = [mean(one), mean(other)];
  let [product, squaresOne, squaresOther] = [0, 0, 0];
  for (let at = 0; at < one.length; at++) {
    const [a, b] = [(one[at] ?? 0) - meanOne, (other[at] ?? 0) - meanOther];
    product += a * b;
    squaresOne += a * a;
    squaresOther += b * b;
  }
  const scale = Math.sqrt(squaresOne * squaresOther);
  // Two plain pictures are alike.
  return scale < 1 ? 1 : product / scale;
}

import type { Picture, PictureFailure, Quality } from '@aval/core/findings';
import { type Result, success } from '@aval/core/result';
import { decodePicture } from './picture/decode-picture.ts';
import { measureQuality } from './picture/measure-quality.ts';

export type InspectedPicture = {
  /** The working copy; `rotation` is 0, nothing was tried to find out which way is up. */
  readonly picture: Picture;
  readonly quality: Quality;
  /** Pixels that the file itself has, after EXIF. */
  readonly originalWidth: number;
  readonly originalHeight: number;
};

/** Decodes a picture and measures its quality, without running any model. */
export async function inspectPicture(
  bytes: Uint8Array,
  options: { readonly declaredMime?: string } = {},
): Promise<Result<InspectedPicture, PictureFailure>> {
  const decoded = await decodePicture(bytes, options);
  if (!decoded.ok) return decoded;
  const { pixels, format, originalWidth, originalHeight } = decoded.value;
  const { width, height } = pixels;
  return success({
    picture: { format, width, height, rotation: 0 },
    quality: await measureQuality(pixels),
    originalWidth,
    originalHeight,
  });
}

import type { Picture, PictureFailure, Quality, Timings } from '@aval/core/findings';
import { type Result, success } from '@aval/core/result';
import { startStopwatch } from './models/stopwatch.ts';
import { decodePicture } from './picture/decode-picture.ts';
import { measureQuality } from './picture/measure-quality.ts';
import { renderPreview } from './picture/render-preview.ts';

export type InspectedPicture = {
  /** The working copy; `rotation` is 0, nothing was tried to find out which way is up. */
  readonly picture: Picture;
  readonly quality: Quality;
  /** Pixels that the file itself has, after EXIF. */
  readonly originalWidth: number;
  readonly originalHeight: number;
  /** JPEG no larger than asked, without any metadata; null when none was asked for. */
  readonly preview: Uint8Array | null;
  readonly timings: Timings;
};

/** Decodes a picture and measures its quality, without running any model; `previewSide` pixels asks for a smaller copy. */
export async function inspectPicture(
  bytes: Uint8Array,
  options: { readonly declaredMime?: string; readonly previewSide?: number } = {},
): Promise<Result<InspectedPicture, PictureFailure>> {
  const stopwatch = startStopwatch();
  const decoded = await decodePicture(bytes, options);
  if (!decoded.ok) return decoded;
  const { pixels, format, originalWidth, originalHeight } = decoded.value;
  const { width, height } = pixels;
  stopwatch.lap('decode');
  const quality = await measureQuality(pixels);
  stopwatch.lap('quality');
  const preview = options.previewSide === undefined ? null : await renderPreview(pixels, options.previewSide);
  if (preview !== null) stopwatch.lap('preview');
  return success({
    picture: { format, width, height, rotation: 0 },
    quality,
    originalWidth,
    originalHeight,
    preview,
    timings: stopwatch.timings(),
  });
}

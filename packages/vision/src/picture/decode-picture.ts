import type { PictureFailure, PictureFormat } from '@aval/core/findings';
import { failure, type Result, success } from '@aval/core/result';
import sharp from 'sharp';
import { inspectJpeg } from './inspect-jpeg.ts';
import { inspectPng } from './inspect-png.ts';
import { isHarmlessTrailer } from './is-harmless-trailer.ts';
import { pictureLimits } from './limits.ts';
import type { Pixels } from './pixels.ts';
import { renderPdf } from './render-pdf.ts';
import { sniffFormat } from './sniff-format.ts';

sharp.cache(false);
sharp.concurrency(1);

export type Decoded = {
  readonly format: PictureFormat;
  /** The working copy: upright by EXIF, sRGB, alpha flattened on white, no metadata. */
  readonly pixels: Pixels;
  /** What the header of the file declares, after EXIF; of a PDF, the size drawn. */
  readonly originalWidth: number;
  readonly originalHeight: number;
};

/**
 * Turns a file into pixels, within `pictureLimits`.
 * The decoder is chosen by the first bytes; `declaredMime` is never trusted and serves only to word the refusal
 * of a file of unknown kind: one that claims to be a picture is `corrupted-file`, others `unsupported-file-format`.
 * `workingSide` and `pixels` stand in for those of the limits where a raster picture has to be smaller.
 */
export async function decodePicture(
  bytes: Uint8Array,
  options: { readonly declaredMime?: string; readonly workingSide?: number; readonly pixels?: number } = {},
): Promise<Result<Decoded, PictureFailure>> {
  if (bytes.length === 0) return failure('empty-file');
  if (bytes.length > pictureLimits.fileBytes) return failure('file-too-big');
  const format = sniffFormat(bytes);
  if (format === 'pdf') return decodePdf(bytes);
  if (format === 'jpeg' || format === 'png') {
    const refusal = format === 'jpeg' ? refuseJpeg(bytes, options.pixels) : refusePng(bytes, options.pixels);
    return refusal === null ? decodeRaster(bytes, format, options.workingSide) : failure(refusal);
  }
  const claimsToBeRaster = options.declaredMime === 'image/jpeg' || options.declaredMime === 'image/png';
  return failure(format === null && claimsToBeRaster ? 'corrupted-file' : 'unsupported-file-format');
}

function refuseJpeg(bytes: Uint8Array, pixels?: number): PictureFailure | null {
  const structure = inspectJpeg(bytes);
  if (structure === null) return 'corrupted-file';
  if (tooManyPixels(structure.width, structure.height, pixels)) return 'file-too-big';
  if (structure.end === null || structure.scans === 0) return 'corrupted-file';
  if (structure.scans > pictureLimits.jpegScans) return 'corrupted-file';
  return isHarmlessTrailer(bytes.subarray(structure.end)) ? null : 'corrupted-file';
}

function refusePng(bytes: Uint8Array, pixels?: number): PictureFailure | null {
  const structure = inspectPng(bytes);
  if (structure === null) return 'corrupted-file';
  if (tooManyPixels(structure.width, structure.height, pixels)) return 'file-too-big';
  if (structure.animated) return 'unsupported-file-format';
  if (structure.end === null) return 'corrupted-file';
  return isHarmlessTrailer(bytes.subarray(structure.end)) ? null : 'corrupted-file';
}

function tooManyPixels(width: number, height: number, pixels: number = pictureLimits.pixels): boolean {
  return width * height > pixels || Math.max(width, height) > pictureLimits.side;
}

async function decodeRaster(
  bytes: Uint8Array,
  format: 'jpeg' | 'png',
  workingSide: number = pictureLimits.workingSide,
): Promise<Result<Decoded, PictureFailure>> {
  try {
    const picture = sharp(bytes, {
      failOn: 'truncated',
      limitInputPixels: pictureLimits.pixels,
      sequentialRead: true,
      pages: 1,
    });
    const header = await picture.metadata();
    if (header.format !== format) return failure('corrupted-file');
    const turned = (header.orientation ?? 1) >= 5;
    const { data, info } = await picture
      .timeout({ seconds: pictureLimits.decodeSeconds })
      .autoOrient()
      .resize({
        width: workingSide,
        height: workingSide,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const pixels = { data: threeChannels(data, info.channels), width: info.width, height: info.height };
    return success({
      format,
      pixels,
      originalWidth: turned ? header.height : header.width,
      originalHeight: turned ? header.width : header.height,
    });
  } catch {
    return failure('corrupted-file');
  }
}

async function decodePdf(bytes: Uint8Array): Promise<Result<Decoded, PictureFailure>> {
  const page = await renderPdf(bytes);
  if (!page.ok) return page;
  const { rgba, width, height } = page.value;
  return success({
    format: 'pdf',
    pixels: { data: threeChannels(rgba, 4), width, height },
    originalWidth: width,
    originalHeight: height,
  });
}

function threeChannels(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 3) return data;
  const count = data.length / channels;
  const rgb = new Uint8Array(count * 3);
  const green = channels >= 3 ? 1 : 0;
  const blue = channels >= 3 ? 2 : 0;
  for (let pixel = 0; pixel < count; pixel++) {
    const from = pixel * channels;
    rgb[pixel * 3] = data[from] ?? 0;
    rgb[pixel * 3 + 1] = data[from + green] ?? 0;
    rgb[pixel * 3 + 2] = data[from + blue] ?? 0;
  }
  return rgb;
}

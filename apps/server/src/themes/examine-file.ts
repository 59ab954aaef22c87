import { type AppError, appError } from '@aval/core/errors';
import type { ThemeFileFormat, ThemeFileKind } from '@aval/core/flow/theme';
import { failure, type Result, success } from '@aval/core/result';
import { inspectPng } from '@aval/vision/picture/inspect-png';
import sharp from 'sharp';

const maximumBytes = { logo: 256 * 1024, logoDark: 256 * 1024, font: 300 * 1024 } as const;
/** Pixels of the longer side. */
const maximumSide = 2000;
const maximumSeconds = 5;

/**
 * What a file is, by its content alone; a picture is decoded whole. Errors: `empty-file`, `file-too-big`, `unsupported-file-format`,
 * `corrupted-file`, `incorrect-file-size`.
 */
export async function examineFile(
  kind: ThemeFileKind,
  bytes: Buffer,
): Promise<Result<ThemeFileFormat, AppError>> {
  if (bytes.length === 0) return failure(appError('empty-file'));
  const most = maximumBytes[kind];
  if (bytes.length > most) return failure(appError('file-too-big', `This file may have ${most / 1024} kB`));
  return kind === 'font' ? examineFont(bytes) : examineLogo(bytes);
}

/** The header of WOFF 2.0 (W3C, section 4.1): a signature, and the length that the file has. */
function examineFont(bytes: Buffer): Result<ThemeFileFormat, AppError> {
  if (!begins(bytes, 'wOF2')) return failure(appError('unsupported-file-format', 'Send the font as WOFF2'));
  const isWhole = bytes.length >= 48 && bytes.readUInt32BE(8) === bytes.length;
  return isWhole ? success('woff2') : failure(appError('corrupted-file'));
}

async function examineLogo(bytes: Buffer): Promise<Result<ThemeFileFormat, AppError>> {
  const format = pictureFormat(bytes);
  const sentence =
    'Send the logo as PNG, JPEG or WebP, one picture; SVG is not taken, since it can carry script';
  const isFilm = format === 'png' && inspectPng(bytes)?.animated === true;
  if (format === undefined || isFilm) return failure(appError('unsupported-file-format', sentence));
  try {
    const { width, height, pages = 1, format: found } = await sharp(bytes).metadata();
    if (found !== (format === 'jpg' ? 'jpeg' : format)) return failure(appError('corrupted-file'));
    if (pages > 1) return failure(appError('unsupported-file-format', sentence));
    if (Math.max(width, height) > maximumSide)
      return failure(appError('incorrect-file-size', `A side of a logo may have ${maximumSide} pixels`));
    await sharp(bytes, { failOn: 'error', limitInputPixels: maximumSide ** 2 })
      .timeout({ seconds: maximumSeconds })
      .raw()
      .toBuffer();
    return success(format);
  } catch {
    return failure(appError('corrupted-file'));
  }
}

/** Only what begins as one of these comes to the decoder. */
function pictureFormat(bytes: Buffer): 'png' | 'jpg' | 'webp' | undefined {
  if (begins(bytes, '\x89PNG\r\n\x1a\n')) return 'png';
  if (begins(bytes, '\xff\xd8\xff')) return 'jpg';
  return begins(bytes, 'RIFF') && bytes.toString('latin1', 8, 12) === 'WEBP' ? 'webp' : undefined;
}

function begins(bytes: Buffer, signature: string): boolean {
  return bytes.toString('latin1', 0, signature.length) === signature;
}

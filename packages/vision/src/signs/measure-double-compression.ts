import type { Sign } from '@aval/core/findings';
import sharp from 'sharp';
import type { Pixels } from '../picture/pixels.ts';
import { readQuantisation } from './read-quantisation.ts';
import { rising, type SignInput } from './sign-input.ts';
import { gatherBlocks, unevennessOf } from './unevenness.ts';

/** Side of the part of the file that is looked at, in its own pixels, and the lowest row of it: what lies below is not decoded. */
const SIDE = 640;
const LOWEST_ROW = 1200;
/** Roughness of the histograms where the score begins, and from there to a half. */
const START = 0.25;
const MIDDLE = 0.35;

/**
 * Compressed as JPEG more than once with different strength: the histogram of each frequency, in steps of the file's own table, is
 * then uneven with a period instead of falling smoothly. Messengers and web pages compress again, too, so this alone says little;
 * a picture scaled in between, or compressed again more strongly, shows nothing.
 */
export async function measureDoubleCompression({ bytes, format }: SignInput): Promise<Sign> {
  const nothing: Sign = { kind: 'double-compression', score: 0, measures: { measured: 0 }, box: null };
  if (format !== 'jpeg') return nothing;
  const table = readQuantisation(bytes);
  const part = table === null ? null : await decodePart(bytes);
  if (table === null || part === null) return nothing;
  const corners = [];
  for (let y = 0; y < part.height; y += 8) for (let x = 0; x < part.width; x += 8) corners.push({ x, y });
  const unevenness = unevennessOf(gatherBlocks(part, corners), table);
  if (unevenness === null) return nothing;
  return {
    kind: 'double-compression',
    score: rising(unevenness - START, MIDDLE),
    measures: { measured: 1, unevenness, firstStep: table[1] ?? 1 },
    box: null,
  };
}

/** As the file stores it: not turned, not scaled, cut along the grid of its blocks. */
async function decodePart(bytes: Uint8Array): Promise<Pixels | null> {
  try {
    const header = await sharp(bytes).metadata();
    const width = Math.min(SIDE, header.width) & ~7;
    const height = Math.min(SIDE, header.height) & ~7;
    if (width < 128 || height < 128) return null;
    const left = ((header.width - width) >> 1) & ~7;
    const top = Math.min((header.height - height) >> 1, Math.max(0, LOWEST_ROW - height)) & ~7;
    const { data, info } = await sharp(bytes, { sequentialRead: true })
      .extract({ left, top, width, height })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return info.channels === 3 ? { data, width, height } : null;
  } catch {
    return null;
  }
}

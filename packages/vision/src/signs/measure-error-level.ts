import type { Box, Sign } from '@aval/core/findings';
import sharp from 'sharp';
import type { Pixels } from '../picture/pixels.ts';
import { contentBox, isUnscaled, lumaOf, median, rising, type SignInput } from './sign-input.ts';

/** Strength of the trial compression. */
const QUALITY = 90;
const LONGEST = 1200;
/** Lines of text that have to be there to be compared with one another. */
const ENOUGH = 6;
/** Spread of the lines below which differences mean nothing, in logarithms. */
const LEAST_SPREAD = 0.08;
/** Distance from the other lines in spreads where the score begins, and from there to a half. */
const START = 4;
const MIDDLE = 8;

/**
 * Error level analysis: compressing the picture again changes what was put in last more than what has been compressed before. Each
 * line of text is compared with the others by its error per contrast. Only pictures that were not scaled say anything; print of
 * another size or colour stands out, too.
 */
export async function measureErrorLevel(input: SignInput): Promise<Sign> {
  const nothing: Sign = { kind: 'error-level', score: 0, measures: { measured: 0 }, box: null };
  const { pixels, text, format } = input;
  if (format !== 'jpeg' || text.length < ENOUGH) return nothing;
  if (!isUnscaled(input)) return { ...nothing, measures: { measured: 0, reduced: 1 } };
  const content = contentBox(input);
  const area = {
    x: content.x & ~7,
    y: content.y & ~7,
    width: Math.min(LONGEST, content.width, pixels.width - (content.x & ~7)) & ~7,
    height: Math.min(LONGEST, content.height, pixels.height - (content.y & ~7)) & ~7,
  };
  const parts = text.flatMap((line) => {
    const part = partOf(area, line);
    return part === null ? [] : [{ line, part }];
  });
  if (parts.length < ENOUGH) return nothing;
  const errors = await errorsOf(
    pixels,
    area,
    parts.map(({ part }) => part),
  );
  const levels = parts.map(({ line, part }) => ({ line, level: levelOf(pixels, area, part, errors) }));
  const middle = median(levels.map(({ level }) => level));
  const spread = Math.max(LEAST_SPREAD, median(levels.map(({ level }) => Math.abs(level - middle))));
  const worst = levels.reduce((one, other) =>
    Math.abs(other.level - middle) > Math.abs(one.level - middle) ? other : one,
  );
  const distance = Math.abs(worst.level - middle) / spread;
  const score = rising(distance - START, MIDDLE);
  return {
    kind: 'error-level',
    score,
    measures: { measured: 1, distance, difference: worst.level - middle, spread, lines: levels.length },
    box: score > 0.5 ? worst.line : null,
  };
}

/** What of a line lies in the area, in whole pixels from its corner; null where that is too little. */
function partOf(area: Box, line: Box): Box | null {
  const left = Math.max(1, Math.round(line.x - area.x));
  const top = Math.max(1, Math.round(line.y - area.y));
  const right = Math.min(area.width, Math.round(line.x + line.width - area.x));
  const bottom = Math.min(area.height, Math.round(line.y + line.height - area.y));
  if (right - left < 16 || bottom - top < 8) return null;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** By how much each pixel of the area is changed by compressing; of blocks without text 0. */
type Errors = { readonly data: Uint8Array; readonly columns: number; readonly places: Int32Array };

/** Blocks of the copy that is compressed stand side by side in rows of so many. */
const SHEET = 64;

/**
 * Compresses the blocks that hold text, and no others: in grey each is compressed on its own, so it does not matter where in the
 * picture it stands.
 */
async function errorsOf(pixels: Pixels, area: Box, parts: readonly Box[]): Promise<Errors> {
  const columns = area.width >> 3;
  const places = new Int32Array(columns * (area.height >> 3)).fill(-1);
  let count = 0;
  for (const { x, y, width, height } of parts) {
    for (let row = y >> 3; row << 3 < y + height; row++) {
      for (let column = x >> 3; column << 3 < x + width; column++) {
        const block = row * columns + column;
        if (places[block] === -1) places[block] = count++;
      }
    }
  }
  const [width, height] = [SHEET * 8, Math.ceil(count / SHEET) * 8];
  const before = new Uint8Array(width * height);
  for (const [block, place] of places.entries()) {
    if (place < 0) continue;
    const corner = { x: area.x + (block % columns) * 8, y: area.y + Math.floor(block / columns) * 8 };
    const luma = lumaOf(pixels, { ...corner, width: 8, height: 8 });
    const to = Math.floor(place / SHEET) * 8 * width + (place % SHEET) * 8;
    for (let at = 0; at < 64; at++) before[to + (at >> 3) * width + (at & 7)] = luma[at] ?? 0;
  }
  const jpeg = await sharp(before, { raw: { width, height, channels: 1 } })
    .jpeg({ quality: QUALITY })
    .toBuffer();
  const after = await sharp(jpeg).extractChannel(0).raw().toBuffer();
  const data = before.map((value, at) => Math.abs(value - (after[at] ?? 0)));
  return { data, columns, places };
}

/** Logarithm of the mean error over the mean contrast between neighbours. */
function levelOf(pixels: Pixels, area: Box, part: Box, { data, columns, places }: Errors): number {
  const wide = part.width + 1;
  const around = { x: area.x + part.x - 1, y: area.y + part.y - 1, width: wide, height: part.height + 1 };
  const luma = new Uint8Array(lumaOf(pixels, around));
  let error = 0;
  let contrast = 0;
  for (let y = 0; y < part.height; y++) {
    const row = (part.y + y) & 7;
    const blocks = ((part.y + y) >> 3) * columns;
    for (let x = 0; x < part.width; x++) {
      const place = places[blocks + ((part.x + x) >> 3)] ?? 0;
      const sheetRow = Math.floor(place / SHEET) * 8 + row;
      error += data[sheetRow * SHEET * 8 + (place % SHEET) * 8 + ((part.x + x) & 7)] ?? 0;
      const at = (y + 1) * wide + x + 1;
      const value = luma[at] ?? 0;
      contrast += Math.abs(value - (luma[at - 1] ?? 0)) + Math.abs(value - (luma[at - wide] ?? 0));
    }
  }
  const count = part.width * part.height;
  return Math.log((error / count + 0.05) / (contrast / count + 1));
}

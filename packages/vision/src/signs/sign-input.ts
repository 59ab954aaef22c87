import type { Box, DocumentOutline, PictureFormat, Quality } from '@aval/core/findings';
import type { Pixels } from '../picture/pixels.ts';

/** What signs are measured on. Boxes and outlines are pixels of `pixels`. */
export type SignInput = {
  /** The file as it came. */
  readonly bytes: Uint8Array;
  readonly format: PictureFormat;
  /** The upright working copy. */
  readonly pixels: Pixels;
  /** Size that the file itself has, after EXIF and before any turn by this package. */
  readonly originalWidth: number;
  readonly originalHeight: number;
  readonly quality: Quality;
  readonly outlines: readonly DocumentOutline[];
  readonly text: readonly Box[];
  readonly mrz: Box | null;
  /** Largest first. */
  readonly faces: readonly Box[];
};

/** Whether the pixels are those of the file, not scaled: only then are traces of compression still in them. */
export function isUnscaled({ originalWidth, originalHeight, pixels }: SignInput): boolean {
  const longer = Math.max(pixels.width, pixels.height);
  return longer === Math.max(originalWidth, originalHeight);
}

/** The part of the picture that holds text, zone and faces, or all of it where there is none of them. Whole pixels. */
export function contentBox({ pixels, text, mrz, faces }: SignInput): Box {
  const boxes = [...text, ...(mrz === null ? [] : [mrz]), ...faces.slice(0, 1)];
  const { width, height } = pixels;
  if (boxes.length === 0) return { x: 0, y: 0, width, height };
  const left = Math.max(0, Math.floor(Math.min(...boxes.map(({ x }) => x))));
  const top = Math.max(0, Math.floor(Math.min(...boxes.map(({ y }) => y))));
  const right = Math.min(width, Math.ceil(Math.max(...boxes.map((box) => box.x + box.width))));
  const bottom = Math.min(height, Math.ceil(Math.max(...boxes.map((box) => box.y + box.height))));
  if (right - left < 8 || bottom - top < 8) return { x: 0, y: 0, width, height };
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** 0 for 0, a half at `middle`, towards 1 beyond: the usual way from a measure to a score. Not a number stays none. */
export function rising(value: number, middle: number): number {
  return value <= 0 ? 0 : value / (value + middle);
}

/** Y' of JFIF, 0 to 255, of a part of the picture in whole pixels. */
export function lumaOf({ data, width }: Pixels, box: Box): Float32Array {
  const out = new Float32Array(box.width * box.height);
  for (let y = 0, to = 0; y < box.height; y++) {
    let at = ((box.y + y) * width + box.x) * 3;
    for (let x = 0; x < box.width; x++, at += 3) {
      out[to++] = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
    }
  }
  return out;
}

/** The middle value; 0 of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? 0;
}

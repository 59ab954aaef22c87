import sharp from 'sharp';
import { imageOf, pixelsOf } from '../capture/pixels.ts';
import type { Area } from '../sheets/sheet.ts';

/** A flat thing that shows a document or face: the picture, and where in it the original is, pixels. */
export type Shown = { readonly picture: Buffer; readonly inner: Area };

/** Three screens of dots as presses have them: angles of cyan, magenta, yellow; the dots `period` pixels apart. */
const angles = [15, 75, 0].map((degrees) => (degrees * Math.PI) / 180);

/**
 * Prints a picture on paper with visible halftone dots and a white margin.
 * @param period distance of the dots in pixels of the picture
 */
export async function printOnPaper(picture: Buffer, period: number, margin: number): Promise<Shown> {
  const { data, width, height } = await pixelsOf(sharp(picture));
  const turned = angles.map((angle) => [
    (Math.cos(angle) * 2 * Math.PI) / period,
    (Math.sin(angle) * 2 * Math.PI) / period,
  ]);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      for (let channel = 0; channel < 3; channel++) {
        const [cos = 0, sin = 0] = turned[channel] ?? [];
        // A soft threshold against the dot's height: dark tones make big dots.
        const screen = (Math.cos(x * cos + y * sin) + Math.cos(y * cos - x * sin)) / 4 + 0.5;
        const tone = (data[at + channel] ?? 0) / 255;
        const level = Math.min(1, Math.max(0, (tone - screen) * 3 + 0.5));
        // Ink is never quite black, paper never quite white; some of the tone comes through between the dots.
        data[at + channel] = 28 + 218 * (0.55 * level + 0.45 * tone);
      }
    }
  }
  return await onPaper(
    await imageOf({ data, width, height }).png({ compressionLevel: 1 }).toBuffer(),
    margin,
    '#f6f5f0',
  );
}

/** A copy from an office machine: grey, hard, on white paper. */
export async function copyInGrey(picture: Buffer, margin: number): Promise<Shown> {
  const grey = await sharp(picture)
    .modulate({ saturation: 0 })
    .linear(1.25, -22)
    .png({ compressionLevel: 1 })
    .toBuffer();
  return await onPaper(grey, margin, '#f4f4f4');
}

async function onPaper(picture: Buffer, margin: number, colour: string): Promise<Shown> {
  const { width, height } = await sharp(picture).metadata();
  const extended = await sharp(picture)
    .extend({ top: margin, bottom: margin, left: margin, right: margin, background: colour })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return { picture: extended, inner: { x: margin, y: margin, width, height } };
}

/** Strength of the three stripes in each channel of one display pixel, and of its dark lower edge. */
const stripes = [
  [1.3, 0.72, 0.72],
  [0.72, 1.3, 0.72],
  [0.72, 0.72, 1.3],
] as const;

/**
 * Shows a picture on a display: stripes of red, green and blue in each of its pixels, a dark frame round it. Photographed
 * without averaging, the stripes and the camera's own grid make moiré.
 * @param displayWidth how many display pixels the picture is wide
 */
export async function showOnScreen(picture: Buffer, displayWidth: number): Promise<Shown> {
  const shown = await pixelsOf(sharp(picture).resize(displayWidth).linear(1.02, 4));
  const border = Math.round(displayWidth * 0.05);
  const frame = Math.round(displayWidth * 0.03);
  const edge = (border + frame) * 3;
  const width = shown.width * 3 + 2 * edge;
  const height = shown.height * 3 + 2 * edge;
  const data = Buffer.alloc(width * height * 3, 14);
  for (let y = frame * 3; y < height - frame * 3; y++) {
    const row = Math.floor((y - edge) / 3);
    const lower = y % 3 === 2 ? 0.7 : 1.05;
    for (let x = frame * 3; x < width - frame * 3; x++) {
      const column = Math.floor((x - edge) / 3);
      const inside = row >= 0 && column >= 0 && row < shown.height && column < shown.width;
      const from = (row * shown.width + column) * 3;
      const stripe = stripes[x % 3] ?? stripes[0];
      const at = (y * width + x) * 3;
      for (let channel = 0; channel < 3; channel++) {
        const value = inside ? (shown.data[from + channel] ?? 0) : 40;
        // The light of a display is bluer than that of a room.
        const tint = channel === 2 ? 1.06 : 0.98;
        data[at + channel] = Math.min(255, value * (stripe[channel] ?? 1) * lower * tint * 1.1);
      }
    }
  }
  return {
    picture: await imageOf({ data, width, height }).png({ compressionLevel: 1 }).toBuffer(),
    inner: { x: edge, y: edge, width: shown.width * 3, height: shown.height * 3 },
  };
}

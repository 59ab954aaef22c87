import sharp, { type Sharp } from 'sharp';
import { type Random, seededRandom } from './random.ts';

export type PhotographOptions = {
  /** Size of the photograph before `orientation` is applied, in pixels. */
  readonly width: number;
  readonly height: number;
  /** How much of the width or height of the picture the document takes, 0 to 1. */
  readonly fill: number;
  /** How far the document is turned in the frame, in degrees clockwise. */
  readonly turn: number;
  /** How much shorter the far edge looks, 0 (flat) to about 0.2. */
  readonly perspective: number;
  /** How much darker the dark corner is, 0 to 1. */
  readonly lightFall: number;
  /** Sigma of the blur in pixels of the photograph; 0 for none. */
  readonly blur: number;
  /** Largest deviation that noise adds to a channel, in grey levels. */
  readonly noise: number;
  /** 1 to 100. */
  readonly jpegQuality: number;
  /** Degrees by which the finished picture is turned clockwise, in its pixels and not in EXIF. */
  readonly orientation: 0 | 90 | 180 | 270;
  readonly seed: number;
};

/** A good photograph by a phone held over a table: 1800 x 1350, slight turn and perspective, soft light, quality 88. */
export const goodPhotograph: PhotographOptions = {
  width: 1800,
  height: 1350,
  fill: 0.88,
  turn: 1.2,
  perspective: 0.03,
  lightFall: 0.18,
  blur: 0,
  noise: 4,
  jpegQuality: 88,
  orientation: 0,
  seed: 1,
};

/** A size in pixels. */
export type Size = { readonly width: number; readonly height: number };

/**
 * Where a point of the document lies in its photograph, before `orientation` is applied. Both in pixels of their own
 * picture, from the top left corner.
 */
export function placeInPhotograph(
  document: Size,
  point: { readonly x: number; readonly y: number },
  changes: Partial<PhotographOptions> = {},
): { x: number; y: number } {
  const options = { ...goodPhotograph, ...changes };
  const scale = scaleOf(document, options);
  const angle = (options.turn * Math.PI) / 180;
  const u = (point.x - document.width / 2) * scale;
  const v = (point.y - document.height / 2) * scale;
  const fromX = u * Math.cos(angle) - v * Math.sin(angle);
  const fromY = u * Math.sin(angle) + v * Math.cos(angle);
  // fromY = (y - height / 2) * (1 + perspective * (0.5 - y / height)): solved by going round, it settles fast.
  let y = fromY + options.height / 2;
  for (let round = 0; round < 8; round++) {
    y = fromY / (1 + options.perspective * (0.5 - y / options.height)) + options.height / 2;
  }
  return { x: fromX / (1 + options.perspective * (0.5 - y / options.height)) + options.width / 2, y };
}

function scaleOf(document: Size, options: PhotographOptions): number {
  return Math.min(
    (options.width * options.fill) / document.width,
    (options.height * options.fill) / document.height,
  );
}

type Pixels = { readonly data: Buffer; readonly width: number; readonly height: number };

/**
 * Photographs a flat document (any picture sharp reads) lying on a table. JPEG without EXIF. The same input, options and
 * seed give the same bytes on one machine.
 */
export async function photograph(
  document: Buffer,
  changes: Partial<PhotographOptions> = {},
): Promise<Buffer> {
  const options = { ...goodPhotograph, ...changes };
  const { width, height } = options;
  const random = seededRandom(options.seed);
  const size = await sharp(document).metadata();
  const scale = scaleOf(size, options);
  const flat = await pixelsOf(
    sharp(document).resize(Math.round(size.width * scale), Math.round(size.height * scale), { fit: 'fill' }),
  );
  let picture: Pixels = { data: table(width, height, random), width, height };
  lay(flat, picture, options);
  shade(picture, options.lightFall, random);
  if (options.blur > 0) {
    picture = await pixelsOf(sharp(picture.data, { raw: { width, height, channels: 3 } }).blur(options.blur));
  }
  addNoise(picture, options.noise, random);
  return await sharp(picture.data, { raw: { width, height, channels: 3 } })
    .rotate(options.orientation)
    .jpeg({ quality: options.jpegQuality, chromaSubsampling: '4:2:0' })
    .toBuffer();
}

async function pixelsOf(image: Sharp): Promise<Pixels> {
  const { data, info } = await image
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** A wooden table: brown with long grain. */
function table(width: number, height: number, random: Random): Buffer {
  const data = Buffer.alloc(width * height * 3);
  const phase = random() * 10;
  const grain = Array.from({ length: height }, () => random() * 8);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const wave = Math.sin(y / 17 + Math.sin(x / 340 + phase) * 2) * 7 + Math.sin(y / 5.3 + x / 900) * 3;
      const shift = wave + (grain[y] ?? 0);
      const at = (y * width + x) * 3;
      data[at] = 104 + shift;
      data[at + 1] = 82 + shift * 0.9;
      data[at + 2] = 62 + shift * 0.8;
    }
  }
  return data;
}

/** Puts the document and its shadow on the table, seen a little from below. */
function lay(flat: Pixels, picture: Pixels, options: PhotographOptions): void {
  const { width, height, data } = picture;
  const angle = (options.turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const reach = 12;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      // Depth grows towards the upper edge: things there look smaller.
      const depth = 1 + options.perspective * (0.5 - y / height);
      const fromX = (x - width / 2) * depth;
      const fromY = (y - height / 2) * depth;
      const u = fromX * cos + fromY * sin + flat.width / 2;
      const v = -fromX * sin + fromY * cos + flat.height / 2;
      const outside = Math.max(-u, -v, u - flat.width, v - flat.height);
      const at = (y * width + x) * 3;
      if (outside >= 0) {
        if (outside < reach) {
          const dark = 0.6 + (0.4 * outside) / reach;
          for (let c = 0; c < 3; c++) data[at + c] = (data[at + c] ?? 0) * dark;
        }
        continue;
      }
      const column = Math.min(Math.max(u - 0.5, 0), flat.width - 1.001);
      const row = Math.min(Math.max(v - 0.5, 0), flat.height - 1.001);
      const [left, top] = [Math.floor(column), Math.floor(row)];
      const [right, down] = [column - left, row - top];
      const corner = (top * flat.width + left) * 3;
      const below = corner + flat.width * 3;
      for (let c = 0; c < 3; c++) {
        const upper = (flat.data[corner + c] ?? 0) * (1 - right) + (flat.data[corner + 3 + c] ?? 0) * right;
        const lower = (flat.data[below + c] ?? 0) * (1 - right) + (flat.data[below + 3 + c] ?? 0) * right;
        data[at + c] = upper * (1 - down) + lower * down;
      }
    }
  }
}

/** Light from one side: a linear fall across the picture in a direction the seed picks. */
function shade({ data, width, height }: Pixels, fall: number, random: Random): void {
  if (fall === 0) return;
  const direction = random() * 2 * Math.PI;
  const [towardsX, towardsY] = [Math.cos(direction), Math.sin(direction)];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const along = ((x / width - 0.5) * towardsX + (y / height - 0.5) * towardsY) / Math.SQRT2 + 0.5;
      const light = 1 - fall * along;
      const at = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) data[at + c] = (data[at + c] ?? 0) * light;
    }
  }
}

function addNoise({ data }: Pixels, noise: number, random: Random): void {
  if (noise === 0) return;
  for (let at = 0; at < data.length; at++) {
    const value = (data[at] ?? 0) + (random() + random() - 1) * noise;
    data[at] = Math.max(0, Math.min(255, Math.round(value)));
  }
}

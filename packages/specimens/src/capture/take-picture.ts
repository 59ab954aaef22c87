import sharp from 'sharp';
import type { Random } from '../random.ts';
import { paintBackground } from './backgrounds.ts';
import type { Conditions } from './conditions.ts';
import { fromRectangle, inverse, type Quad, type Spot } from './homography.ts';
import { addNoise, castShadow, reflect, shade } from './light.ts';
import { imageOf, type Pixels, pixelsOf } from './pixels.ts';
import { placeQuad } from './place-quad.ts';

/** What lies in front of the camera: any picture sharp reads, lying flat, and the size of its rounded corners. */
export type Flat = {
  readonly picture: Buffer;
  /** Radius of the rounded corners, pixels of the picture. */
  readonly radius?: number;
  /** Pasted in an editor: no shadow round it. */
  readonly bare?: boolean;
  /** Not averaged before sampling: fine patterns meet the camera's grid and make moiré. */
  readonly aliased?: boolean;
};

export type Taken = {
  /** Finished pixels, before JPEG and orientation. */
  readonly pixels: Pixels;
  /** Where each flat lies in them. */
  readonly quads: readonly Quad[];
  /** Size of each flat, pixels. */
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
};

/**
 * Photographs flat things lying on a surface, one above the other when there are two.
 * @param frame size of the picture in pixels before `conditions.orientation`
 */
export async function takePicture(
  flats: readonly Flat[],
  conditions: Conditions,
  frame: { readonly width: number; readonly height: number },
  random: Random,
): Promise<Taken> {
  let pixels = paintBackground(conditions.background, frame.width, frame.height, random);
  const quads: Quad[] = [];
  const sizes: { width: number; height: number }[] = [];
  for (const [index, flat] of flats.entries()) {
    const { width, height } = await sharp(flat.picture).metadata();
    const slot = slotOf(frame, index, flats.length);
    const turn = conditions.turn + (index === 0 ? 0 : random() * 8 - 4);
    const quad = placeQuad({ width, height }, slot, { ...conditions, turn }, random);
    quads.push(quad);
    sizes.push({ width, height });
    await lay(flat, quad, pixels);
  }
  shade(pixels, conditions, random);
  if (conditions.shadow > 0) castShadow(pixels, conditions.shadow, random);
  if (conditions.glare > 0) for (const quad of quads) reflect(pixels, quad, conditions.glare, random);
  if (conditions.blur > 0.3) pixels = await pixelsOf(imageOf(pixels).blur(conditions.blur));
  addNoise(pixels, conditions.noise, random);
  return { pixels, quads, sizes };
}

/** The finished JPEG; without EXIF, or with the name of a `software` in it. */
export async function developPicture(
  pixels: Pixels,
  { orientation, jpegQuality }: Pick<Conditions, 'orientation' | 'jpegQuality'>,
  software?: string,
): Promise<Buffer> {
  const picture = imageOf(pixels)
    .rotate(orientation)
    .jpeg({ quality: jpegQuality, chromaSubsampling: '4:2:0' });
  return await (software === undefined
    ? picture
    : picture.withExif({ IFD0: { Software: software } })
  ).toBuffer();
}

/** Where a point of the picture is after the orientation was applied. */
export function oriented(
  { x, y }: Spot,
  { width, height }: { readonly width: number; readonly height: number },
  orientation: Conditions['orientation'],
): Spot {
  switch (orientation) {
    case 0:
      return { x, y };
    case 90:
      return { x: height - y, y: x };
    case 180:
      return { x: width - x, y: height - y };
    case 270:
      return { x: y, y: width - x };
  }
}

function slotOf(frame: { readonly width: number; readonly height: number }, index: number, count: number) {
  if (count === 1) return { x: 0, y: 0, ...frame };
  const height = frame.height / count;
  return { x: 0, y: index * height, width: frame.width, height };
}

/** Warps the flat onto the picture, with a soft dark edge round it. */
export async function lay(flat: Flat, quad: Quad, picture: Pixels): Promise<void> {
  const { width, height } = await sharp(flat.picture).metadata();
  const longest = Math.max(
    Math.hypot(quad[1].x - quad[0].x, quad[1].y - quad[0].y) / width,
    Math.hypot(quad[2].x - quad[3].x, quad[2].y - quad[3].y) / width,
    Math.hypot(quad[3].x - quad[0].x, quad[3].y - quad[0].y) / height,
  );
  // Shrunk first by averaging: sampling a large flat point by point would make false patterns.
  const scale = flat.aliased === true ? 1 : Math.min(1, longest * 1.05);
  const source = await pixelsOf(
    sharp(flat.picture).resize(Math.round(width * scale), Math.round(height * scale), { fit: 'fill' }),
  );
  const back = inverse(fromRectangle(source.width, source.height, quad));
  const reach = flat.bare === true ? 0 : 14;
  const left = Math.max(0, Math.floor(Math.min(...quad.map(({ x }) => x)) - reach));
  const right = Math.min(picture.width, Math.ceil(Math.max(...quad.map(({ x }) => x)) + reach));
  const top = Math.max(0, Math.floor(Math.min(...quad.map(({ y }) => y)) - reach));
  const bottom = Math.min(picture.height, Math.ceil(Math.max(...quad.map(({ y }) => y)) + reach));
  const radius = (flat.radius ?? 0) * scale;
  const [a, b, c, d, e, f, g, h] = back;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const w = g * x + h * y + 1;
      const u = (a * x + b * y + c) / w;
      const v = (d * x + e * y + f) / w;
      const outside = beyond(u, v, source.width, source.height, radius);
      if (outside > 0 && outside >= reach) continue;
      const at = (y * picture.width + x) * 3;
      if (outside > 0) {
        const cover = Math.max(0, 1 - outside);
        const dark = 0.62 + (0.38 * outside) / reach;
        for (let channel = 0; channel < 3; channel++) {
          const under = (picture.data[at + channel] ?? 0) * dark;
          picture.data[at + channel] = under * (1 - cover) + sample(source, u, v, channel) * cover;
        }
        continue;
      }
      for (let channel = 0; channel < 3; channel++) {
        picture.data[at + channel] = sample(source, u, v, channel);
      }
    }
  }
}

/** How far a point lies outside a rectangle with rounded corners; negative inside. */
function beyond(u: number, v: number, width: number, height: number, radius: number): number {
  const across = Math.abs(u - width / 2) - (width / 2 - radius);
  const down = Math.abs(v - height / 2) - (height / 2 - radius);
  if (across <= 0 || down <= 0) return Math.max(across, down) - radius;
  return Math.hypot(across, down) - radius;
}

function sample({ data, width, height }: Pixels, u: number, v: number, channel: number): number {
  const column = Math.min(Math.max(u - 0.5, 0), width - 1.001);
  const row = Math.min(Math.max(v - 0.5, 0), height - 1.001);
  const [left, top] = [Math.floor(column), Math.floor(row)];
  const [right, down] = [column - left, row - top];
  const corner = (top * width + left) * 3 + channel;
  const below = corner + width * 3;
  const upper = (data[corner] ?? 0) * (1 - right) + (data[corner + 3] ?? 0) * right;
  const lower = (data[below] ?? 0) * (1 - right) + (data[below + 3] ?? 0) * right;
  return upper * (1 - down) + lower * down;
}

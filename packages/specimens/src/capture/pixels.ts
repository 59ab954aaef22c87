import sharp, { type Sharp } from 'sharp';

/** Three channels of eight bits, row by row. */
export type Pixels = { readonly data: Buffer; readonly width: number; readonly height: number };

export async function pixelsOf(image: Sharp): Promise<Pixels> {
  const { data, info } = await image
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error('three channels are expected');
  return { data, width: info.width, height: info.height };
}

export function imageOf({ data, width, height }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } });
}

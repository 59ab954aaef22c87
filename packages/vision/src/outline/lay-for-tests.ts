import type { Point } from '@aval/core/findings';
import type { Quad } from '@aval/core/geometry/homography';
import { homographyOfQuads } from '@aval/core/geometry/homography-of-quads';
import { mapPoint } from '@aval/core/geometry/map-point';
import { documentSvg } from '@aval/specimens/draw-document';
import type { Layout } from '@aval/specimens/layouts';
import { inventPerson } from '@aval/specimens/person';
import sharp from 'sharp';
import type { Pixels } from '../picture/pixels.ts';
import type { OutlineHints } from './outline-hints.ts';

/** A specimen as flat as from a scanner, and where its text stands, in millimetres as its corners are. */
export type Flat = {
  readonly pixels: Pixels;
  readonly width: number;
  readonly height: number;
  readonly text: readonly { readonly from: Point; readonly to: Point; readonly size: number }[];
  readonly rows: readonly { readonly from: Point; readonly to: Point }[];
};

/** Draws a specimen without its portrait. */
export async function flatSpecimen(layout: Layout): Promise<Flat> {
  const { svg, plan } = documentSvg({ layout, person: inventPerson(7, '2026-03-01', { sex: 'F' }) });
  const { data, info } = await sharp(Buffer.from(svg))
    .flatten({ background: plan.paper })
    .resize(800)
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const line = ({ x, y }: Point, length: number, size: number) => ({
    from: { x, y: y - size / 2 },
    to: { x: x + length, y: y - size / 2 },
    size,
  });
  const rowLength = plan.mrz?.format === 'TD1' ? 30 : plan.mrz?.format === 'TD2' ? 36 : 44;
  const { mrz } = plan;
  const rows = mrz?.baselines.map((y) => line({ x: mrz.left, y }, rowLength * 2.54, 2.6)) ?? [];
  return {
    pixels: { data, width: info.width, height: info.height },
    width: plan.width,
    height: plan.height,
    text: [
      ...plan.titles.map((title) => line(title, title.text.length * title.size * 0.65, title.size)),
      ...plan.fields.map((field) => line(field, field.value.length * 1.9, 3)),
      ...rows,
    ],
    rows,
  };
}

/** What a reading would know of specimens laid in a picture; `zone` says whether it read the zone of the first. */
export function hintsOf(
  laid: readonly { readonly flat: Flat; readonly corners: Quad }[],
  { zone }: { readonly zone: boolean },
): OutlineHints {
  const slant = ({ flat, corners }: (typeof laid)[number], from: Point, to: Point, size: number) => {
    const map = homographyOfQuads(frameOf(flat.width, flat.height), corners);
    if (map === null) throw new Error('the corners are no quad');
    const [start, end] = [mapPoint(map, from), mapPoint(map, to)];
    const below = mapPoint(map, { x: from.x, y: from.y + size });
    return {
      centre: { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 },
      length: Math.hypot(end.x - start.x, end.y - start.y),
      thickness: 1.3 * Math.hypot(below.x - start.x, below.y - start.y),
      angle: Math.atan2(end.y - start.y, end.x - start.x),
      score: 1,
    };
  };
  const [first] = laid;
  const strips = first?.flat.rows.map(({ from, to }) => slant(first, from, to, 2.6)) ?? [];
  const [top] = first?.flat.text ?? [];
  return {
    direction: first === undefined || top === undefined ? 0 : slant(first, top.from, top.to, top.size).angle,
    text: laid.flatMap((one) => one.flat.text.map(({ from, to, size }) => slant(one, from, to, size))),
    faces: [],
    zone: zone && strips.length > 0 ? { strips, length: strips.length === 3 ? 30 : 44, isVisa: false } : null,
  };
}

/** Lays flat pictures on a table of this colour with a coarse pattern, and blurs nothing. */
export function layOnTable(
  size: { readonly width: number; readonly height: number },
  colour: readonly [number, number, number],
  laid: readonly { readonly pixels: Pixels; readonly corners: Quad }[],
): Pixels {
  const { width, height } = size;
  const data = new Uint8Array(width * height * 3);
  const maps = laid.map(({ pixels, corners }) => ({
    pixels,
    map: homographyOfQuads(corners, frameOf(pixels.width, pixels.height)),
  }));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      const grain = 9 * Math.sin(y / 7 + 2 * Math.sin(x / 90)) + 4 * Math.sin(x / 3.1 + y / 2.3);
      for (let channel = 0; channel < 3; channel++) data[at + channel] = (colour[channel] ?? 0) + grain;
      for (const { pixels, map } of maps) {
        if (map === null) continue;
        const { x: u, y: v } = mapPoint(map, { x: x + 0.5, y: y + 0.5 });
        if (!(u >= 0 && v >= 0 && u < pixels.width && v < pixels.height)) continue;
        const from = (Math.floor(v) * pixels.width + Math.floor(u)) * 3;
        for (let channel = 0; channel < 3; channel++) data[at + channel] = pixels.data[from + channel] ?? 0;
      }
    }
  }
  return { data, width, height };
}

/** The corners of an upright rectangle at the origin. */
export function frameOf(width: number, height: number): Quad {
  return [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ];
}

import type { Barcode, Box, Point } from '@aval/core/findings';
import sharp from 'sharp';
import type { Pixels } from '../picture/pixels.ts';
import type { Pyramid } from '../picture/pyramid.ts';
import { findCodeAreas } from './find-code-areas.ts';
import type { BarcodeBinarizer, BarcodeReader, RawBarcode } from './open-barcode-reader.ts';

/** Longer side beyond which an area is not enlarged: larger codes need no help. */
const ENLARGED_SIDE = 1400;

/** Looks at an area of a large picture: the others have only ever helped in small ones. */
const EFFORTS_IN_LARGE = 2;
/** How far readings of one linear code lie apart at most, as a share of the longer side. */
const RIVAL_REACH = 0.2;

type Effort = {
  readonly enlarge: 1 | 2;
  /** A median of three by three pixels takes noise away and leaves edges. */
  readonly median: boolean;
  readonly binarizer: BarcodeBinarizer;
  /** Degrees clockwise; linear codes are read along rows and columns, so those that lie aslant are missed. */
  readonly turn: number;
};

/** Each reads sample codes that the first look misses; in the order of what they add for their cost. */
const efforts: readonly Effort[] = [
  { enlarge: 2, median: false, binarizer: 'LocalAverage', turn: 0 },
  { enlarge: 2, median: false, binarizer: 'GlobalHistogram', turn: 0 },
  { enlarge: 1, median: true, binarizer: 'GlobalHistogram', turn: 0 },
  { enlarge: 1, median: true, binarizer: 'GlobalHistogram', turn: 30 },
  { enlarge: 2, median: false, binarizer: 'LocalAverage', turn: 15 },
];

/**
 * Every printed code of the six formats, corners clockwise from the code's own top left in pixels of the base picture. One look at
 * the whole picture; where nothing was read but `findCodeAreas` sees a chance, further looks at that area alone: enlarged, with
 * another threshold, with the median, turned. Of linear codes that overlap, the one more rows agree on stays: their single check
 * digit lets one wrong reading in ten through.
 */
export async function readBarcodes(reader: BarcodeReader, pyramid: Pyramid): Promise<Barcode[]> {
  const { base } = pyramid;
  const found = (await reader.read(base, 'LocalAverage')).map((raw) => place(raw, (point) => point));
  for (const area of findCodeAreas(pyramid)) {
    if (found.some(({ barcode }) => barcode.corners.some((corner) => contains(area, corner)))) continue;
    found.push(...(await readArea(reader, base, area)));
  }
  return found
    .sort((one, other) => other.rows - one.rows)
    .filter(({ barcode }, index) => !found.slice(0, index).some((better) => rival(better.barcode, barcode)))
    .map(({ barcode }) => barcode);
}

type Placed = { readonly barcode: Barcode; readonly rows: number };

/** Two linear readings of one place. */
function rival(one: Barcode, other: Barcode): boolean {
  if (!isLinear(one) || !isLinear(other)) return false;
  const [a, b] = [bounds(one), bounds(other)];
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function isLinear({ format }: Barcode): boolean {
  return format === 'ean-13' || format === 'code-128';
}

/** Where a code lies and its surroundings: a reading of few rows is a thin strip of it. */
function bounds({ corners }: Barcode): Box {
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - x, Math.max(...ys) - y];
  const reach = RIVAL_REACH * Math.max(width, height);
  return { x: x - reach, y: y - reach, width: width + 2 * reach, height: height + 2 * reach };
}

async function readArea(reader: BarcodeReader, base: Pixels, area: Box): Promise<Placed[]> {
  const left = Math.floor(area.x);
  const top = Math.floor(area.y);
  const width = Math.min(base.width - left, Math.ceil(area.width));
  const height = Math.min(base.height - top, Math.ceil(area.height));
  const isWhole = width === base.width && height === base.height;
  for (const effort of isWhole ? efforts : efforts.slice(0, EFFORTS_IN_LARGE)) {
    const scale = Math.max(width, height) * effort.enlarge > ENLARGED_SIDE ? 1 : effort.enlarge;
    const cropped = sharp(base.data, { raw: { width: base.width, height: base.height, channels: 3 } })
      .extract({ left, top, width, height })
      .resize({ width: width * scale, height: height * scale, fit: 'fill', kernel: 'cubic' });
    if (effort.median) cropped.median(3);
    if (effort.turn !== 0) cropped.rotate(effort.turn, { background: '#808080' });
    const { data, info } = await cropped.raw().toBuffer({ resolveWithObject: true });
    const raw = await reader.read({ data, width: info.width, height: info.height }, effort.binarizer);
    if (raw.length === 0) continue;
    const angle = (effort.turn * Math.PI) / 180;
    return raw.map((each) =>
      place(each, ({ x, y }) => {
        const across = x - info.width / 2;
        const down = y - info.height / 2;
        return {
          x: left + width / 2 + (across * Math.cos(angle) + down * Math.sin(angle)) / scale,
          y: top + height / 2 + (down * Math.cos(angle) - across * Math.sin(angle)) / scale,
        };
      }),
    );
  }
  return [];
}

function place({ format, result }: RawBarcode, move: (point: Point) => Point): Placed {
  const { topLeft, topRight, bottomRight, bottomLeft } = result.position;
  const barcode: Barcode = {
    format,
    text: result.text,
    bytes: Buffer.from(result.bytes).toString('base64'),
    corners: [topLeft, topRight, bottomRight, bottomLeft].map(({ x, y }) => move({ x, y })),
  };
  return { barcode, rows: result.lineCount };
}

function contains({ x, y, width, height }: Box, point: Point): boolean {
  return point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;
}

import sharp from 'sharp';
import { type ConditionName, drawConditions } from '../capture/conditions.ts';
import { developPicture, takePicture } from '../capture/take-picture.ts';
import { allKinds } from '../kinds/all-kinds.ts';
import { digits } from '../people/numbers.ts';
import { type Random, seededRandom } from '../random.ts';
import { barcodeSvg } from '../sheets/barcode-svg.ts';
import type { BarcodeKind } from '../sheets/sheet.ts';

/** A symbol on its label, photographed. */
export type PlannedBarcode = {
  /** Folder and file name without its ending, as `barcodes/` has them: `pdf417-1/1-glare`. */
  readonly name: string;
  readonly format: BarcodeKind;
  readonly text: string;
  readonly condition: ConditionName;
  readonly seed: number;
};

const formats: readonly BarcodeKind[] = ['pdf417', 'qr', 'aztec', 'data-matrix', 'code-128', 'ean-13'];
const folders: Readonly<Record<BarcodeKind, string>> = {
  pdf417: 'pdf417-1',
  qr: 'qrcode-1',
  aztec: 'aztec-1',
  'data-matrix': 'datamatrix-1',
  'code-128': 'code128-1',
  'ean-13': 'ean13-1',
};
const conditions: readonly ConditionName[] = [
  'good',
  'perspective',
  'turned',
  'blur',
  'noise',
  'dim',
  'jpeg',
  'small',
  'rotated-90',
];

/** `each` symbols of every format. */
export function planBarcodes(seed: number, each: number): PlannedBarcode[] {
  return formats.flatMap((format, row) =>
    Array.from({ length: each }, (_, index) => {
      const own = seed * 9001 + row * 1000 + index;
      const condition = conditions[(index + row * 2) % conditions.length] ?? 'good';
      return {
        name: `${folders[format]}/${index + 1}-${condition}`,
        format,
        text: inventText(format, own),
        condition,
        seed: own,
      };
    }),
  );
}

export async function makeBarcode({ format, text, condition, seed }: PlannedBarcode): Promise<Buffer> {
  const random = seededRandom(seed);
  const drawn = drawConditions(condition, random);
  const { path, width, height } = barcodeSvg(format, text);
  // Modules of three to six pixels on a white label.
  const scale = Math.max(1.5, Math.min(3, 1100 / width));
  const quiet = 24;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.round((width + 2 * quiet) * scale)}" ` +
    `height="${Math.round((height + 2 * quiet) * scale)}" viewBox="${-quiet} ${-quiet} ${width + 2 * quiet} ` +
    `${height + 2 * quiet}"><rect x="${-quiet}" y="${-quiet}" width="100%" height="100%" fill="#fff"/>${path}</svg>`;
  const label = await sharp(Buffer.from(svg)).flatten({ background: '#ffffff' }).png().toBuffer();
  const { pixels } = await takePicture([{ picture: label }], drawn, { width: 1120, height: 840 }, random);
  return await developPicture(pixels, drawn);
}

function inventText(format: BarcodeKind, seed: number): string {
  const random: Random = seededRandom(seed);
  switch (format) {
    case 'pdf417': {
      const kind = allKinds.find(({ id }) => id === (seed % 2 === 0 ? 'usa-driving-licence' : 'can-id-card'));
      return kind?.invent(seed, 'F').barcodes['aamva'] ?? '';
    }
    case 'qr':
      return `https://modelo.invalid/cin?n=${digits(random, 9)}`;
    case 'aztec':
      return `SPECIMEN TICKET ${digits(random, 12)}`;
    case 'data-matrix':
      return `SPECIMEN ${digits(random, 14)}`;
    case 'code-128':
      return `SPECIMEN-${digits(random, 6)}`;
    case 'ean-13': {
      // 20 to 29 is for use inside a shop: no article of the world has such a number.
      const base = `20${digits(random, 10)}`;
      const sum = [...base].reduce((all, digit, index) => all + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
      return base + String((10 - (sum % 10)) % 10);
    }
  }
}

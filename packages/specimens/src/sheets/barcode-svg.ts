import bwipjs from 'bwip-js/node';
import type { BarcodeKind } from './sheet.ts';

const encoders: Readonly<Record<BarcodeKind, string>> = {
  pdf417: 'pdf417',
  qr: 'qrcode',
  aztec: 'azteccode',
  'data-matrix': 'datamatrix',
  'code-128': 'code128',
  'ean-13': 'ean13',
};

/** Options of bwip-js by format: AAMVA D.12.3 wants error correction level 3 to 5 and modules 3 times as high as wide. */
const settings: Readonly<Record<BarcodeKind, Record<string, unknown>>> = {
  pdf417: { eclevel: 4, columns: 12, rowmult: 3 },
  qr: { eclevel: 'M' },
  aztec: {},
  'data-matrix': {},
  'code-128': { height: 14 },
  'ean-13': { height: 22 },
};

/**
 * Draws a symbol as SVG path data.
 * @param text code points 0 to 255 become bytes one by one, others UTF-8
 * @returns the path, black on nothing, and the size of its own coordinates
 */
export function barcodeSvg(
  format: BarcodeKind,
  text: string,
): { readonly path: string; readonly width: number; readonly height: number } {
  const svg = bwipjs.toSVG({
    bcid: encoders[format],
    text: format === 'ean-13' || format === 'code-128' ? text : bytesOf(text),
    ...(format === 'ean-13' || format === 'code-128' ? {} : { binarytext: true }),
    ...settings[format],
    scale: 2,
    includetext: false,
  });
  const [, width = '0', height = '0'] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  // Bars of the linear symbols are strokes, everything else fills: both kept as elements.
  const elements = [...svg.matchAll(/<(?:path|rect|polygon)[^>]*>/g)].map(([element]) => element).join('');
  return { path: elements, width: Number(width), height: Number(height) };
}

function bytesOf(text: string): string {
  return [...text].every((character) => (character.codePointAt(0) ?? 0) < 256)
    ? text
    : Buffer.from(text, 'utf8').toString('latin1');
}

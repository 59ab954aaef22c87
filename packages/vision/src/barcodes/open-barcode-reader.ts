import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BarcodeFormat } from '@aval/core/findings';
import { failure, type Result, success } from '@aval/core/result';
import {
  prepareZXingModule,
  type ReaderOptions,
  type ReadResult,
  readBarcodes,
  ZXING_WASM_SHA256,
  ZXING_WASM_VERSION,
} from 'zxing-wasm/reader';
import type { ModelFailure } from '../models/model-failure.ts';
import type { Pixels } from '../picture/pixels.ts';

export type BarcodeBinarizer = 'LocalAverage' | 'GlobalHistogram';
export type RawBarcode = { readonly format: BarcodeFormat; readonly result: ReadResult };

/** The decoder of printed codes; runs in the thread that opened it. */
export type BarcodeReader = {
  /** Stored with what it read. */
  readonly id: string;
  /** Every code whose checksums hold, in pixels of `pixels`. */
  read(pixels: Pixels, binarizer: BarcodeBinarizer): Promise<RawBarcode[]>;
};

const file = 'zxing_reader.wasm';
const formats: ReadonlyMap<string, BarcodeFormat> = new Map([
  ['PDF417', 'pdf417'],
  ['CompactPDF417', 'pdf417'],
  ['QRCode', 'qr'],
  ['QRCodeModel1', 'qr'],
  ['QRCodeModel2', 'qr'],
  ['Aztec', 'aztec'],
  ['AztecCode', 'aztec'],
  ['DataMatrix', 'data-matrix'],
  ['Code128', 'code-128'],
  ['EAN13', 'ean-13'],
]);

/** Two lines have to agree on a linear code: with one, other numbers were read than those printed. */
const options: ReaderOptions = {
  formats: ['PDF417', 'QRCode', 'Aztec', 'DataMatrix', 'Code128', 'EAN13'],
  tryHarder: true,
  minLineCount: 2,
  maxNumberOfSymbols: 8,
  // Other modes put names in place of control characters, which the formats inside the codes are built on.
  textMode: 'Plain',
};

/**
 * Loads the decoder's WebAssembly out of the installed package, compares it with the digest that the package itself carries, and
 * starts it: whatever is wrong shows here and not as a picture without codes. Nothing is fetched.
 * @param wasm where the WebAssembly is; for tests
 */
export async function openBarcodeReader(
  wasm: string = import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'),
): Promise<Result<BarcodeReader, ModelFailure>> {
  let bytes: Buffer;
  try {
    bytes = await readFile(fileURLToPath(wasm));
  } catch (error) {
    return refuse('model-missing', reason(error));
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== ZXING_WASM_SHA256) {
    return refuse('model-altered', `sha256 is ${sha256}, the package says ${ZXING_WASM_SHA256}`);
  }
  try {
    const wasmBinary = new Uint8Array(bytes).buffer;
    await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  } catch (error) {
    return refuse('model-unusable', reason(error));
  }
  return success({
    id: `zxing-wasm@${ZXING_WASM_VERSION}`,
    async read(pixels, binarizer) {
      const { width, height } = pixels;
      const found = await readBarcodes({ data: withAlpha(pixels), width, height }, { ...options, binarizer });
      return found.flatMap((result) => {
        const format = formats.get(result.format);
        return format === undefined || !result.isValid ? [] : [{ format, result }];
      });
    },
  });
}

function withAlpha({ data, width, height }: Pixels): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(width * height * 4);
  for (let from = 0, to = 0; to < out.length; from += 3, to += 4) {
    out[to] = data[from] ?? 0;
    out[to + 1] = data[from + 1] ?? 0;
    out[to + 2] = data[from + 2] ?? 0;
    out[to + 3] = 255;
  }
  return out;
}

function refuse(code: ModelFailure['code'], cause: string): Result<never, ModelFailure> {
  return failure({ code, file, message: `${file}: ${cause}` });
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : 'not readable';
}

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import loadTesseract, {
  type TessBaseApi,
  type TesseractModule,
} from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import type { Stopwatch } from '../models/stopwatch.ts';
import { leanTraineddata } from './lean-traineddata.ts';
import { lineReaderId, type Tongue } from './tongues.ts';

/** One character of a line that tesseract read. `from` and `to` are pixels of the grey picture it was given. */
export type ReadSymbol = {
  readonly text: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly from: number;
  readonly to: number;
  readonly startsWord: boolean;
};

/** 8-bit grey, rows from the top, dark on light. */
export type GreyLine = { readonly data: Uint8Array; readonly width: number; readonly height: number };

/** Reads grey pictures of single lines. Not to be asked twice at once: what is asked is answered in order. */
export type LineReader = {
  readonly id: string;
  /** Throws when the data of the tongue cannot be used any more, though it could when it was opened. */
  read(stopwatch: Stopwatch, tongue: Tongue, line: GreyLine): Promise<ReadSymbol[]>;
};

/** The wasm build takes the picture out of its own memory, from this place alone. */
const INPUT = '/input';
/** Numbers of tesseract's enumerations, which the wasm build does not export. */
const LSTM_ONLY = 1;
const SINGLE_LINE = 7;
const WORD = 3;
const SYMBOL = 4;
/** Resolution that tesseract is told, in dots an inch: it only keeps it from guessing. */
const RESOLUTION = 70;
const unzip = promisify(gunzip);

/**
 * A reader in this very thread: the wasm starts no threads and fetches nothing. Neither it nor any network is loaded
 * before the first line that needs it; from then on they stay.
 * @param bytesOf gives the verified, compressed data of a tongue; throws when it has none
 */
export function openLineReader(bytesOf: (tongue: Tongue) => Promise<Uint8Array>): LineReader {
  let loading: Promise<TesseractModule> | undefined;
  const engines = new Map<Tongue, Promise<TessBaseApi>>();

  async function openEngine(tongue: Tongue): Promise<TessBaseApi> {
    loading ??= loadModule();
    const tesseract = await loading;
    const lean = leanTraineddata(await unzip(await bytesOf(tongue)));
    if (!lean.ok) throw new Error(`${tongue}: ${lean.error}`);
    const file = `/${tongue}.traineddata`;
    tesseract.FS.writeFile(file, lean.value);
    const engine = new tesseract.TessBaseAPI();
    const status = engine.Init('/', tongue, LSTM_ONLY);
    tesseract.FS.unlink(file);
    if (status !== 0) throw new Error(`${tongue}: tesseract refuses its data (${status})`);
    engine.SetPageSegMode(SINGLE_LINE);
    return engine;
  }

  return {
    id: lineReaderId,
    read: (stopwatch, tongue, line) =>
      stopwatch.inference(async () => {
        const opening = engines.get(tongue) ?? openEngine(tongue);
        engines.set(tongue, opening);
        const engine = await opening;
        loading ??= loadModule();
        return readLine(await loading, engine, line);
      }),
  };
}

async function loadModule(): Promise<TesseractModule> {
  const { resolve } = createRequire(import.meta.url);
  const wasmBinary = await readFile(resolve('tesseract.js-core/tesseract-core-simd-lstm.wasm'));
  const silent = () => undefined;
  return loadTesseract({ wasmBinary, print: silent, printErr: silent });
}

/** Synchronous: nothing can come between the picture and its answer. */
function readLine(tesseract: TesseractModule, engine: TessBaseApi, line: GreyLine): ReadSymbol[] {
  const head = new TextEncoder().encode(`P5\n${line.width} ${line.height}\n255\n`);
  const file = new Uint8Array(head.length + line.data.length);
  file.set(head);
  file.set(line.data, head.length);
  tesseract.FS.writeFile(INPUT, file);
  engine.SetImageFile(1, 0);
  engine.SetSourceResolution(RESOLUTION);
  const symbols: ReadSymbol[] = [];
  if (engine.Recognize(null) === 0) {
    const iterator = engine.GetIterator();
    if (!tesseract.compare(iterator, tesseract.NULL)) {
      iterator.Begin();
      do {
        if (iterator.Empty(SYMBOL)) continue;
        const text = iterator.GetUTF8Text(SYMBOL).trim();
        if (text === '') continue;
        const { x0, x1 } = iterator.getBoundingBox(SYMBOL);
        symbols.push({
          text,
          confidence: Math.min(1, Math.max(0, iterator.Confidence(SYMBOL) / 100)),
          from: x0,
          to: x1,
          startsWord: iterator.IsAtBeginningOf(WORD),
        });
      } while (iterator.Next(SYMBOL));
      tesseract.destroy(iterator);
    }
  }
  engine.Clear();
  return symbols;
}

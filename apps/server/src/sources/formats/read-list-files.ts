import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { ListEntry } from '@aval/core/screening/subject';
import { parse } from 'csv-parse';
import type { ListFormat } from '../ports.ts';
import { detectFormat } from './detect-format.ts';
import { ListRefused, type Parsed } from './parsed.ts';
import { readEuXml } from './read-eu-xml.ts';
import { keepSideRow, ofacColumns, readSdnRow, type SideFiles } from './read-ofac-csv.ts';
import { readOfacXml } from './read-ofac-xml.ts';
import { readUnXml } from './read-un-xml.ts';
import { readXml } from './read-xml.ts';

/** Bytes of one file: ten times the largest list of these formats. */
const largestFile = 512 * 1024 * 1024;
/** Bytes of ALT.CSV, ADD.CSV or SDN_COMMENTS.CSV, whose rows are kept in memory until their entries come. */
const largestSideFile = 64 * 1024 * 1024;
const headBytes = 4096;

const readers = { 'ofac-xml': readOfacXml, 'eu-xml': readEuXml, 'un-xml': readUnXml } as const;

export type ReadListOptions = {
  readonly files: readonly string[];
  readonly format: ListFormat | 'auto';
  /** Bytes read so far and altogether. */
  readonly onProgress: (done: number, all: number) => void;
};
export type ReadList = {
  readonly format: ListFormat;
  /** The entries as they are read, in pieces; memory does not grow with the file. */
  readonly entries: AsyncGenerator<ListEntry[]>;
  /** Known when all entries were read. */
  readonly end: () => { readonly digest: string; readonly publishedOn: string | undefined };
};

/** Opens the files of one list. Throws `ListRefused` here, or while the entries are read. */
export async function readListFiles({
  files,
  format: wanted,
  onProgress,
}: ReadListOptions): Promise<ReadList> {
  const opened = await Promise.all(files.map(look));
  const format = wanted === 'auto' ? opened[0]?.format : wanted;
  if (format === undefined) throw new ListRefused('the format cannot be told: it is none of OFAC, EU and UN');
  for (const file of opened) {
    if (file.format !== format) throw new ListRefused(`${file.path} is not in the format ${format}`);
  }
  if (format !== 'ofac-csv' && files.length > 1)
    throw new ListRefused(`the format ${format} comes in one file; give the others names of their own`);
  const all = opened.reduce((sum, { size }) => sum + size, 0);
  const digest = createHash('sha256');
  let done = 0;
  let publishedOn: string | undefined;
  const count = (bytes: Buffer) => {
    digest.update(bytes);
    done += bytes.length;
    onProgress(done, all);
  };
  const chosen = format;
  async function* entries(): AsyncGenerator<ListEntry[]> {
    const path = opened[0]?.path ?? '';
    const parsed = chosen === 'ofac-csv' ? ofacRows(opened, count) : xmlEntries(path, chosen, count);
    for await (const pieces of parsed) {
      for (const piece of pieces) if (piece.kind === 'published') publishedOn = piece.day;
      const found = pieces.flatMap((piece) => (piece.kind === 'entry' ? [piece.entry] : []));
      if (found.length > 0) yield found;
    }
  }
  return { format, entries: entries(), end: () => ({ digest: digest.digest('hex'), publishedOn }) };
}

type Opened = {
  readonly path: string;
  readonly size: number;
  readonly format: ListFormat | undefined;
  readonly head: string;
};

async function look(path: string): Promise<Opened> {
  try {
    const { size } = await stat(path);
    if (size > largestFile) throw new ListRefused(`${path} is larger than ${largestFile / 1024 / 1024} MiB`);
    if (size === 0) throw new ListRefused(`${path} is empty`);
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
      const head = buffer.subarray(0, bytesRead).toString('utf8');
      return { path, size, format: detectFormat(head), head };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof ListRefused) throw error;
    throw new ListRefused(`${path} cannot be read (${codeOf(error)})`);
  }
}

async function* xmlEntries(
  path: string,
  format: Exclude<ListFormat, 'ofac-csv'>,
  count: (bytes: Buffer) => void,
): AsyncGenerator<Parsed[]> {
  let pieces: Parsed[] = [];
  const xml = readXml(readers[format]((parsed) => pieces.push(parsed)));
  for await (const text of texts(path, count)) {
    xml.write(text);
    yield pieces;
    pieces = [];
  }
  xml.end();
  yield pieces;
}

/** The text of a file in pieces. All formats are published in UTF-8; anything else would turn names into nonsense. */
async function* texts(path: string, count: (bytes: Buffer) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes?: Buffer) => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      throw new ListRefused(`${path} is not in UTF-8`);
    }
  };
  for await (const chunk of createReadStream(path)) {
    const bytes = Buffer.from(chunk);
    count(bytes);
    yield decode(bytes);
  }
  yield decode();
}

async function* ofacRows(files: readonly Opened[], count: (bytes: Buffer) => void): AsyncGenerator<Parsed[]> {
  const side: SideFiles = new Map();
  const sorted = await Promise.all(
    files.map(async (file) => ({ ...file, columns: await columnsOf(file.head) })),
  );
  const main = sorted.filter(({ columns }) => columns === ofacColumns.sdn);
  if (main.length !== 1) throw new ListRefused('exactly one SDN.CSV is needed, with 12 columns');
  for (const { path, columns, size } of sorted) {
    if (columns === ofacColumns.sdn) continue;
    if (columns !== ofacColumns.alt && columns !== ofacColumns.add && columns !== ofacColumns.comments)
      throw new ListRefused(`${path} is none of SDN.CSV, ALT.CSV, ADD.CSV and SDN_COMMENTS.CSV`);
    if (size > largestSideFile)
      throw new ListRefused(`${path} is larger than ${largestSideFile / 1024 / 1024} MiB`);
    for await (const row of rowsOf(path, columns, count)) keepSideRow(row, side);
  }
  let pieces: Parsed[] = [];
  for await (const row of rowsOf(main[0]?.path ?? '', ofacColumns.sdn, count)) {
    const parsed = readSdnRow(row, side);
    if (parsed !== undefined) pieces.push(parsed);
    if (pieces.length < 200) continue;
    yield pieces;
    pieces = [];
  }
  yield pieces;
}

async function columnsOf(head: string): Promise<number> {
  const [line = '', ...more] = head.split(/\r?\n/);
  // The remarks of a first row may be longer than what was looked at.
  const isCut = more.length === 0 && line.split('"').length % 2 === 0;
  const rows = parse(isCut ? `${line}"` : line, { relax_quotes: true });
  try {
    for await (const row of rows) return Array.isArray(row) ? row.length : 0;
  } catch {
    throw new ListRefused('the first row is no row of values parted by commas');
  }
  return 0;
}

async function* rowsOf(
  path: string,
  columns: number,
  count: (bytes: Buffer) => void,
): AsyncGenerator<string[]> {
  const parser = parse({ relax_quotes: true, relax_column_count: true, max_record_size: 100_000 });
  const feed = async () => {
    for await (const text of texts(path, count)) {
      // DOS files end with this sign.
      if (!parser.write(text.replaceAll('\u001a', '')))
        await new Promise((resolve) => parser.once('drain', resolve));
    }
    parser.end();
  };
  feed().catch((error: unknown) => parser.destroy(error instanceof Error ? error : new Error('unknown')));
  try {
    for await (const row of parser) {
      const cells: string[] = Array.isArray(row) ? row.map(String) : [];
      if (cells.length === 1 && cells[0]?.trim() === '') continue;
      if (cells.length !== columns)
        throw new ListRefused(`a row of ${path} has ${cells.length} columns instead of ${columns}`);
      yield cells;
    }
  } catch (error) {
    if (error instanceof ListRefused) throw error;
    throw new ListRefused(`${path} is no file of values parted by commas (${codeOf(error)})`);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'damaged';
}

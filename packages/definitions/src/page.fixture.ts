import { describeDocument } from '@aval/core/documents/describe-document';
import type { DescribedDocument } from '@aval/core/documents/described';
import type { Barcode, DocumentFindings, Face, MrzReading, TextLine } from '@aval/core/findings';
import { mrzCheckDigit } from '@aval/core/mrz/check-digit';
import { parseMrz } from '@aval/core/mrz/parse-mrz';
import { documentFindings, face as portrait } from '@aval/core/rules/evidence.fixture';
import { loadDefinitions } from './load-definitions.ts';

/** Builders of what a reader would give for a page: lines with words and boxes, no picture. */

export type PrintedLine = {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly height?: number;
  readonly confidence?: number;
};

export function line({ x, y, text, height = 30, confidence = 0.96 }: PrintedLine): TextLine {
  const advance = height * 0.55;
  const words = [...text.matchAll(/\S+/gu)].map((word) => ({
    text: word[0],
    confidence,
    box: { x: x + word.index * advance, y, width: word[0].length * advance, height },
  }));
  return {
    text: words.map((word) => word.text).join(' '),
    confidence,
    box: { x, y, width: text.length * advance, height },
    script: /\p{Script=Cyrillic}/u.test(text) ? 'cyrillic' : 'latin',
    words,
  };
}

export function portraitFace(): Face {
  return portrait(220);
}

export function page(
  lines: readonly PrintedLine[],
  change: Partial<DocumentFindings> = {},
): DocumentFindings {
  return documentFindings({ text: lines.map(line), mrz: null, faces: [], portrait: null, ...change });
}

/** The reading of lines that were read without a doubt. */
export function mrz(lines: readonly string[], referenceDate = '2026-03-01'): MrzReading {
  const parsed = parseMrz(lines, referenceDate);
  if (parsed === null) throw new Error(`no machine-readable lines: ${lines.join(' / ')}`);
  const { format, checkDigits, fields } = parsed;
  const box = { x: 40, y: 850, width: 1500, height: 140 };
  return {
    format,
    lines: [...lines],
    minConfidence: 0.9,
    meanConfidence: 0.98,
    checkDigits: [...checkDigits],
    fields,
    box,
  };
}

export function symbol(format: Barcode['format'], text: string): Barcode {
  const corners = [
    { x: 100, y: 500 },
    { x: 900, y: 500 },
    { x: 900, y: 700 },
    { x: 100, y: 700 },
  ];
  return { format, text, bytes: '', corners };
}

/** `x y text` per line, heights in the fourth place of a tuple. */
export function at(
  ...lines: readonly (readonly [number, number, string, number?, number?])[]
): PrintedLine[] {
  return lines.map(([x, y, text, height = 26, confidence = 0.95]) => ({ x, y, text, height, confidence }));
}

/** A picture that shows the holder. */
export const face = { faces: [portraitFace()], portrait: documentFindings().portrait };
const digit = (text: string) => mrzCheckDigit(text) ?? '';

/** Three lines with their check digits; `data` is birth, sex, expiry and nationality. */
export function td1(code: string, number: string, optional: string, data: string, names: string): string[] {
  const one = `${code}${number}${digit(number)}${optional}`.padEnd(30, '<');
  const [birth = '', sex = '', expiry = '', nation = ''] = data.split(' ');
  const two = `${birth}${digit(birth)}${sex}${expiry}${digit(expiry)}${nation}`.padEnd(29, '<');
  const composite = digit(one.slice(5) + two.slice(0, 7) + two.slice(8, 15) + two.slice(18, 29));
  return [one, two + composite, names.padEnd(30, '<')];
}

/** Two lines of a passport with their check digits. */
export function td3(
  code: string,
  number: string,
  nation: string,
  data: string,
  optional: string,
  names: string,
): string[] {
  const [birth = '', sex = '', expiry = ''] = data.split(' ');
  const rest = optional.padEnd(14, '<');
  const start = `${number.padEnd(9, '<')}${digit(number.padEnd(9, '<'))}${nation}${birth}${digit(birth)}${sex}${expiry}${digit(expiry)}${rest}${digit(rest)}`;
  return [
    `${code}${names}`.padEnd(44, '<'),
    start + digit(start.slice(0, 10) + start.slice(13, 20) + start.slice(21, 43)),
  ];
}

/** The description of pages by the shipped definitions, on a fixed day. */
export async function describeWithShipped(): Promise<
  (...pages: readonly DocumentFindings[]) => DescribedDocument
> {
  const loaded = await loadDefinitions();
  if (!loaded.ok) throw new Error(`${loaded.error.file}: ${loaded.error.reason}`);
  return (...pages) => describeDocument(pages, loaded.value, '2026-03-01');
}

export function valuesOf({ fields }: DescribedDocument, source?: string): Record<string, string> {
  return Object.fromEntries(
    fields
      .filter((field) => source === undefined || field.source === source)
      .map(({ name, value }) => [name, value]),
  );
}

import type { Barcode, DocumentFindings, Face, MrzReading, TextLine } from '@aval/core/findings';
import { parseMrz } from '@aval/core/mrz/parse-mrz';

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
  return {
    box: { x: 40, y: 150, width: 220, height: 280 },
    score: 0.99,
    landmarks: [
      { x: 90, y: 240 },
      { x: 210, y: 240 },
      { x: 150, y: 300 },
      { x: 100, y: 350 },
      { x: 200, y: 350 },
    ],
    pose: { yaw: 0, pitch: 0, roll: 0 },
    sharpness: 200,
    brightness: 130,
  };
}

export function page(
  lines: readonly PrintedLine[],
  change: Partial<DocumentFindings> = {},
): DocumentFindings {
  return {
    kind: 'document',
    visionVersion: 'test',
    modelIds: [],
    picture: { format: 'jpeg', width: 1600, height: 1010, rotation: 0 },
    quality: { sharpness: 300, brightness: 140, glareShare: 0, colourfulness: 20 },
    signs: [],
    outlines: [],
    text: lines.map(line),
    mrz: null,
    barcodes: [],
    faces: [],
    portrait: null,
    timings: { stages: {}, inference: 0 },
    ...change,
  };
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

import type { Box, TextWord } from '@aval/core/findings';
import type { ReadCharacter } from './decode-free.ts';
import type { Strip } from './read-strip.ts';
import { boundingBox } from './text-box.ts';

/** A character of a line, whoever read it. `from` and `to` run along its strip: 0 is the start, 1 the end. */
export type Glyph = {
  readonly text: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly from: number;
  readonly to: number;
};

const LETTER = /\p{L}/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;

export function isLetter({ text }: Glyph): boolean {
  return LETTER.test(text);
}

export function isCyrillic({ text }: Glyph): boolean {
  return CYRILLIC.test(text);
}

export function textOf(glyphs: readonly Glyph[]): string {
  return glyphs.map(({ text }) => text).join('');
}

/** Mean confidence, 0 when there are none. */
export function meanConfidence(glyphs: readonly Glyph[]): number {
  return glyphs.length === 0
    ? 0
    : glyphs.reduce((sum, { confidence }) => sum + confidence, 0) / glyphs.length;
}

/**
 * Gives the characters that the ONNX reader saw a width: CTC tells one step of each, so a character reaches half the
 * way to its neighbours, and no further than half of the line's usual distance where a gap follows.
 */
export function glyphsOf(read: readonly ReadCharacter[]): Glyph[] {
  const gaps = read.slice(1).map(({ position }, index) => position - (read[index]?.position ?? 0));
  const usual = median(gaps) ?? 0.5;
  return read.map(({ character, confidence, position }, index) => {
    const before = gaps[index - 1] ?? usual;
    const after = gaps[index] ?? usual;
    return {
      text: character,
      confidence,
      from: Math.max(0, position - Math.min(before, usual * 1.4) / 2),
      to: Math.min(1, position + Math.min(after, usual * 1.4) / 2),
    };
  });
}

export function median(values: readonly number[]): number | undefined {
  return [...values].sort((one, other) => one - other)[values.length >> 1];
}

/** Runs of characters between spaces. */
export function splitWords(glyphs: readonly Glyph[]): Glyph[][] {
  const words: Glyph[][] = [];
  let open = false;
  for (const glyph of glyphs) {
    const blank = glyph.text.trim() === '';
    if (!blank && open) words.at(-1)?.push(glyph);
    else if (!blank) words.push([glyph]);
    open = !blank;
  }
  return words;
}

/** Words with their boxes in pixels of the picture. */
export function wordsOf(glyphs: readonly Glyph[], strip: Strip): TextWord[] {
  return splitWords(glyphs).map((word) => ({
    text: textOf(word),
    confidence: meanConfidence(word),
    box: boxOf(strip, word[0]?.from ?? 0, word.at(-1)?.to ?? 1),
  }));
}

/** The piece of a strip between two places along it. */
export function pieceOf(strip: Strip, from: number, to: number): Strip {
  const shift = ((from + to) / 2 - 0.5) * strip.length;
  return {
    ...strip,
    length: (to - from) * strip.length,
    centre: {
      x: strip.centre.x + shift * Math.cos(strip.angle),
      y: strip.centre.y + shift * Math.sin(strip.angle),
    },
  };
}

function boxOf(strip: Strip, from: number, to: number): Box {
  return boundingBox({ ...pieceOf(strip, from, Math.max(to, from)), score: 1 });
}

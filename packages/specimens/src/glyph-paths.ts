import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import bwipjs from 'bwip-js/node';
import opentype, { type Font, type PathCommand } from 'opentype.js';

/**
 * Text as SVG path data. Text elements would need fonts on the machine; a fresh one has none and then librsvg draws
 * nothing, so the outlines come out of npm packages:
 * - `ocr-b`: OCR-B by Matthew Skala after Norbert Schwarz (free for any use), inside bwip-js
 * - `regular`, `bold`: Noto Sans (SIL Open Font Licence), Latin with accents and Cyrillic
 */
export type Typeface = 'ocr-b' | 'regular' | 'bold';

const resolveFile = createRequire(import.meta.url).resolve;
const notoFiles = { regular: '400', bold: '700' } as const;
const subsets = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext'] as const;
const loaded = new Map<string, Font>();

/**
 * Outlines of one line of text, `size` units high (em; for OCR-B the height of capitals is about two thirds of it) with
 * its baseline starting at x, y. `pitch` sets the distance from character to character instead of the font's own.
 */
export function textPath(
  typeface: Typeface,
  text: string,
  place: { readonly x: number; readonly y: number; readonly size: number; readonly pitch?: number },
): string {
  let x = place.x;
  let path = '';
  for (const character of text) {
    const glyph =
      typeface === 'ocr-b'
        ? ocrBGlyph(character, x, place.y, place.size)
        : notoGlyph(typeface, character, x, place.y, place.size);
    path += glyph.path;
    x += place.pitch ?? glyph.advance;
  }
  return path;
}

/** How wide `textPath` would be. */
export function textWidth(typeface: Typeface, text: string, size: number): number {
  const measure = (character: string) =>
    typeface === 'ocr-b'
      ? ocrBGlyph(character, 0, 0, size).advance
      : notoGlyph(typeface, character, 0, 0, size).advance;
  return [...text].reduce((sum, character) => sum + measure(character), 0);
}

type Glyph = { readonly path: string; readonly advance: number };

function ocrBGlyph(character: string, x: number, y: number, size: number): Glyph {
  // The outlines come in whole units: drawn large and scaled down they keep their shape.
  const drawn = 1000;
  const scale = size / drawn;
  const outline = bwipjs.FontLib.getpaths(
    bwipjs.FontLib.lookup('OCR-B'),
    character.codePointAt(0) ?? 32,
    drawn,
    drawn,
  );
  const at = (px: number, py: number) => point(x + px * scale, y - py * scale);
  let path = '';
  for (const step of outline) {
    if (step.type === 'Q') path += `Q${at(step.cx, step.cy)} ${at(step.x, step.y)}`;
    else if (step.type === 'C') {
      path += `C${at(step.cx1, step.cy1)} ${at(step.cx2, step.cy2)} ${at(step.x, step.y)}`;
    } else path += `${step.type === 'M' && path !== '' ? 'Z' : ''}${step.type}${at(step.x, step.y)}`;
  }
  return { path: path === '' ? '' : `${path}Z`, advance: outline.advance * scale };
}

function notoGlyph(
  typeface: 'regular' | 'bold',
  character: string,
  x: number,
  y: number,
  size: number,
): Glyph {
  const fonts = subsets.map((subset) => notoFont(typeface, subset));
  const font = fonts.find((candidate) => candidate.charToGlyphIndex(character) > 0) ?? fonts[0];
  if (font === undefined) return { path: '', advance: 0 };
  const glyph = font.charToGlyph(character);
  return {
    path: outlineOf(glyph.getPath(x, y, size).commands),
    advance: ((glyph.advanceWidth ?? 0) / font.unitsPerEm) * size,
  };
}

/** The library's own text form writes NaN for values like 1e-14; this one rounds. */
function outlineOf(commands: readonly PathCommand[]): string {
  let path = '';
  for (const command of commands) {
    path += command.type;
    if (command.type === 'C') path += `${point(command.x1, command.y1)} ${point(command.x2, command.y2)} `;
    if (command.type === 'Q') path += `${point(command.x1, command.y1)} `;
    if (command.type !== 'Z') path += point(command.x, command.y);
  }
  return path;
}

function point(x: number, y: number): string {
  return `${number(x)} ${number(y)}`;
}

function notoFont(typeface: 'regular' | 'bold', subset: (typeof subsets)[number]): Font {
  const file = `@fontsource/noto-sans/files/noto-sans-${subset}-${notoFiles[typeface]}-normal.woff`;
  let font = loaded.get(file);
  if (font === undefined) {
    const bytes = readFileSync(resolveFile(file));
    font = opentype.parse(new Uint8Array(bytes).buffer);
    loaded.set(file, font);
  }
  return font;
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

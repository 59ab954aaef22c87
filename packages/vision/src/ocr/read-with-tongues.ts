import type { Stopwatch } from '../models/stopwatch.ts';
import type { Pyramid } from '../picture/pyramid.ts';
import { cutLine, lineMargin } from './cut-line.ts';
import { type Glyph, pieceOf } from './glyphs.ts';
import type { GreyLine, LineReader } from './open-line-reader.ts';
import type { Strip } from './read-strip.ts';
import type { Tongue } from './tongues.ts';

/** The detector's boxes lie close; marks above capitals and below letters want this much more height. */
const GROWTH = 1.12;
/** A piece of a line, cut out once and read as often as needed. */
export type Piece = {
  readonly line: GreyLine;
  /** The piece's glyphs, placed along the whole line's strip. */
  read(tongue: Tongue): Promise<Glyph[]>;
  /** Places along the whole strip as places along the cut. */
  inside(glyphs: readonly Glyph[]): Glyph[];
};

/** Cuts the piece of a line between two places along its strip; nothing is read yet. */
export function cutPiece(
  reader: LineReader,
  stopwatch: Stopwatch,
  pyramid: Pyramid,
  strip: Strip,
  { from, to }: { readonly from: number; readonly to: number },
): Piece {
  const start = Math.max(0, from);
  const end = Math.min(1, to);
  const span = Math.max(1e-6, end - start);
  const cut = { ...pieceOf(strip, start, end), thickness: strip.thickness * GROWTH };
  const line = cutLine(pyramid, cut);
  const inner = line.width - 2 * lineMargin;
  const place = (pixel: number) => start + (Math.min(inner, Math.max(0, pixel - lineMargin)) / inner) * span;
  const known = new Map<Tongue, Glyph[]>();
  return {
    line,
    inside: (glyphs) =>
      glyphs.map((glyph) => ({
        ...glyph,
        from: (glyph.from - start) / span,
        to: (glyph.to - start) / span,
      })),
    async read(tongue) {
      const before = known.get(tongue);
      if (before !== undefined) return before;
      const glyphs: Glyph[] = [];
      for (const symbol of await reader.read(stopwatch, tongue, line)) {
        const glyph = {
          text: symbol.text === '’' || symbol.text === '‘' ? "'" : symbol.text,
          confidence: symbol.confidence,
          from: place(symbol.from),
          to: place(symbol.to),
        };
        const last = glyphs.at(-1);
        if (symbol.startsWord && last !== undefined) {
          glyphs.push({ text: ' ', confidence: 1, from: last.to, to: glyph.from });
        }
        if (last !== undefined && isEcho(last.text, glyph.text)) glyphs.pop();
        glyphs.push(glyph);
      }
      known.set(tongue, glyphs);
      return glyphs;
    },
  };
}

/** A wide capital is sometimes seen twice, small and large: no word has them side by side. */
function isEcho(last: string, next: string): boolean {
  return last !== next && last === last.toLowerCase() && last.toUpperCase() === next;
}

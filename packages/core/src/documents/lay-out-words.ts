import type { Box, DocumentFindings, TextScript } from '../findings.ts';
import { type FoldedText, prepareText } from './fold-text.ts';
import { levelBox, tiltOf } from './level-text.ts';

/** A word of the picture with its place in its line's text (half-open, UTF-16 of the NFC form). */
export type PlacedWord = {
  readonly text: string;
  readonly confidence: number;
  /** On the page as it would lie level, so that columns stand upright: only for comparing places with one another. */
  readonly box: Box;
  /** In the picture. */
  readonly seen: Box;
  readonly line: number;
  readonly start: number;
  readonly end: number;
};

export type PlacedLine = {
  readonly text: string;
  readonly folded: FoldedText;
  readonly confidence: number;
  /** On the level page, like those of the words. */
  readonly box: Box;
  readonly script: TextScript;
  readonly words: readonly PlacedWord[];
};

/** The printed lines of a picture without its machine-readable ones, each with its words. */
export function layOutLines({ text, mrz }: DocumentFindings): PlacedLine[] {
  const tilt = tiltOf(text);
  return text
    .filter((line) => !isMachineReadable(line.text) && (mrz === null || !isInside(line.box, mrz.box)))
    .map((line, index) => {
      const normal = line.text.normalize('NFC');
      return {
        ...line,
        box: levelBox(line.box, tilt),
        text: normal,
        folded: prepareText(normal),
        words: placeWords({ ...line, text: normal }, index, tilt),
      };
    });
}

/** Fillers in a row, or a line of nothing but long runs of capitals and digits with fillers. */
export function isMachineReadable(text: string): boolean {
  return /<\s?<|[A-Z0-9<]{12,}<|^[A-Z0-9]{2,}<[A-Z0-9<]{8,}/.test(text);
}

/** Words that the reader did not part get boxes in proportion to their letters. */
function placeWords(line: DocumentFindings['text'][number], index: number, tilt: number): PlacedWord[] {
  let from = 0;
  return line.words.flatMap((word) => {
    const text = word.text.normalize('NFC');
    const found = line.text.indexOf(text, from);
    const start = found === -1 ? from : found;
    from = start + text.length;
    const box = levelBox(word.box, tilt);
    return [...text.matchAll(/\S+/gu)].map((part) => ({
      text: part[0],
      confidence: word.confidence,
      box: partOfBox(box, part.index, part.index + part[0].length, text.length),
      seen: partOfBox(word.box, part.index, part.index + part[0].length, text.length),
      line: index,
      start: start + part.index,
      end: start + part.index + part[0].length,
    }));
  });
}

/** The box of the characters `from` to `to` of a text of `length` characters printed in `box`. */
export function partOfBox(box: Box, from: number, to: number, length: number): Box {
  const each = length === 0 ? 0 : box.width / length;
  return { ...box, x: box.x + each * from, width: each * (to - from) };
}

/** The box of a span of the line's text. */
export function boxOfSpan(line: PlacedLine, start: number, end: number): Box | null {
  const parts = line.words.flatMap((word) => {
    const from = Math.max(start, word.start);
    const to = Math.min(end, word.end);
    return from < to ? [partOfBox(word.box, from - word.start, to - word.start, word.end - word.start)] : [];
  });
  return joinBoxes(parts);
}

/** The smallest box around all; null for none. */
export function joinBoxes(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

/** Share of the lower box's height that both have in common. */
export function rowOverlap(one: Box, other: Box): number {
  const top = Math.max(one.y, other.y);
  const bottom = Math.min(one.y + one.height, other.y + other.height);
  const lower = Math.min(one.height, other.height);
  return lower <= 0 ? 0 : Math.max(0, bottom - top) / lower;
}

function isInside(box: Box, frame: Box): boolean {
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  return x >= frame.x && x <= frame.x + frame.width && y >= frame.y && y <= frame.y + frame.height;
}

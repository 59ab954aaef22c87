import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Glyph, glyphsOf, pieceOf, splitWords, textOf, wordsOf } from './glyphs.ts';

const strip = { centre: { x: 300, y: 100 }, length: 400, thickness: 40, angle: 0 };

/** Characters as CTC places them: one step each, evenly apart. */
function read(text: string) {
  const characters = [...text];
  return characters.map((character, index) => ({
    character,
    confidence: 0.9,
    alternatives: [],
    position: (index + 0.5) / characters.length,
  }));
}

describe('words of a line', () => {
  it('have the places of their characters', () => {
    const [first, second, ...more] = wordsOf(glyphsOf(read('Given names')), strip);
    expect(more).toEqual([]);
    expect(first).toMatchObject({ text: 'Given', box: { y: 80, height: 40 } });
    expect(first?.box.x).toBeCloseTo(100, 5);
    expect(first?.box.width).toBeCloseTo((400 * 5) / 11, 5);
    expect(second).toMatchObject({ text: 'names' });
    expect(second?.box.x).toBeCloseTo(100 + (400 * 6) / 11, 5);
    expect(second?.confidence).toBeCloseTo(0.9, 9);
  });

  it('follow the slant of the line', () => {
    const [, down] = wordsOf(glyphsOf(read('ab cd')), { ...strip, angle: Math.PI / 2 });
    expect(down?.box.width).toBeCloseTo(40, 5);
    expect(down?.box.y).toBeCloseTo(100 - 200 + (400 * 3) / 5, 5);
  });

  it('stand in order, do not overlap, stay on the line and lose no character', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'abcW19 '), maxLength: 30 });
    fc.assert(
      fc.property(texts, (text) => {
        const words = wordsOf(glyphsOf(read(text)), strip);
        expect(words.map((word) => word.text)).toEqual(text.split(' ').filter((word) => word !== ''));
        let end = 100;
        for (const { box } of words) {
          expect(box.x).toBeGreaterThanOrEqual(end - 1e-6);
          end = box.x + box.width;
        }
        expect(end).toBeLessThanOrEqual(500 + 1e-6);
      }),
    );
  });

  it('are split at any blank', () => {
    const glyphs: Glyph[] = read(' a  b').map(({ character, confidence, position }) => ({
      text: character,
      confidence,
      from: position,
      to: position,
    }));
    expect(splitWords(glyphs).map(textOf)).toEqual(['a', 'b']);
  });
});

it('a piece of a strip lies along it', () => {
  expect(pieceOf(strip, 0.5, 1)).toEqual({ ...strip, length: 200, centre: { x: 400, y: 100 } });
});
